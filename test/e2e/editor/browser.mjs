// One browser for all checks, signed in once as a person would be.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, selectors } from 'playwright-core';
import { demoAccount } from '../../../scripts/n8n/prepareEditor.mjs';
import { folders } from '../../../scripts/system/folders.mjs';
import { explain, Problem } from '../../../scripts/system/problem.mjs';
import { chromiumArguments, findChromium } from './chromium.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').BrowserContext} BrowserContext
 * @typedef {Pick<import('../support.mjs').Surroundings, 'n8nUrl'>} Place
 */

/** For everything that is waited for: n8n's editor is slow on a busy machine. */
const timeout = 60_000;

/** Wide enough for the three panels of a node. */
export const windowSize = { width: 1280, height: 800 };

// The attribute that n8n's own tests go by.
selectors.setTestIdAttribute('data-test-id');

const failureFolder = join(folders.n8n, 'editor-failures');

/** @type {Browser | undefined} */
let browser;
/** @type {BrowserContext | undefined} */
let signedIn;

async function newContext() {
	// Signals are ours to handle: playwright would end this process before n8n has stopped.
	browser ??= await chromium.launch({
		executablePath: await findChromium(),
		args: chromiumArguments,
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
	const context = await browser.newContext({
		viewport: windowSize,
		// Pictures for screens of any kind.
		deviceScaleFactor: 2,
		locale: 'en-US',
		colorScheme: 'light',
	});
	context.setDefaultTimeout(timeout);
	return context;
}

/** @param {Page} page @param {string} n8nUrl */
async function signIn(page, n8nUrl) {
	await page.goto(`${n8nUrl}/signin`);
	await page.locator('input[type=email]').fill(demoAccount.email);
	await page.locator('input[type=password]').fill(demoAccount.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => url.pathname !== '/signin');
}

/** @param {Place} place @returns {Promise<BrowserContext>} */
async function signedInContext({ n8nUrl }) {
	if (signedIn !== undefined) return signedIn;
	const context = await newContext();
	const page = await context.newPage();
	await signIn(page, n8nUrl);
	await page.close();
	signedIn = context;
	return context;
}

/** What a person would have seen, for whoever looks for the fault. @param {Page} page */
async function saveFailure(page) {
	await mkdir(failureFolder, { recursive: true });
	const file = join(failureFolder, new Date().toISOString().replaceAll(/[:.]/g, '-'));
	await page.screenshot({ path: `${file}.png` });
	const text = await page.evaluate('document.body.innerText');
	await writeFile(`${file}.txt`, `${page.url()}\n\n${text}\n`);
	return `${file}.png, ${file}.txt`;
}

/**
 * A page of the signed-in browser for one check. When the check fails, a picture and the text of the page are kept.
 * @param {Place} place
 * @param {(page: Page) => Promise<void>} check
 */
export async function inEditor(place, check) {
	const context = await signedInContext(place);
	const page = await context.newPage();
	try {
		await check(page);
	} catch (error) {
		const saved = await saveFailure(page).catch(explain);
		throw new Problem(`${explain(error)}\n        The page: ${saved}`);
	} finally {
		await page.close();
	}
}

/** To be called when no check follows. */
export async function closeBrowser() {
	await browser?.close();
	browser = undefined;
	signedIn = undefined;
}
