// The sandbox's page in a browser, as a person has it.
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../e2e/editor/chromium.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../../scripts/n8n/sandboxServer.mjs').SandboxServer} SandboxServer
 *
 * @typedef {object} Surroundings what a check gets
 * @property {SandboxServer} sandbox
 * @property {Browser} browser
 * @property {(isMet: boolean, claim: string) => void} expect says what was seen; throws when it is not met
 *
 * @typedef {object} Look
 * @property {number} [width]
 * @property {'light' | 'dark'} [colorScheme]
 * @property {(page: Page) => Promise<unknown>} [prepare] before the page is loaded
 */

const timeout = 10_000;
const height = 800;

/** Signals are ours to handle. */
export async function startBrowser() {
	return await chromium.launch({
		executablePath: await findChromium(),
		args: chromiumArguments,
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
}

/** Forgets all calls. @param {SandboxServer} sandbox */
export async function forgetCalls({ url }) {
	await fetch(`${url}/sandbox/requests`, { method: 'DELETE' });
}

/**
 * Opens the page for a check. The check fails when the browser reports an error, such as a script that the page's own
 * policy forbids.
 * @param {Surroundings} surroundings
 * @param {Look} look
 * @param {(page: Page) => Promise<void>} check
 */
export async function onPage({ browser, sandbox, expect }, look, check) {
	const { width = 1000, colorScheme = 'light', prepare } = look;
	const viewport = { width, height };
	const context = await browser.newContext({ viewport, colorScheme, locale: 'en-US' });
	try {
		context.setDefaultTimeout(timeout);
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const page = await context.newPage();
		/** @type {string[]} */
		const errors = [];
		page.on('pageerror', (error) => errors.push(String(error)));
		page.on('console', (message) => {
			if (message.type() === 'error') errors.push(message.text());
		});
		await prepare?.(page);
		await page.goto(sandbox.url);
		await check(page);
		if (errors.length > 0) expect(false, `the browser reports no error: ${errors.join('; ')}`);
	} finally {
		await context.close();
	}
}

/** The cards of the calls to a number, as it is written on the page. @param {Page} page @param {string} number */
export function callsTo(page, number) {
	return page.getByRole('article', { name: `Call to ${number}` });
}
