// n8n's Retry of a failed "Dial and Wait for Reply", and of failed custom actions.
import { retry, retryKinds, saveChanged } from './executionRetry.mjs';
import { failedRun, listNode, numberOf, timesDialled } from './publishedList.mjs';
import { errorText, nodeNamed, outputOf } from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

/** @param {Surroundings} surroundings */
export async function retryDialAndWait(surroundings) {
	const { expect } = surroundings;
	const areaCode = 408;
	// The sandbox places this call, and cuts the connection instead of answering.
	const contacts = [{ phone: numberOf(areaCode, '0104') }];
	const { executionId } = await failedRun(surroundings, 'retry-wait', contacts, (node) => {
		node.parameters.operation = 'dialAndWait';
	});
	for (const kind of retryKinds) {
		const retried = await retry(surroundings, executionId, kind);
		const times = await timesDialled(surroundings, areaCode);
		expect(
			times['0104'] === 1 && retried.status === 'error',
			`Dial and Wait for Reply with an unclear outcome, Retry with ${kind}: ${JSON.stringify(times)}`,
		);
		expect(
			errorText(retried).includes('Unclear whether'),
			`the Retry says why:${errorText(retried)}`,
		);
	}
}

const echo = 'SANDBOX.ECHO';
const unknown = 'NO.SUCH.ACTION';

/** How often each order was sent. @param {Surroundings} surroundings @returns {Promise<string>} */
async function timesSent({ sandbox }) {
	const requests = await sandbox.requests();
	const orders = requests.flatMap(({ parameters }) =>
		parameters.flatMap(({ name, value }) => (name === 'RETRIEDORDER' ? value : [])),
	);
	return ['1', '2', '3'].map((order) => orders.filter((sent) => sent === order).length).join();
}

/** @param {Surroundings} surroundings */
export async function retryCustomAction(surroundings) {
	const { expect } = surroundings;
	const orders = [echo, echo, unknown].map((action, at) => ({ action, order: String(at + 1) }));
	const path = 'retry-action';
	const { executionId, workflowId } = await failedRun(surroundings, path, orders, (node) => {
		node.parameters = {
			...{ resource: 'customAction', operation: 'send', actionName: '={{ $json.action }}' },
			parameters: { parameter: [{ name: 'RETRIEDORDER', value: '={{ $json.order }}' }] },
		};
	});
	for (const kind of retryKinds) await retry(surroundings, executionId, kind);
	const sent = await timesSent(surroundings);
	expect(
		sent === '1,1,3',
		`custom actions that were carried out are not sent again by a Retry, the refused one is: ${sent}`,
	);
	await saveChanged(surroundings, workflowId, (workflow) => {
		nodeNamed(workflow, listNode).parameters.actionName = echo;
	});
	const corrected = await retry(surroundings, executionId, 'currently saved workflow');
	const values = outputOf(corrected, listNode).map((item) => item.values?.RETRIEDORDER);
	const total = await timesSent(surroundings);
	expect(
		corrected.status === 'success' && total === '1,1,4' && values.join() === '1,2,3',
		`with the bad action corrected, only that one is sent, and the output has all: ${total}`,
	);
}
