// Anveo's help does not say by which method an HTTP control asks: both resume, once, with the right token only.
import {
	addVariable,
	answeredCallTo,
	callTo,
	manualTrigger,
	outputOf,
	request,
	sleepOf,
	successOf,
	variableOf,
} from './support.mjs';
import { waitingCall, waitingNode } from './waitingCall.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

/**
 * @param {Surroundings} surroundings
 * @param {{ method: string, phone: string, digits: string }} reply
 */
async function byMethod(surroundings, { method, phone, digits }) {
	const { api, expect } = surroundings;
	const id = await waitingCall(surroundings, phone, (node) => {
		addVariable(node, 'REPLYMETHOD', method);
		addVariable(node, 'PRESS', digits);
	});
	const execution = await successOf(surroundings, await api.runWorkflow(id, manualTrigger));
	const [item] = outputOf(execution, waitingNode);
	// n8n goes on before the call flow has its answer in full.
	const call = await answeredCallTo(surroundings, item?.phoneNumber);
	const made = call.requestsMade.map(({ method: used, status }) => `${used} ${status}`);
	expect(made.join() === `${method} 200`, `the call flow requested by ${made.join()}`);
	expect(
		item?.replied === true &&
			item.requestId === call.requestId &&
			JSON.stringify(item.reply) === JSON.stringify({ DIGITS: digits }),
		`resumed by ${method}: ${JSON.stringify(item)}`,
	);
}

/** @param {Surroundings} surroundings */
async function onceAndWithToken(surroundings) {
	const { api, expect } = surroundings;
	const id = await waitingCall(surroundings, '+1 312 555 0135');
	const executionId = await api.runWorkflow(id, manualTrigger);
	await sleepOf(surroundings, executionId);
	const resumeUrl = variableOf(await callTo(surroundings, '13125550135'), 'RESUMEURL');
	const withoutToken = resumeUrl.split('?')[0] ?? '';
	const refused = await request(`${withoutToken}?DIGITS=1`);
	expect(refused.status === 401, `without its token: ${refused.status} ${refused.text}`);
	const first = await request(`${resumeUrl}&DIGITS=1&NAME=Ada%20L`);
	expect(
		first.status === 200 && first.text === 'OK',
		`with its token: ${first.status} "${first.text}"`,
	);
	const execution = await successOf(surroundings, executionId);
	const second = await request(`${resumeUrl}&DIGITS=2`);
	expect(second.status === 409, `a second time: ${second.status} ${second.text}`);
	const [item] = outputOf(execution, waitingNode);
	expect(
		JSON.stringify(item?.reply) === JSON.stringify({ DIGITS: '1', NAME: 'Ada L' }),
		`the first reply counts, and the token is no part of it: ${JSON.stringify(item)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function resumeMethods(surroundings) {
	await byMethod(surroundings, { method: 'GET', phone: '+1 312 555 0150', digits: '7*#' });
	await byMethod(surroundings, { method: 'POST', phone: '+1 312 555 0151', digits: '8*#' });
	await onceAndWithToken(surroundings);
}
