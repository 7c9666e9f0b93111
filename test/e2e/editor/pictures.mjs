// The pictures that README.md and docs/ show, taken anew in each run, so that none of them can be out of date unnoticed.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folders, projectFolder } from '../../../scripts/system/folders.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

/** `npm run screenshots` passes it. Ids and times differ each time, so the repository's pictures change only when asked. */
export const saveOption = '--save-screenshots';

const scratchFolder = join(folders.n8n, 'screenshots');
const repositoryFolder = join(projectFolder, 'docs', 'screenshots');
const mostBytes = 250_000;

/** Every picture, by the check that takes it. */
export const pictureNames = /** @type {const} */ ([
	'nodes-panel',
	'credential',
	'dial-call-flow',
	'refused-number',
	'calling-hours',
	'stopped-list',
	'first-call',
	'first-call-dark',
	'waiting',
	'sandbox',
	'replied',
	'trigger',
	'call-ended',
	'checked-numbers',
	'connected',
	'verified',
	'verification-form',
	'verification-form-code',
	'call-this-contact',
	'call-this-contact-form',
	'crm-reminders',
	'crm-reminders-table',
	'opt-out',
	'crm-reminders-hubspot',
	'crm-reminders-pipedrive',
	'crm-reminders-postgres',
	'call-until-reached',
	'calls-to-make',
	'alert-on-call',
]);

/** @typedef {typeof pictureNames[number]} PictureName */

/** @type {Set<string>} */
const taken = new Set();

/** Nothing that pops up for a moment belongs into a picture. */
const withoutToasts = '.el-notification { display: none !important }';

/**
 * @param {Page} page
 * @param {PictureName} name
 * @param {Locator} [part] the whole window when missing
 */
export async function takePicture(page, name, part) {
	const path = join(scratchFolder, `${name}.png`);
	await rm(path, { force: true });
	await mkdir(scratchFolder, { recursive: true });
	// Neither a pointer's hover nor a caret.
	await page.mouse.move(0, 0);
	/** @type {import('playwright-core').PageScreenshotOptions} */
	const options = { path, animations: 'disabled', caret: 'hide', style: withoutToasts };
	await (part === undefined ? page.screenshot(options) : part.screenshot(options));
	taken.add(name);
	if (process.argv.includes(saveOption)) {
		await mkdir(repositoryFolder, { recursive: true });
		await copyFile(path, join(repositoryFolder, `${name}.png`));
	}
}

async function pages() {
	const docs = join(projectFolder, 'docs');
	const names = (await readdir(docs, { recursive: true })).filter((name) => name.endsWith('.md'));
	return [join(projectFolder, 'README.md'), ...names.map((name) => join(docs, name))];
}

async function shownNames() {
	const texts = await Promise.all((await pages()).map((page) => readFile(page, 'utf8')));
	const found = texts.flatMap((text) => [...text.matchAll(/\bscreenshots\/([^)"'\s]+)/g)]);
	return [...new Set(found.map(([, name]) => String(name)))];
}

/** Comes after the checks that take them. @param {Surroundings} surroundings */
export async function checkPictures({ expect }) {
	const shown = await shownNames();
	const files = pictureNames.map((name) => `${name}.png`);
	const unknown = shown.filter(
		(file) => !files.includes(file) || !existsSync(join(repositoryFolder, file)),
	);
	expect(
		unknown.length === 0,
		`README.md and docs/ show ${shown.length} pictures; without a file in docs/screenshots, or not taken here: ${unknown.join(', ') || 'none'}`,
	);
	const missing = pictureNames.filter((name) => !taken.has(name));
	expect(
		missing.length === 0,
		missing.length === 0
			? `this run took all ${pictureNames.length} pictures`
			: `not taken: ${missing.join(', ')}`,
	);
	for (const name of pictureNames) {
		const { size } = await stat(join(scratchFolder, `${name}.png`));
		expect(size > 0 && size <= mostBytes, `${name}.png: ${Math.round(size / 1_000)} kB`);
	}
}
