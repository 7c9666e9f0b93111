import type { IGetNodeParameterOptions, INode } from 'n8n-workflow';

import type { ItemContext } from '../../nodes/AnveoDialCallFlow/item/itemContext';

const node: INode = {
	...{ id: '1', name: 'Dial', type: 'dial', typeVersion: 1, position: [0, 0], parameters: {} },
};

interface Fake {
	item?: number;
	items?: number;
	runIndex?: number;
	settings?: Partial<INode>;
	/** Of the node, as n8n keeps it with an execution. */
	stored?: object;
	signal?: AbortSignal;
	/** The run: the same object for all its items and tries. */
	executeData?: object;
	isToolCall?: boolean;
	warn?: jest.Mock;
	info?: jest.Mock;
	customData?: Map<string, string>;
	/** Of the node; without them each is an empty set of fields. A function stands for an expression. */
	parameters?: Record<string, unknown>;
}

/** The value at a path such as `options.concurrency`. */
const valueAt = (parameters: object, path: string) =>
	path.split('.').reduce((value: unknown, name) => Object(value)[name], parameters);

function read(parameters: object, path: string, options?: IGetNodeParameterOptions): unknown {
	const value = valueAt(parameters, path);
	if (typeof value !== 'function') return value;
	return options?.rawExpressions === true ? '={{ an expression }}' : value();
}

/** One item of a run as the engine gives it, as far as the sending asks. */
export function fakeItem(fake: Fake = {}): ItemContext {
	const { item = 0, items = 1, settings = {}, isToolCall = false } = fake;
	const input = { [isToolCall ? 'ai_tool' : 'main']: [Array(items).fill({ json: {} })] };
	const executeData = Object.assign(fake.executeData ?? {}, { node, data: input });
	const customData = fake.customData ?? new Map<string, string>();
	return {
		continueOnFail: () => false,
		getContext: () => (fake.stored ?? {}) as never,
		getCredentials: async () => await Promise.reject(new Error('no credential')),
		getExecuteData: () => executeData as never,
		getExecutionCancelSignal: () => fake.signal,
		getExecutionId: () => '7',
		getInputData: () => ({ json: {} }),
		getItemIndex: () => item,
		getNode: () => ({ ...node, ...settings }),
		getNodeParameter: (name: string, fallback?: unknown, options?: IGetNodeParameterOptions) =>
			(fake.parameters ? (read(fake.parameters, name, options) ?? fallback) : {}) as never,
		getTimezone: () => 'UTC',
		getWorkflowDataProxy: () =>
			({
				$runIndex: fake.runIndex ?? 0,
				$execution: {
					customData: {
						getAll: () => Object.fromEntries(customData),
						set: (name: string, value: string) => customData.set(name, value),
					},
				},
			}) as never,
		logger: { warn: fake.warn ?? jest.fn(), info: fake.info ?? jest.fn() } as never,
	};
}
