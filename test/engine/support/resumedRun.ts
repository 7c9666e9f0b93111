import { WebhookContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IRun, IWebhookData } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';
import { storedExecution } from './retryRun';
import { additionalData, node, type NodeRun, workflowFor } from './runNode';

/**
 * What n8n does when the resume address of a waiting execution is requested: it reads the execution from its database, on
 * any worker, and calls the node. In n8n 2.41.1: WaitingWebhooks.
 */
export async function resumedItem(
	run: IRun,
	options: NodeRun,
	reply: { query?: IDataObject; body?: unknown },
): Promise<{ json?: IDataObject; item?: INodeExecutionData; answer: unknown; log: string[] }> {
	const { parse } = await import('flatted');
	const data: IRun['data'] = parse(await storedExecution(run));
	const workflow = workflowFor(options);
	const type = new AnveoDialCallFlow();
	const { query = {}, body } = reply;
	const context = new WebhookContext(
		workflow,
		workflow.getNode('Dial') ?? node('', '', {}),
		{
			...additionalData(options.credential, options.executionId),
			httpRequest: { query, body, headers: {}, params: {} },
		} as never,
		'manual',
		{ webhookDescription: type.description.webhooks?.[0] } as IWebhookData,
		[],
		data,
	);
	const log: string[] = [];
	Object.defineProperty(context, 'logger', {
		value: { warn: (line: string) => log.push(line) },
	});
	const { workflowData, webhookResponse: answer } = await type.webhook.call(context);
	const item = workflowData?.[0]?.[0];
	return { json: item?.json, item, answer, log };
}
