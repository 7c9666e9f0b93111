import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	NodeOperationError,
	WAIT_INDEFINITELY,
} from 'n8n-workflow';

import type { NamedValue } from '../../../../../anveo/action';
import { InputRefusal, quoted } from '../../../../../anveo/inputRefusal';
import { variableName } from '../../../../../anveo/variableName';
import { itemOf, type ItemContext } from '../../../item/itemContext';
import { nodeRun } from '../../../item/nodeRun';
import { booleanOf, numberOf, textOf } from '../../../item/readParameter';
import { requestOptions } from '../../../item/requestSettings';
import { failedItem } from '../../../outcomes/failedItem';
import { beforeSending } from '../../../outcomes/failure';
import { CALL } from '../../../outcomes/wording';
import type { Operation } from '../../../sending/operation';
import { Run } from '../../../sending/run';
import { sendItem } from '../../../sending/sendItem';
import { dial } from '../dial/dial';
import { type DialOrder, readDialOrder } from '../dial/dialOrder';
import { refuseRepeatedExecution } from './repeatedExecution';

/** Longest wait that can be set: 60 days, as far ahead as Anveo schedules calls. */
const MAX_WAIT_MINUTES = 86_400;

export interface WaitingOrder extends DialOrder {
	/** The address that resumes the execution, and the variable that gets it. */
	resume: NamedValue;
	/** Milliseconds, or undefined for no limit. */
	maxWait?: number;
}

/** An operation that dials and waits, as far as it differs from others. */
export interface WaitingOperation<O extends WaitingOrder> {
	/** How the person knows it. */
	name: string;
	/** What an agent can do instead. */
	insteadOfTool: string;
	/** @throws InputRefusal naming the parameter; nothing has been sent */
	readOrder(item: ItemContext, order: WaitingOrder): O;
	/** The address with what is to come back with the reply. @throws Fault when nothing can be sent */
	resumeUrl(context: IExecuteFunctions, order: O): Promise<string>;
	/** The output while there is no reply, and when the time is up. @param json the output of the dial */
	withoutReply(json: IDataObject): IDataObject;
}

/**
 * A dial whose call flow gets the address that resumes this execution, in a variable.
 *
 * All that the wait needs is read before the request leaves: no parameter can come between a placed call and its wait.
 *
 * @param options what n8n sends the request with: Request Options are checked as the other parameters are
 */
function waitingDial<O extends WaitingOrder>(
	operation: WaitingOperation<O>,
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
): Operation<O> {
	return {
		...dial,
		readOrder(item) {
			Object.assign(options, requestOptions(item));
			const order = readDialOrder(item);
			const resume = { name: resumeVariable(item, order), value: resumeUrlOf(context) };
			return operation.readOrder(item, { ...order, resume, maxWait: readMaxWait(item) });
		},
		async send(exchange, order) {
			const resume = { ...order.resume, value: await operation.resumeUrl(context, order) };
			if (!order.redialAfterUnclearOutcome)
				await refuseRepeatedExecution(context, itemOf(context, 0));
			const call = { ...order.call, variables: [...order.call.variables, resume] };
			const json = await dial.send(exchange, { ...order, call });
			return { ...json, waitUntil: waitUntil(json.scheduledFor, order.maxWait) };
		},
	};
}

/** When the wait is over: counted from when the call is due, which is now unless it is scheduled. Null: no limit. */
function waitUntil(scheduledFor: unknown, maxWait?: number): string | null {
	if (maxWait === undefined) return null;
	const due = typeof scheduledFor === 'string' ? Date.parse(scheduledFor) : Date.now();
	return new Date(due + maxWait).toISOString();
}

/**
 * "Dial and Wait for Reply": dials, then puts the execution to sleep in n8n's database until the call flow requests the
 * resume address.
 *
 * Not declarative, because only here n8n lets a node wait. Sent by the same rules as any other dial.
 */
export async function dialAndWait(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await dialThenWait(this, DIAL_AND_WAIT);
}

const DIAL_AND_WAIT: WaitingOperation<WaitingOrder> = {
	name: 'Dial and Wait for Reply',
	insteadOfTool: "Use 'Dial Call Flow' and 'Get Call Status' as tools instead.",
	readOrder: (_item, order) => order,
	resumeUrl: async (_context, { resume }) => resume.value,
	withoutReply: (json) => ({ ...json, replied: false, timedOut: true, reply: {}, repliedAt: null }),
};

/** Dials by an operation, and waits by it. */
export async function dialThenWait<O extends WaitingOrder>(
	context: IExecuteFunctions,
	operation: WaitingOperation<O>,
): Promise<INodeExecutionData[][]> {
	const refusal = toolRefusal(context, operation) ?? listRefusal(context, operation);
	if (refusal !== undefined) return [refuseAll(context, refusal)];
	const item = itemOf(context, 0);
	const work = async () => await dialled(operation, context, item);
	const run = Run.of(item);
	const output = await run.cancelWatch.during(item, work);
	run.forgetNotes(item);
	return [output];
}

async function dialled<O extends WaitingOrder>(
	operation: WaitingOperation<O>,
	context: IExecuteFunctions,
	item: ItemContext,
): Promise<INodeExecutionData[]> {
	const options: IHttpRequestOptions = { url: '' };
	const send = async () => await request(context, options);
	const dialling = waitingDial(operation, context, options);
	const [output] = await sendItem(dialling, item, { options, send });
	if (output === undefined) return [];
	// Not by the requestId: a failed item has the fields of its input item.
	if (output.json.error !== undefined) return [output];
	const waiting = { ...output, json: operation.withoutReply(output.json) };
	await wait(context, waiting, output.json.waitUntil);
	return [waiting];
}

/**
 * The address that resumes the execution, ready for more query parameters: call flows put `&DIGITS=...` behind it.
 *
 * Before n8n 2.20 it has no token, and so no query to go on from.
 */
function resumeUrlOf(context: IExecuteFunctions): string {
	const url = textOf(context.evaluateExpression('{{ $execution.resumeUrl }}', 0), 'Resume URL');
	return url.includes('?') ? url : `${url}?`;
}

async function request(
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	return await context.helpers.httpRequestWithAuthentication.call(context, 'anveoApi', options);
}

/**
 * Lets the execution sleep. When the time is up n8n hands on what came *in*, and when the reply comes the node finds what
 * came in beside it: so the dial's own output takes that place.
 */
async function wait(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	end: unknown,
): Promise<void> {
	context.getExecuteData().data.main = [[item]];
	await context.putExecutionToWait(typeof end === 'string' ? new Date(end) : WAIT_INDEFINITELY);
}

type Naming = Pick<WaitingOperation<WaitingOrder>, 'name' | 'insteadOfTool'>;

/** An agent waits for its tools in one go, in memory: it cannot be put to sleep by one of them. */
function toolRefusal(
	context: IExecuteFunctions,
	{ name: operation, insteadOfTool }: Naming,
): InputRefusal | undefined {
	const { data, node } = context.getExecuteData();
	const { name, rewireOutputLogTo } = context.getNode();
	// The engine runs a tool for an agent as if the item had come by the main input, and notes on the node what it is.
	const isRunByEngine = rewireOutputLogTo !== undefined;
	if (!isRunByEngine && data.main !== undefined && node.name === name) return undefined;
	return new InputRefusal(`'${operation}' cannot be used as an AI agent's tool`, insteadOfTool);
}

function listRefusal(context: IExecuteFunctions, { name }: Naming): InputRefusal | undefined {
	const { items } = nodeRun(itemOf(context, 0));
	if (items === 1) return undefined;
	return new InputRefusal(
		`'${name}' takes one item at a time, but ${items} came in`,
		"Put a 'Loop Over Items' node with a batch size of 1 before this node: an execution can wait for one reply only.",
	);
}

/**
 * Each item as a failed one, for the On Error settings that continue: for an error that is thrown there, n8n hands the
 * input items to the output of the calls that were placed.
 *
 * @throws NodeOperationError in stop mode
 */
function refuseAll(context: IExecuteFunctions, refusal: InputRefusal) {
	if (!context.continueOnFail()) {
		throw new NodeOperationError(context.getNode(), refusal.message, {
			description: `${CALL.nothingDone}. ${refusal.advice}`,
		});
	}
	const failure = beforeSending(refusal);
	return Array.from({ length: nodeRun(itemOf(context, 0)).items }, (_, item) =>
		failedItem(itemOf(context, item), failure, CALL),
	);
}

function readMaxWait(context: ItemContext): number | undefined {
	if (!booleanOf(context.getNodeParameter('limitWaitTime', true), 'Limit Wait Time'))
		return undefined;
	const minutes = numberOf(context.getNodeParameter('maxWaitTime', 10), 'Max Wait Time', {
		least: 0.1,
		most: MAX_WAIT_MINUTES,
		unit: 'minutes',
	});
	return minutes * 60_000;
}

function resumeVariable(context: ItemContext, { call }: DialOrder): string {
	const written = context.getNodeParameter('resumeUrlVariable', 'RESUMEURL');
	const name = variableName(textOf(written, 'Resume URL Variable').trim());
	if (name === '') {
		throw new InputRefusal(
			"'Resume URL Variable' is empty",
			'Enter the name of the variable that the call flow requests, for example RESUMEURL.',
		);
	}
	if (call.variables.some((variable) => variable.name === name)) {
		throw new InputRefusal(
			`'Variables' sets ${quoted(name)}, which is the 'Resume URL Variable'`,
			'Remove it from the variables: the node fills it in, or choose another name.',
		);
	}
	return name;
}
