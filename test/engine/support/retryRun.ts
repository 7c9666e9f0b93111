import { WorkflowExecute } from 'n8n-core';
import type { IRun } from 'n8n-workflow';

import { additionalData, type NodeRun, resultOf, type RunResult, workflowFor } from './runNode';

/** A failed execution as n8n's database holds it. */
export async function storedExecution(run: IRun): Promise<string> {
	const { stringify } = await import('flatted');
	return stringify(run.data);
}

/**
 * What n8n's Retry button does with a stored execution: the error and the failed node's last run go, and the stack's first
 * node runs again with the input it had, in a new execution. In n8n 2.41.1: ExecutionService.retry.
 *
 * @param options "currently saved workflow" where they differ from those of the first execution
 */
export async function retryStored(stored: string, options: NodeRun): Promise<RunResult> {
	const { parse } = await import('flatted');
	const data: IRun['data'] = parse(stored);
	const { resultData, executionData } = data;
	const failedNode = resultData.lastNodeExecuted;
	if (failedNode !== undefined) {
		delete resultData.error;
		const runs = resultData.runData[failedNode] ?? [];
		if (runs.at(-1)?.error !== undefined) runs.pop();
	}
	const workflow = workflowFor(options);
	for (const entry of executionData?.nodeExecutionStack ?? []) {
		const node = workflow.getNode(entry.node.name);
		if (node === null) throw new Error(`The workflow has no node ${entry.node.name} any more`);
		entry.node = node;
	}
	const execution = new WorkflowExecute(
		additionalData(options.credential, options.executionId),
		'retry',
		data,
	);
	return resultOf(await execution.processRunExecutionData(workflow));
}

/** Presses Retry on a failed run. @param options as for {@link retryStored} */
export async function retryRun(failed: RunResult, options: NodeRun): Promise<RunResult> {
	return await retryStored(await storedExecution(failed.run), options);
}
