// examples/call-until-reached.json in production, with 50 people: all of them wait at once, and each gets his own reply.
import { callList } from './callList.mjs';
import { rowsOf } from './dataTables.mjs';
import { answeredCallTo, firstAnswerOf, manualTrigger, nodeNamed, until } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').PlacedCall} PlacedCall
 */

const table = 'Fifty people';
const path = 'fifty-people';

/** One number for each of 50 area codes; it rings until it is answered. */
const areaCodes =
	`201 202 203 207 208 209 210 213 214 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254
256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310 313 314 316 317 318 319`.split(
		/\s+/,
	);

/** Each of the 100 runs takes n8n a moment. */
const startSeconds = 150;

const digitsOf = (/** @type {string} */ areaCode) => `1${areaCode}5550135`;

/** The list starts by a request, and is published. @param {Surroundings} surroundings */
async function publishList(surroundings) {
	const people = areaCodes.map((name) => ({ name, phone: `+${digitsOf(name)}` }));
	const id = await callList(surroundings, { table, people }, (workflow) => {
		Object.assign(nodeNamed(workflow, manualTrigger), {
			...{ type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
			parameters: { httpMethod: 'GET', path, responseMode: 'onReceived' },
		});
	});
	await surroundings.api.activateWorkflow(id);
	return id;
}

/** The calls to them, in the order of the list. @param {Surroundings} surroundings */
async function theirCalls({ sandbox }) {
	const calls = await sandbox.calls();
	return areaCodes.flatMap((areaCode) =>
		calls.filter(({ phoneNumber }) => phoneNumber === digitsOf(areaCode)),
	);
}

/** Each presses his area code, the last one first, and one after the other: n8n may be slow here. @param {Surroundings} surroundings @param {PlacedCall[]} calls */
async function replyToAll(surroundings, calls) {
	const { command } = surroundings.sandbox;
	for (const { requestId, phoneNumber } of [...calls].reverse()) {
		await command(requestId, 'answer');
		await command(requestId, 'press', phoneNumber.slice(1, 4));
		await answeredCallTo(surroundings, phoneNumber);
	}
}

/** @param {Surroundings} surroundings */
export async function fiftyWaiting(surroundings) {
	const { api, n8nUrl, expect } = surroundings;
	const id = await publishList(surroundings);
	const url = `${n8nUrl}/webhook/${path}`;
	await Promise.all([firstAnswerOf(url), firstAnswerOf(url)]);
	const sleeping = await until(
		'50 executions wait',
		async () => {
			const waiting = await api.listExecutions(id, ['waiting']);
			return waiting.length === areaCodes.length ? waiting : undefined;
		},
		startSeconds,
	);
	const calls = await until('every phone rings', async () => {
		const found = await theirCalls(surroundings);
		return found.every(({ state }) => state === 'INIT') ? found : undefined;
	});
	expect(
		sleeping.length === 50 && calls.length === 50,
		`started twice at the same moment: ${sleeping.length} executions wait, ${calls.length} calls`,
	);
	await replyToAll(surroundings, calls);
	const rows = await until('all are reached', async () => {
		const found = await rowsOf(surroundings, table);
		return found.every(({ state }) => state === 'reached') ? found : undefined;
	});
	const own = rows.filter(({ name, reply, tries }) => name === reply && tries === 1);
	expect(
		own.length === 50,
		`${own.length} of ${rows.length} rows have the reply of their own call`,
	);
	const ended = await until('both runs have ended', async () => {
		const running = await api.listExecutions(id, ['running', 'new', 'waiting']);
		return running.length === 0;
	});
	const after = (await theirCalls(surroundings)).length;
	expect(ended && after === 50, `when all has ended: ${after} calls`);
	await api.deactivateWorkflow(id);
}
