import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

type Execute = NonNullable<INodeType['execute']>;

/**
 * A node's `execute` that leads the operations written as code to their code, and all others to n8n's declarative engine.
 *
 * @param operations by the value of the field 'Operation'
 */
export function byCode(engine: Execute, operations: Record<string, Execute>): Execute {
	return async function (this: IExecuteFunctions) {
		const operation = String(this.getNodeParameter('operation', 0, ''));
		return await (operations[operation] ?? engine).call(this);
	};
}
