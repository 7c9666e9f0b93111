// Thousands of calls in one execution: the worker stays awake enough to renew its lock, so the job does not stall.
import { startAnswerServer } from '../../bench/child.mjs';
import { outputOf, until } from '../e2e/support.mjs';
import {
	dialling,
	dialNode,
	newExecution,
	onePatientWorker,
	ordinaryNumber,
	publish,
} from './support.mjs';

/** With `-- --long` as many as the goal says; they take minutes. */
const callCount = process.argv.includes('--long') ? 50_000 : 2_000;

const endSeconds = 290;

/** @param {import('./support.mjs').QueueSurroundings} surroundings */
export async function longRun(surroundings) {
	const { api, expect } = surroundings;
	const worker = await onePatientWorker(surroundings);
	const server = await startAnswerServer(0);
	try {
		const data = { userApiKey: 'not used', apiUrl: server.url };
		const credential = { name: 'Fast server', type: 'anveoApi', data };
		const credentialId = await api.createCredential(credential);
		const dial = dialling(surroundings, {
			variables: {},
			options: { maxCallsPerRun: callCount },
		});
		dial.credentials = { anveoApi: { id: credentialId, name: credential.name } };
		const { id, start } = await publish(surroundings, { path: 'queue-long', nodes: [dial] });
		const startedAt = Date.now();
		await start(Array.from({ length: callCount }, (_, at) => ordinaryNumber(at)));
		const executionId = await newExecution(surroundings, id);
		// Reading the execution again and again would be a load of its own.
		await until(
			`the end of ${callCount} calls`,
			async () =>
				worker.running().length === 0 &&
				worker.log().includes(`finished execution ${executionId} `),
			endSeconds,
		);
		const execution = await api.waitForExecution(executionId, endSeconds);
		const seconds = Math.round((Date.now() - startedAt) / 1_000);
		const ids = new Set(outputOf(execution, dialNode).map(({ requestId }) => requestId));
		expect(
			execution.status === 'success' && ids.size === callCount,
			`${callCount} calls in one execution: "${execution.status}" after ${seconds} s, with ${ids.size} REQUESTIDs`,
		);
	} finally {
		server.stop();
	}
}
