// examples/verification-form.json: what its checks have in common.
import { rowsOf } from './dataTables.mjs';
import { send } from './form.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./form.mjs').Form} Form
 */

export const example = 'verification-form.json';

/** No code has three digits. */
export const wrongCode = '000';

export const offer = 'We can call you once more';

/** @param {string} phone its digits */
export const calling = (phone) => `We are calling +${phone} now.`;

/** @param {Surroundings} surroundings @param {string} phone its digits */
export async function rowsFor(surroundings, phone) {
	const rows = await rowsOf(surroundings, 'Verified numbers');
	return rows.filter((row) => row.phone === `+${phone}`);
}

/** Makes the table. @param {Surroundings} surroundings @param {Form} form */
export async function setUp({ api }, { id }) {
	const { status } = await api.waitForExecution(await api.runWorkflow(id, 'Set up once'), 60);
	if (status !== 'success') throw new Error(`"Set up once": ${status}`);
}

/** Three wrong codes. @param {string} url @param {string} answer to the last one */
export async function sendWrongCodes(url, answer) {
	await send(url, [wrongCode], 'Tries left: 2');
	await send(url, [wrongCode], 'Tries left: 1');
	await send(url, [wrongCode], answer);
}
