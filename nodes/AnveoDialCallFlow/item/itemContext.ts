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

/** The first item of a run that the declarative engine does not handle. */
export function firstItem(context: IExecuteFunctions): ItemContext {
	return {
		continueOnFail: () => context.continueOnFail(),
		getContext: (type) => context.getContext(type),
		getCredentials: async (type) => await context.getCredentials(type, 0),
		getExecuteData: () => context.getExecuteData(),
		getExecutionCancelSignal: () => context.getExecutionCancelSignal(),
		getExecutionId: () => context.getExecutionId(),
		getInputData: (inputIndex, connectionType) =>
			context.getInputData(inputIndex, connectionType)[0] ?? { json: {} },
		getItemIndex: () => 0,
		getNode: () => context.getNode(),
		getNodeParameter: (name: string, fallback?: unknown, options?: IGetNodeParameterOptions) =>
			context.getNodeParameter(name, 0, fallback, options),
		getTimezone: () => context.getTimezone(),
		getWorkflowDataProxy: (item) => context.getWorkflowDataProxy(item),
		logger: context.logger,
	};
}
