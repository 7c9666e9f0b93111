import type {
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IGetNodeParameterOptions,
} from 'n8n-workflow';

/** What the code for one item needs of n8n. The declarative engine's own context has all of it. */
export type ItemContext = Pick<
	IExecuteSingleFunctions,
	| 'continueOnFail'
	| 'getContext'
	| 'getCredentials'
	| 'getExecuteData'
	| 'getExecutionCancelSignal'
	| 'getExecutionId'
	| 'getInputData'
	| 'getItemIndex'
	| 'getNode'
	| 'getNodeParameter'
	| 'getTimezone'
	| 'getWorkflowDataProxy'
	| 'logger'
>;

/** One item of a run, for code that the declarative engine does not call. */
export function itemOf(context: IExecuteFunctions, item: number): ItemContext {
	return {
		continueOnFail: () => context.continueOnFail(),
		getContext: (type) => context.getContext(type),
		getCredentials: async (type) => await context.getCredentials(type, item),
		getExecuteData: () => context.getExecuteData(),
		getExecutionCancelSignal: () => context.getExecutionCancelSignal(),
		getExecutionId: () => context.getExecutionId(),
		getInputData: (inputIndex, connectionType) =>
			context.getInputData(inputIndex, connectionType)[item] ?? { json: {} },
		getItemIndex: () => item,
		getNode: () => context.getNode(),
		getNodeParameter: (name: string, fallback?: unknown, options?: IGetNodeParameterOptions) =>
			context.getNodeParameter(name, item, fallback, options),
		getTimezone: () => context.getTimezone(),
		getWorkflowDataProxy: (index) => context.getWorkflowDataProxy(index),
		logger: context.logger,
	};
}
