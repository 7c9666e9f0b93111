// One request of a kind, sent byte for byte: fetch would put right what is meant to be wrong.
import { request } from 'node:http';
import { queryOf } from './requestKinds.mjs';

/** @typedef {import('./requestKinds.mjs').Kind} Kind */

const answerSeconds = 120;

/**
 * @param {string} url
 * @param {Kind} kind
 * @param {string} id
 * @param {import('node:http').Agent} agent
 * @returns {Promise<number>} the status of the answer, 0 when it was broken off
 */
function sendOnce(url, kind, id, agent) {
	const { method = 'POST', headers, manner, body } = kind;
	const bytes = Buffer.from(body?.(id) ?? '');
	const length = manner === 'chunked' ? {} : { 'content-length': bytes.length };
	return new Promise((resolve, reject) => {
		const sent = request(`${url}?${queryOf(kind)}&ID=${id}`, {
			method,
			headers: { ...headers, ...length },
			agent,
			timeout: answerSeconds * 1_000,
		});
		const fail = (/** @type {Error} */ error) =>
			reject(new Error(`${kind.what}: ${error.message}`));
		sent.on('timeout', () => sent.destroy(new Error(`no answer after ${answerSeconds} s`)));
		sent.on('response', (response) => {
			response.on('error', fail);
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		if (manner !== 'broken off') {
			sent.on('error', fail).end(bytes);
			return;
		}
		sent.on('error', () => resolve(0));
		sent.write(bytes.subarray(0, bytes.length / 2), () => sent.destroy());
	});
}

/**
 * Sends a request, and throws unless it is answered as its kind should be.
 * @param {string} url of the trigger
 * @param {Kind} kind
 * @param {string} id
 * @param {import('node:http').Agent} agent
 */
export async function sendRequest(url, kind, id, agent) {
	for (let times = kind.manner === 'twice' ? 2 : 1; times > 0; times--) {
		const status = await sendOnce(url, kind, id, agent);
		if (status === kind.status) continue;
		throw new Error(`${kind.what}: answered with ${status} instead of ${kind.status}`);
	}
}
