// What people build without this package: HTTP Request and XML. docs/compared.md compares the two, so both are seen here.
import { sandboxUserKey } from '../../scripts/n8n/sandboxServer.mjs';
import {
	changedExample,
	dialsTo,
	errorText,
	manualTrigger,
	nodeNamed,
	runSeconds,
} from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 */

const dialNode = 'Anveo Dial Call Flow';

/** Accepted; answered with HTTP 500 although placed; refused by an ERROR in an HTTP 200. */
const numbers = { accepted: '14155550140', unclear: '14155550105', refused: '14155550101' };

/** @param {string} apiUrl */
const request = (apiUrl) => ({
	method: 'POST',
	url: apiUrl,
	sendHeaders: true,
	headerParameters: {
		parameters: ['Content-Type', 'Accept'].map((name) => ({
			name,
			value: 'application/xml; charset=UTF-8',
		})),
	},
	sendBody: true,
	contentType: 'raw',
	rawContentType: 'application/xml; charset=UTF-8',
	body: `=<REQUEST><USERTOKEN><USERKEY>${sandboxUserKey}</USERKEY></USERTOKEN><ACTION NAME="DIAL.CALLFLOW"><PARAMETER NAME="PHONENUMBER">{{ $json.phone }}</PARAMETER><PARAMETER NAME="CALLERID">12157010680</PARAMETER><PARAMETER NAME="CALLFLOW">a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22</PARAMETER></ACTION></REQUEST>`,
	options: {},
});

/**
 * The first example with other contacts, three tries, and the given change.
 * @param {Surroundings} surroundings
 * @param {string[]} phones
 * @param {(workflow: Workflow) => void} [change]
 */
async function runWithRetries(surroundings, phones, change = () => {}) {
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		workflow.name = `Three tries: ${phones.join(', ')}`;
		const contacts = phones.map((phone) => ({ accountId: 'A-1', firstName: 'Ada', phone }));
		nodeNamed(workflow, 'Contacts').parameters.jsonOutput = JSON.stringify({ contacts });
		Object.assign(nodeNamed(workflow, dialNode), {
			onError: 'stopWorkflow',
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 10,
		});
		change(workflow);
	});
	const executionId = await surroundings.api.runWorkflow(id, manualTrigger);
	return await surroundings.api.waitForExecution(executionId, runSeconds);
}

/** @param {Surroundings} surroundings */
export async function byHand(surroundings) {
	const { expect, prepared } = surroundings;
	const useHttpRequest = (/** @type {Workflow} */ workflow) => {
		const node = nodeNamed(workflow, dialNode);
		delete node.credentials;
		Object.assign(node, {
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: request(prepared.sandboxUrl),
		});
	};
	const dials = async () =>
		await Promise.all(
			Object.values(numbers).map(async (phone) => await dialsTo(surroundings, phone)),
		);

	const unclear = await runWithRetries(
		surroundings,
		[numbers.accepted, numbers.unclear],
		useHttpRequest,
	);
	const byHttpRequest = await dials();
	expect(
		unclear.status === 'error' && byHttpRequest[0] === 3 && byHttpRequest[1] === 3,
		`HTTP Request, three tries, one HTTP 500: both numbers dialled ${byHttpRequest.slice(0, 2).join(' and ')} times;${errorText(unclear)}`,
	);
	const refused = await runWithRetries(surroundings, [numbers.refused], useHttpRequest);
	expect(refused.status === 'success', 'HTTP Request: a refusal of Anveo counts as a success');

	const before = await dials();
	const own = await runWithRetries(surroundings, [`+${numbers.accepted}`, `+${numbers.unclear}`]);
	const ownRefused = await runWithRetries(surroundings, [`+${numbers.refused}`]);
	const after = await dials();
	const times = after.map((count, at) => count - (before[at] ?? 0));
	expect(
		own.status === 'error' && times[0] === 1 && times[1] === 1,
		`this node, the same: dialled ${times.slice(0, 2).join(' and ')} times;${errorText(own)}`,
	);
	expect(
		ownRefused.status === 'error',
		`this node: a refusal is a failure;${errorText(ownRefused)}`,
	);
}
