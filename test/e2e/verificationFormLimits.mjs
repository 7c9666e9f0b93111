// examples/verification-form.json: how many calls and tries there are at most.
import { publishForm, send, submitAtOnce } from './form.mjs';
import { callsTo, callTo, nodeNamed, until, variableOf } from './support.mjs';
import { peopleLeave } from './verificationFormLeft.mjs';
import {
	calling,
	example,
	offer,
	rowsFor,
	sendWrongCodes,
	setUp,
	wrongCode,
} from './verifiedNumbers.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./form.mjs').Form} Form
 */

/** Nobody is called, and nothing is written down. @param {Surroundings} surroundings @param {Form} form */
async function numbersNotAccepted(surroundings, { url }) {
	for (const phone of ['+1 215 555 01', '+44 20 7946 0958']) {
		await send(url, [phone], 'We cannot call this number');
	}
	const calls = await callsTo(surroundings, '442079460958');
	const rows = await rowsFor(surroundings, '442079460958');
	surroundings.expect(
		calls.length === 0 && rows.length === 0,
		'a wrong number and one of another country are not called',
	);
}

/** @param {Surroundings} surroundings @param {Form} form */
async function callRefused(surroundings, { url }) {
	await send(url, ['+1 213 555 0101'], 'We could not call you');
	const [row] = await rowsFor(surroundings, '12135550101');
	surroundings.expect(
		row?.state === 'call failed' && row.problem !== null,
		`a call that Anveo refuses: ${JSON.stringify(row)}`,
	);
}

/** @param {Surroundings} surroundings @param {Form} form @param {string} phone */
async function sixWrongCodes(surroundings, { url }, phone) {
	const page = await send(url, [`+${phone}`], calling(phone));
	const codeOfBefore = variableOf(await callTo(surroundings, phone), 'CODE');
	await sendWrongCodes(page, offer);
	await send(page, [], calling(phone));
	await send(page, [codeOfBefore], 'Tries left: 2');
	await send(page, [wrongCode], 'Tries left: 1');
	await send(page, [wrongCode], 'Your phone number is not verified');
	const [row] = await rowsFor(surroundings, phone);
	const calls = await callsTo(surroundings, phone);
	surroundings.expect(
		row?.state === 'not verified' && row.wrongCodes === 6 && calls.length === 2,
		`after six wrong codes and two calls it is over: ${JSON.stringify(row)}`,
	);
}

/** More tries than three, by being fast. @param {Surroundings} surroundings @param {Form} form @param {string} phone */
async function codesAtOnce(surroundings, { url }, phone) {
	const page = await send(url, [`+${phone}`], calling(phone));
	const posts = Array.from({ length: 20 }, async () => await submitAtOnce(page, [wrongCode]));
	const taken = (await Promise.allSettled(posts)).filter(({ status }) => status === 'fulfilled');
	const counted = await until('the tries are counted', async () => {
		const [row] = await rowsFor(surroundings, phone);
		return row?.wrongCodes;
	});
	surroundings.expect(
		counted === taken.length && counted <= 3,
		`20 codes at the same moment: n8n takes ${taken.length} of them, and counts ${counted}`,
	);
}

/** @param {Surroundings} surroundings @param {Form} form @param {string} phone registered already */
async function secondRegistration(surroundings, { url }, phone) {
	const before = await callsTo(surroundings, phone);
	await send(url, [`+${phone}`], 'We cannot call you now');
	const calls = await callsTo(surroundings, phone);
	const rows = await rowsFor(surroundings, phone);
	surroundings.expect(
		calls.length === before.length && rows.length === 1,
		'a second registration within an hour calls nobody, and leaves no row',
	);
	const soonOver = await publishForm(surroundings, example, (workflow) => {
		const { filters } = nodeNamed(workflow, 'Look for another request').parameters;
		filters.conditions[1].keyValue = '={{ $now.minus({ milliseconds: 1 }).toISO() }}';
	});
	await send(soonOver.url, [`+${phone}`], calling(phone));
	surroundings.expect(true, 'and after it, the number is accepted');
}

/** @param {Surroundings} surroundings @param {Form} form @param {string[]} phones */
async function registerTwiceAtOnce({ api }, { id, url }, phones) {
	const twice = phones.flatMap((phone) => [phone, phone]);
	await Promise.all(twice.map(async (phone) => await submitAtOnce(url, [`+${phone}`])));
	await until('each of them has come to a page', async () => {
		const asleep = (await api.listExecutions(id)).filter(({ status }) => status === 'waiting');
		return asleep.length === twice.length;
	});
}

/** Two at the same moment, for several numbers: never two calls. @param {Surroundings} surroundings */
async function twoAtOnce(surroundings) {
	const phones = [0, 1, 2, 3].map((index) => `1213555015${index}`);
	const form = await publishForm(surroundings, example);
	await registerTwiceAtOnce(surroundings, form, phones);
	const counts = await Promise.all(
		phones.map(async (phone) => (await callsTo(surroundings, phone)).length),
	);
	surroundings.expect(
		counts.every((count) => count <= 1),
		`two registrations at the same moment, calls to each number: ${counts.join(', ')}`,
	);
	const uncalled = phones.filter((_, index) => counts[index] === 0);
	for (const phone of uncalled) await send(form.url, [`+${phone}`], calling(phone));
	surroundings.expect(true, `the uncalled are called when they register again: ${uncalled.join()}`);
}

/** @param {Surroundings} surroundings */
export async function verificationFormLimits(surroundings) {
	const form = await publishForm(surroundings, example);
	await setUp(surroundings, form);
	await peopleLeave(surroundings);
	await numbersNotAccepted(surroundings, form);
	await callRefused(surroundings, form);
	await sixWrongCodes(surroundings, form, '12135550142');
	await codesAtOnce(surroundings, form, '12135550143');
	await secondRegistration(surroundings, form, '12135550142');
	await twoAtOnce(surroundings);
}
