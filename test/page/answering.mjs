// What a person does to a call on the page: answer, press digits, let a scheduled one ring.
import { waitUntil } from '../../scripts/system/waitUntil.mjs';
import { dial } from './dialling.mjs';
import { callsTo, onPage } from './openPage.mjs';

/**
 * @typedef {import('./openPage.mjs').Surroundings} Surroundings
 * @typedef {import('playwright-core').Page} Page
 */

const manual = { digits: '12155550135', shown: '+1 215 555 0135' };

/** @param {Surroundings} surroundings @param {string} requestId */
async function stateOf({ sandbox }, requestId) {
	return (await sandbox.calls()).find((call) => call.requestId === requestId);
}

/** @param {Surroundings} surroundings */
export async function answering(surroundings) {
	const { sandbox, expect } = surroundings;
	await onPage(surroundings, {}, async (page) => {
		const requestId = await dial(sandbox, manual.digits, { variables: { FIRSTNAME: 'Ann' } });
		const call = callsTo(page, manual.shown);
		await call.getByText('Ringing (INIT)').waitFor();
		expect((await page.title()) === '(1 ringing) Anveo sandbox', 'the title says that it rings');
		await call.getByRole('button', { name: 'Answer' }).click();
		await call.getByText('Answered (START)').waitFor();
		for (const key of ['1', '0', 'star', 'hash']) {
			await call.getByRole('group', { name: 'Keypad' }).getByRole('button', { name: key }).click();
		}
		expect(
			(await call.getByLabel('Digits').inputValue()) === '10*#',
			'the keypad fills the digits',
		);
		await call.getByRole('button', { name: 'Press' }).click();
		await call.getByText('Ended (END)').waitFor();
		const line = await call.getByRole('list', { name: 'What happened' }).innerText();
		expect(
			/Placed.*Ringing.*Answered.*Pressed 10\*#.*Ended/s.test(line),
			'the time line tells it all',
		);
		const { state, result } = Object(await stateOf(surroundings, requestId));
		expect(state === 'END' && result === '10*#', 'the sandbox has the digits as the result');
	});
}

/** @param {Page} page */
async function focused(page) {
	return await page.evaluate(
		'(document.activeElement.ariaLabel || document.activeElement.textContent).trim()',
	);
}

/** Tab, as often as it takes. @param {Page} page @param {string} wanted */
async function tabTo(page, wanted) {
	for (let presses = 0; presses < 40; presses += 1) {
		await page.keyboard.press('Tab');
		if ((await focused(page)) === wanted) return;
	}
	throw new Error(`The Tab key does not get to "${wanted}".`);
}

/** @param {Surroundings} surroundings */
export async function keyboardOnly(surroundings) {
	const { sandbox, expect } = surroundings;
	const requestId = await dial(sandbox, manual.digits);
	await onPage(surroundings, {}, async (page) => {
		const call = callsTo(page, manual.shown);
		await call.getByText('Ringing (INIT)').waitFor();
		await page.keyboard.press('Tab');
		expect(
			(await focused(page)) === 'Skip to the calls',
			'the first Tab offers to skip the welcome',
		);
		await page.keyboard.press('Enter');
		await tabTo(page, 'Answer');
		await page.keyboard.press('Enter');
		await call.getByText('Answered (START)').waitFor();
		// The focus is in the field for digits by itself; letters are no keys of a telephone.
		await waitUntil(async () => await page.evaluate('document.activeElement.tagName === "INPUT"'), {
			seconds: 5,
			tooLate: () => new Error('The focus is not in the field for digits.'),
		});
		await page.keyboard.type('14a53');
		await page.keyboard.press('Enter');
		await call.getByText('Ended (END)').waitFor();
		const { result } = Object(await stateOf(surroundings, requestId));
		expect(result === '1453', 'answered and pressed without a mouse');
		expect((await focused(page)) === manual.shown, 'the focus stays at the call');
	});
}

/** @param {Surroundings} surroundings */
export async function ringNow(surroundings) {
	const { sandbox, expect } = surroundings;
	await dial(sandbox, '12155550140', { parameters: { DELAY: '1440' } });
	await onPage(surroundings, {}, async (page) => {
		const call = callsTo(page, '+1 215 555 0140');
		await call.getByText('Scheduled (NONE)').waitFor();
		expect(/Rings\s.*in 24 hours/s.test(await call.innerText()), 'it shows when it rings');
		await call.getByRole('button', { name: 'Ring now' }).click();
		await call.getByText('Ended (END)').waitFor();
		expect(
			await call.getByText('Rings').isHidden(),
			'Ring now lets it ring, and it runs to its end',
		);
	});
}
