import {
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INode,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
	sleep,
	Workflow,
} from 'n8n-workflow';

import {
	additionalData,
	DIAL_PARAMETERS,
	node,
	nodeTypesOf,
	nodeUnderTest,
	startNode,
	startWorkflow,
	SUT,
} from './runNode';

/** A node that does something, takes its time, and hands its items on. */
export function otherNode(act: (context: IExecuteFunctions) => void, time = 0): INodeType {
	const type = startNode([]);
	type.description = { ...type.description, inputs: [NodeConnectionTypes.Main] };
	type.execute = async function (this: IExecuteFunctions) {
		act(this);
		await sleep(time);
		return [this.getInputData()];
	};
	return type;
}

/** Starts a workflow with a node before the one under test, and a node after it. */
export function startWithOthers(
	credential: ICredentialDataDecryptedObject,
	phones: string[],
	others: { before?: INodeType; after?: INodeType },
	settings: Partial<INode> = {},
	parameters: INodeParameters = {},
) {
	const nothing = otherNode(() => {});
	const to = (name: string) => ({
		main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]],
	});
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf({
			start: startNode(phones.map((phone) => ({ json: { phone } }))),
			before: others.before ?? nothing,
			after: others.after ?? nothing,
			[SUT]: nodeUnderTest(),
		}),
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Start', 'start', {}),
			node('Before', 'before', {}),
			node('Dial', SUT, {
				parameters: { ...DIAL_PARAMETERS, ...parameters },
				credentials: { anveoApi: { id: '1', name: 'Anveo' } },
				...settings,
			}),
			node('After', 'after', {}),
		],
		connections: { Start: to('Before'), Before: to('Dial'), Dial: to('After') },
	});
	return startWorkflow(workflow, additionalData(credential));
}
