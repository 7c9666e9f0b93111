// An execution sleeps in the database: the worker that dialled may be gone when the reply comes.
import { callTo, outputOf, sleepOf, successOf, until, variableOf } from '../e2e/support.mjs';
import { dialling, dialNode, dials, hasRun, publish, twoWorkers, workerOf } from './support.mjs';

const phone = '+1 215 555 0135';
const digits = '12155550135';

/** @param {import('./support.mjs').QueueSurroundings} surroundings */
export async function dialAndWaitElsewhere(surroundings) {
	const { api, sandbox, n8nUrl, cluster, expect } = surroundings;
	const workers = await twoWorkers(surroundings);
	const { id, start } = await publish(surroundings, {
		path: 'queue-wait',
		nodes: [dialling(surroundings, { operation: 'dialAndWait' })],
	});
	await start([phone]);
	const executionId = await until(
		'the execution',
		async () => (await api.listExecutions(id))[0]?.id,
	);
	await sleepOf(surroundings, executionId);
	const dialler = await workerOf(workers, executionId);
	const call = await until('a ringing phone', async () => {
		const ringing = await callTo(surroundings, digits);
		return ringing.state === 'INIT' ? ringing : undefined;
	});
	expect(
		variableOf(call, 'RESUMEURL').startsWith(`${n8nUrl}/`),
		`${dialler.name} dialled, and gave the call flow an address of the main n8n`,
	);
	await dialler.stop();
	const [other] = cluster.workers();
	if (other === undefined) throw new Error('No worker is left.');
	await sandbox.command(call.requestId, 'answer');
	await sandbox.command(call.requestId, 'press', '4711');
	const [item] = outputOf(await successOf(surroundings, executionId), dialNode);
	expect(hasRun(other, executionId), `${other.name} went on with it`);
	expect(
		item?.replied === true && item.requestId === call.requestId && item.reply.DIGITS === '4711',
		`the reply: ${JSON.stringify(item)}`,
	);
	const count = (await dials(surroundings)).filter((dial) => dial.phoneNumber === digits).length;
	expect(count === 1, `the number was dialled ${count} x`);
}
