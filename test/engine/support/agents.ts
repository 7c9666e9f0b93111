import { type IExecuteFunctions, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

/** A tool call of an agent. */
export interface Call {
	tool: string;
	args: Record<string, string>;
}

/** An agent that calls its tools itself, as n8n's older agents do. */
export function callingAgent(calls: Call[]): INodeType['execute'] {
	return async function (this: IExecuteFunctions) {
		const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const answers: unknown[] = [];
		for (const { tool, args } of calls) {
			const found = Array.isArray(tools) ? tools.find(({ name }) => name === tool) : undefined;
			answers.push(await found.invoke(args).catch((error: Error) => error.message));
		}
		return [[{ json: { answers: JSON.stringify(answers) } }]];
	};
}

/** An agent that asks the engine to run its tools, as n8n's newer agents do. */
export function requestingAgent(calls: Call[]): INodeType['execute'] {
	return async function (this: IExecuteFunctions, response) {
		if (response !== undefined && response.actionResponses.length > 0) {
			const answers = response.actionResponses.map(({ data }) => data.data ?? data.error?.message);
			return [[{ json: { answers: JSON.stringify(answers) } }]];
		}
		return {
			actions: calls.map(({ tool, args }, id) => ({
				actionType: 'ExecutionNodeAction' as const,
				nodeName: tool,
				type: NodeConnectionTypes.AiTool,
				id: String(id),
				input: args,
				metadata: {},
			})),
			metadata: {},
		};
	};
}
