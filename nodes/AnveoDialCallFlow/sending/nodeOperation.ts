import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	NodeOperationError,
} from 'n8n-workflow';

import { InputRefusal } from '../../../anveo/inputRefusal';
import { itemOf, type ItemContext } from '../item/itemContext';
import { failedItem } from '../outcomes/failedItem';
import { beforeSending } from '../outcomes/failure';
import { withResults } from '../outcomes/stopError';
import { type DoneOperation, doneItem } from './doneItem';
import { Run } from './run';
import { withSmallBatches } from './smallBatches';

/** How n8n runs an operation for all items of a node. */
type NodeOperation = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * An operation that n8n's declarative engine runs, with its whole try in view: from before the first item to after the
 * last.
 *
 * Some failures never reach the items: a credential that cannot be read, an expression that cannot be evaluated. In the
 * continue settings n8n then hands the input items on as if all had gone well, or makes an error item of its own. Here
 * each leaves as a failed item, and what an earlier try has brought is not lost by it.
 *
 * @param engine what n8n has set as the node's `execute`: it runs what the operations declare
 * @param refuseRun throws an InputRefusal for a run of which nothing may be sent
 */
export function nodeOperation(
	operation: DoneOperation,
	engine: () => INodeType['execute'],
	refuseRun: (first: ItemContext) => void = () => {},
): NodeOperation {
	return async function () {
		const first = itemOf(this, 0);
		const run = Run.of(first);
		const output = await run.cancelWatch.during(first, async () => await outputOf(this));
		run.forgetNotes(first);
		return [output];

		async function outputOf(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
			try {
				refuseRun(first);
				const items = await itemsOf(context, engine());
				return items.map((item, at) => (isMadeByEngine(item) ? instead(at, item.error) : item));
			} catch (error) {
				if (!context.continueOnFail()) {
					throw withResults(shown(error, context), operation.wording, run.results());
				}
				// Some versions of n8n give up at an item's expression while earlier items are on their way.
				await run.settled();
				return Array.from({ length: run.items }, (_, at) => instead(at, error));
			}

			/** What is known of an item from earlier tries, or else that it failed now: then it was never sent. */
			function instead(at: number, error: unknown): INodeExecutionData {
				const known = run.outcomeOf(at);
				const item = itemOf(context, at);
				if (known?.kind === 'done') return doneItem(operation, item, known.json);
				const failure = known?.failure ?? beforeSending(error);
				return failedItem(item, failure, operation.wording);
			}
		}
	};
}

/** n8n shows the advice of its own errors only. */
function shown(error: unknown, context: IExecuteFunctions): unknown {
	if (!(error instanceof InputRefusal)) return error;
	const { message, advice } = error;
	return new NodeOperationError(context.getNode(), message, { description: advice });
}

async function itemsOf(
	context: IExecuteFunctions,
	engine: INodeType['execute'],
): Promise<INodeExecutionData[]> {
	const output = await engine?.call(withSmallBatches(context));
	if (Array.isArray(output)) return output[0] ?? [];
	throw new Error('This version of n8n cannot run the node');
}

/** The engine's own error items carry an error and nothing else. In the settings that continue there is one for each item. */
function isMadeByEngine({ json, error }: INodeExecutionData): boolean {
	return error !== undefined && Object.keys(json).length === 0;
}
