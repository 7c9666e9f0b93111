// Calls over many executions in one process of n8n. Each execution answers with all its items, so that n8n need not store
// them and every REQUESTID is seen.
import { startAnswerServer } from '../../bench/child.mjs';
import { dialling, ordinaryNumber, publish } from '../queue/support.mjs';
import { soakInTenths } from './tenths.mjs';

/** @typedef {import('./main.mjs').SoakSurroundings} SoakSurroundings */

const callsPerRun = 500;

/** Enough for the slowest machine; the answer comes when the execution has ended. */
const runSeconds = 250;

/** Beyond these the area has numbers that nobody can have, such as 211. */
const numberCount = 100_000;

/** @param {SoakSurroundings} surroundings @param {string} apiUrl */
async function publishDialling(surroundings, apiUrl) {
	const { api } = surroundings;
	const credential = { name: 'Fast server', type: 'anveoApi' };
	const data = { userApiKey: 'not used', apiUrl };
	const id = await api.createCredential({ ...credential, data });
	const dial = {
		...dialling(surroundings),
		credentials: { anveoApi: { id, name: credential.name } },
	};
	const { start } = await publish(surroundings, {
		...{ path: 'soak-calls', nodes: [dial] },
		settings: { saveDataSuccessExecution: 'none' },
		answer: { responseMode: 'lastNode', responseData: 'allEntries' },
		answerSeconds: runSeconds,
	});
	return start;
}

/** The numbers of one execution. @param {number} from @param {number} to */
const phones = (from, to) =>
	Array.from({ length: to - from }, (_, at) => ordinaryNumber((from + at) % numberCount));

/** @param {SoakSurroundings} surroundings @param {number} total */
export async function manyCalls(surroundings, total) {
	const { pid, expect } = surroundings;
	const server = await startAnswerServer(0);
	/** @type {Set<string>} */
	const requestIds = new Set();
	let executions = 0;
	try {
		const start = await publishDialling(surroundings, server.url);
		const part = async (/** @type {number} */ from, /** @type {number} */ to) => {
			for (let at = from; at < to; at += callsPerRun) {
				const answer = await start(phones(at, Math.min(to, at + callsPerRun)));
				for (const { requestId } of JSON.parse(answer)) requestIds.add(requestId);
				executions += 1;
			}
		};
		await soakInTenths({ pid, total, what: 'calls', part, expect });
		expect(
			requestIds.size === total,
			`${total} calls in ${executions} executions: ${requestIds.size} different REQUESTIDs`,
		);
	} finally {
		server.stop();
	}
}
