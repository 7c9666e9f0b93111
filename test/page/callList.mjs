// The list of calls: filter, clear, groups, and what happens when there are many or none.
import { dial } from './dialling.mjs';
import { callsTo, onPage } from './openPage.mjs';

/**
 * @typedef {import('./openPage.mjs').Surroundings} Surroundings
 * @typedef {import('playwright-core').Page} Page
 */

/** @param {Page} page */
async function numbersShown(page) {
	return (await page.getByRole('article').getByRole('heading').allInnerTexts()).join(', ');
}

/** @param {Surroundings} surroundings */
export async function filterAndClear(surroundings) {
	const { sandbox, expect } = surroundings;
	await dial(sandbox, '12155550140', { parameters: { MEMO: 'March reminders' } });
	await dial(sandbox, '12155550101');
	await dial(sandbox, '12155550142', { parameters: { DELAY: '9' } });
	await dial(sandbox, '12155550143', { variables: { FIRSTNAME: 'Zoë' } });
	await dial(sandbox, '12155550143');
	await dial(sandbox, '12155550135');
	await onPage(surroundings, {}, async (page) => {
		await page.getByText('6 calls, 1 ringing').waitFor();
		const find = page.getByRole('searchbox', { name: 'Find' });
		const byText = { 'march REM': '0140', zoë: '0143', '(215) 555-0101': '0101' };
		for (const [text, number] of Object.entries(byText)) {
			await find.fill(text);
			expect((await numbersShown(page)) === `+1 215 555 ${number}`, `Find "${text}"`);
		}
		await find.fill('nothing like it');
		await page.getByText('No call matches').waitFor();
		await find.fill('');
		const byKind = {
			'Under way': '0135',
			Scheduled: '0142',
			Failed: '0101',
			'Called twice': '0143',
		};
		for (const [kind, number] of Object.entries(byKind)) {
			await page.getByRole('radio', { name: kind }).check();
			await page.getByText('1 of 6 calls').first().waitFor();
			expect((await numbersShown(page)) === `+1 215 555 ${number}`, `Show "${kind}"`);
		}
		await page.getByRole('radio', { name: 'Called twice' }).focus();
		await page.keyboard.press('ArrowRight');
		expect((await page.getByRole('article').count()) === 6, 'the arrow keys choose what is shown');
		await checkClear(page, surroundings);
	});
}

/** @param {Page} page @param {Surroundings} surroundings */
async function checkClear(page, { sandbox, expect }) {
	await page.getByRole('button', { name: 'Clear', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: 'Clear all calls?' });
	await dialog.getByRole('button', { name: 'Keep them' }).click();
	await dialog.waitFor({ state: 'hidden' });
	expect((await sandbox.calls()).length === 5, 'Clear asks first while a call is under way');
	await page.getByRole('button', { name: 'Clear', exact: true }).click();
	await dialog.getByRole('button', { name: 'Clear all' }).click();
	await page.getByText('No call yet').waitFor();
	const articles = await page.getByRole('article').count();
	expect((await sandbox.calls()).length === 0 && articles === 0, 'Clear forgets them all');
	await dial(sandbox, '12155550140');
	await callsTo(page, '+1 215 555 0140').getByText('Ended (END)').waitFor();
	await page.getByRole('button', { name: 'Clear', exact: true }).click();
	await page.getByText('No call yet').waitFor();
	expect(true, 'Clear does not ask when all calls have ended');
}

/** Dials at wanted times, without waiting for them. @param {number[]} seconds */
function dialsAt(seconds) {
	return async (/** @type {Page} */ page) =>
		await page.route('**/sandbox/dials', async (route) => {
			const [sample] = await (await route.fetch()).json();
			const at = (/** @type {number} */ second) => new Date(1_900_000_000_000 + second * 1000);
			const json = seconds.map((second, index) => ({
				...sample,
				phoneNumber: `1312555${1000 + index}`,
				receivedAt: at(second).toISOString(),
				requestId: null,
			}));
			await route.fulfill({ json });
		});
}

/** @param {Surroundings} surroundings */
export async function groups(surroundings) {
	await dial(surroundings.sandbox, '12155550101');
	await onPage(surroundings, { prepare: dialsAt([0, 4, 9, 15]) }, async (page) => {
		const titles = page.locator('.group-title');
		await titles.first().waitFor();
		const seen = (await titles.allInnerTexts()).map((title) => title.split(' · ')[1]).join(', ');
		surroundings.expect(
			seen === '1 call, 3 calls',
			`calls within 5 seconds of each other stand together, the newest first: ${seen}`,
		);
		await page.getByText('This is a guess').waitFor();
	});
}

/** @param {Surroundings} surroundings */
export async function manyCalls(surroundings) {
	await dial(surroundings.sandbox, '12155550101');
	const prepare = dialsAt(Array.from({ length: 250 }, (_, index) => index));
	await onPage(surroundings, { prepare }, async (page) => {
		await page.getByText('250 calls, 50 older ones not shown').waitFor();
		const newest = page.getByRole('article').first();
		const isNewest = (await newest.innerText()).includes('+1 312 555 1249');
		const shown = await page.getByRole('article').count();
		surroundings.expect(shown === 200 && isNewest, 'the newest 200 of 250 calls are shown');
	});
}

/** @param {Surroundings} surroundings */
export async function sandboxGone(surroundings) {
	await onPage(surroundings, {}, async (page) => {
		await page.getByText('0 calls').waitFor();
		// A refused request is an error in the browser's console, so it is answered in another way.
		await page.route('**/sandbox/dials', async (route) => await route.fulfill({ body: 'no JSON' }));
		await page.getByText('The sandbox does not answer. Is it still running?').waitFor();
		await page.unroute('**/sandbox/dials');
		await page.getByText('0 calls').waitFor();
		surroundings.expect(
			true,
			'the page says when the sandbox is gone, and goes on when it is back',
		);
	});
}
