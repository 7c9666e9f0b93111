// What the page says of a call, whatever was sent.
import { dial } from './dialling.mjs';
import { callsTo, onPage } from './openPage.mjs';

/**
 * @typedef {import('./openPage.mjs').Surroundings} Surroundings
 * @typedef {import('playwright-core').Page} Page
 */

/** @param {Surroundings} surroundings */
export async function calledTwice(surroundings) {
	const { sandbox, expect } = surroundings;
	// Refused the first time: nobody was called then.
	for (const digits of ['12155550140', '12155550140', '12155550130', '12155550130']) {
		await dial(sandbox, digits);
	}
	await onPage(surroundings, {}, async (page) => {
		const calls = callsTo(page, '+1 215 555 0140');
		await calls.first().waitFor();
		const [second, first] = [calls.nth(0), calls.nth(1)];
		const mark = second.getByText('Called twice: the call before was at');
		expect(await mark.isVisible(), 'the second call says "Called twice"');
		const color = await page.evaluate(
			"getComputedStyle(document.querySelector('.twice:not([hidden])')).color",
		);
		expect(color === 'rgb(153, 27, 27)', `in red: ${color}`);
		expect(await first.getByText('Called twice').isHidden(), 'the first one does not');
		const refused = callsTo(page, '+1 215 555 0130');
		const marks = await refused.getByText('Called twice:').count();
		expect((await refused.count()) === 2 && marks === 0, 'a refused dial is no call before');
	});
}

/** @param {Surroundings} surroundings */
export async function failures(surroundings) {
	const { sandbox, expect } = surroundings;
	await dial(sandbox, '12155550101');
	await dial(sandbox, '12155550105');
	await dial(sandbox, '12155550140', { parameters: { TEST: 'no' } });
	await dial(sandbox, '12155550141', { userKey: 'wrong-user-key' });
	await onPage(surroundings, {}, async (page) => {
		const seen = [
			['+1 215 555 0101', 'Not called: refused with an ERROR', 'always refused'],
			[
				'+1 215 555 0105',
				'Called, but n8n cannot know it: HTTP 500',
				'HTTP 500: Internal Server Error',
			],
			['+1 215 555 0140', 'Refused: TEST must be TRUE when it is given', '<ERROR>Sandbox: TEST'],
			['+1 215 555 0141', 'Refused: the user key is wrong', '<ERROR>Sandbox: the user key'],
		];
		for (const [number = '', reason = '', told = ''] of seen) {
			const call = callsTo(page, number);
			await call.getByText(reason).first().waitFor();
			const answer = await call.getByLabel('The answer').innerText();
			expect(answer.includes(told), `${number}: "${reason}", and n8n was told "${told}"`);
		}
		expect(!(await page.content()).includes('wrong-user-key'), 'a wrong user key is not shown');
	});
}

const markupText = '<img src=x onerror="window.ran = true"><b>BOLD</b> &amp; "quoted"';

/** @param {Surroundings} surroundings */
export async function markup(surroundings) {
	const { sandbox, expect } = surroundings;
	const parameters = { MEMO: markupText, BILLINGCODE: markupText };
	await dial(sandbox, '12155550140', { variables: { [markupText]: markupText }, parameters });
	await dial(sandbox, markupText);
	await onPage(surroundings, {}, async (page) => {
		await callsTo(page, '+1 215 555 0140').getByText(`memo: ${markupText}`).waitFor();
		const text = await page.locator('main').innerText();
		expect(text.split(markupText).length > 5, 'texts with markup are shown letter for letter');
		const made = await page.locator('#groups img, #groups article b:text("BOLD")').count();
		const ran = await page.evaluate('window.ran === true');
		expect(made === 0 && ran === false, 'nothing of it becomes part of the page');
	});
}

/** @param {Surroundings} surroundings */
export async function foldedAddress(surroundings) {
	const { sandbox, expect } = surroundings;
	const end = 'the-end-of-the-address';
	const secret = 'abcdef0123456789';
	const ONENDURL = `${sandbox.url}/webhook/${'long-'.repeat(20)}?token=${secret}&x=${end}`;
	await dial(sandbox, '12155550140', { variables: { ONENDURL } });
	await onPage(surroundings, {}, async (page) => {
		const call = callsTo(page, '+1 215 555 0140');
		const made = call.getByRole('list', { name: 'What the call flow requested' });
		await made.getByText('→ 404').waitFor();
		const whole = made.getByText(end);
		expect(await whole.isHidden(), 'a long address is folded');
		await made.locator('summary').click();
		await whole.waitFor();
		expect(true, 'a click shows all of it');
		const shown = await page.content();
		expect(shown.includes('token=***') && !shown.includes(secret), 'without its token');
	});
}

/** Takes the place of the browser's voice: which words it was asked for. */
const recordSpeech = `window.spoken = [];
Object.defineProperty(window, 'speechSynthesis', { value: {
	speak: (utterance) => window.spoken.push(utterance.text),
	cancel: () => window.spoken.push('(silence)'),
} });`;

/** @param {Surroundings} surroundings */
export async function speaking(surroundings) {
	const { sandbox, expect } = surroundings;
	const variables = {
		FIRSTNAME: 'Ann',
		CODE: '1453',
		APPOINTMENT_DAY: 'Monday',
		PRESS: '9',
		RESUMEURL: `${sandbox.url}/resume`,
		OTHER: 'https://example.com/',
	};
	await dial(sandbox, '12155550140', { variables });
	const prepare = async (/** @type {Page} */ page) => await page.addInitScript(recordSpeech);
	await onPage(surroundings, { prepare }, async (page) => {
		const call = callsTo(page, '+1 215 555 0140');
		await call.getByRole('button', { name: 'Speak' }).click();
		const wanted = 'Hello Ann. Your code is 1, 4, 5, 3. Appointment day: Monday.';
		const spoken = await page.evaluate('window.spoken.at(-1)');
		expect(spoken === wanted, `Speak says: ${spoken}`);
		expect(await call.getByText(wanted).isVisible(), 'and the words can be read');
		await call.getByRole('button', { name: 'Stop' }).click();
		await call.getByRole('button', { name: 'Speak' }).waitFor();
		expect((await page.evaluate('window.spoken.at(-1)')) === '(silence)', 'Stop ends it');
	});
}
