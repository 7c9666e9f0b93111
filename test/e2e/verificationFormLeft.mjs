// examples/verification-form.json: people who close the page. n8n looks only once a minute for waits that are over, so they
// leave in one check, and what has become of them is seen in a later one.
import { publishForm, send } from './form.mjs';
import { callsTo, dueSeconds, nodeNamed, until } from './support.mjs';
import { calling, example, offer, rowsFor, sendWrongCodes, setUp } from './verifiedNumbers.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const atCode = '12135550160';
const atOffer = '12135550161';

let haveLeft = false;

/** @param {Surroundings} surroundings @param {string} pageNode whose time is up at once */
async function impatientForm(surroundings, pageNode) {
	return await publishForm(surroundings, example, (workflow) => {
		nodeNamed(workflow, pageNode).parameters.resumeAmount = 0.01;
	});
}

/** @param {Surroundings} surroundings */
export async function peopleLeave(surroundings) {
	const one = await impatientForm(surroundings, 'Ask for the code');
	await send(one.url, [`+${atCode}`], calling(atCode));
	const other = await impatientForm(surroundings, 'Offer one more call');
	const page = await send(other.url, [`+${atOffer}`], calling(atOffer));
	await sendWrongCodes(page, offer);
	haveLeft = true;
}

/** @param {Surroundings} surroundings @param {string} phone */
async function nobodyIsCalledAgain(surroundings, phone) {
	const wanted = `the end of the wait for ${phone}`;
	const over = async () => (await rowsFor(surroundings, phone))[0]?.state === 'no code in time';
	await until(wanted, over, dueSeconds);
	const { length } = await callsTo(surroundings, phone);
	surroundings.expect(length === 1, `no code in time, and no other call: ${phone}`);
}

/** @param {Surroundings} surroundings */
export async function verificationFormLeft(surroundings) {
	if (!haveLeft) {
		await setUp(surroundings, await publishForm(surroundings, example));
		await peopleLeave(surroundings);
	}
	await nobodyIsCalledAgain(surroundings, atCode);
	await nobodyIsCalledAgain(surroundings, atOffer);
}
