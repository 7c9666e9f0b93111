import { type INodeExecutionData, NodeConnectionTypes } from 'n8n-workflow';

import type { ItemContext } from './itemContext';

/** One run of a node, as the engine sees it: all tries of Retry On Fail together. */
export interface NodeRun {
	/** An object that is the same for all items and all tries of the run, and never the same for two runs. */
	identity: object;
	/** How many items the run has. */
	items: number;
	/** An agent has called the node as its tool. */
	isToolCall: boolean;
}

/**
 * The run that `context` is an item of.
 *
 * n8n keeps one execute-data object for all items and all tries of a run. Not so when an agent calls the node as a tool
 * without the engine in between: then the execute data are the agent's, the same for each call of each of its tools, and
 * what stays the same over the tries of one call is the object of the tool's arguments.
 */
export function nodeRun(context: ItemContext): NodeRun {
	const executeData = context.getExecuteData();
	// n8n makes a copy of the node each time it is asked.
	const node = context.getNode();
	if (executeData.node.name !== node.name) {
		return { identity: toolItem(context).json, items: 1, isToolCall: true };
	}
	const { main, ai_tool: toolCall } = executeData.data;
	const items = (main ?? toolCall)?.[0]?.length ?? 0;
	// 'Execute Once' cuts the items to one without touching the execute data.
	const itemsSent = node.executeOnce === true ? Math.min(items, 1) : items;
	// The engine runs a tool for an agent as if the item had come by the main input, and notes on the node what it is.
	const isToolCall = main === undefined || node.rewireOutputLogTo !== undefined;
	return { identity: executeData, items: itemsSent, isToolCall };
}

/** The input item of `context`, also of a tool, which has its input on another connection. */
export function inputItem(context: ItemContext): INodeExecutionData {
	const isToolCall = context.getExecuteData().data.main === undefined || isCalledByAgent(context);
	return isToolCall ? toolItem(context) : context.getInputData(0, NodeConnectionTypes.Main);
}

function toolItem(context: ItemContext): INodeExecutionData {
	return context.getInputData(0, NodeConnectionTypes.AiTool);
}

/** Whether an agent calls the node as its tool, without the engine in between. */
export function isCalledByAgent(context: ItemContext): boolean {
	return context.getExecuteData().node.name !== context.getNode().name;
}
