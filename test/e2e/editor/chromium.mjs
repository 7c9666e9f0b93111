// The browser to check with: the machine's own Chromium or Chrome. Nothing is downloaded.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Problem } from '../../../scripts/system/problem.mjs';

const pathVariable = 'CHROMIUM_PATH';

const usualNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** No sandbox of its own, which containers do not allow: it opens pages of this machine only. Nothing is fetched unasked. */
export const chromiumArguments = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** @param {string} file */
async function canRun(file) {
	try {
		await access(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** The program to start. @returns {Promise<string>} */
export async function findChromium() {
	const wanted = process.env[pathVariable];
	if (wanted) {
		if (await canRun(wanted)) return wanted;
		throw new Problem(`${pathVariable} is "${wanted}", and no program can be run there.`);
	}
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	for (const name of usualNames) {
		for (const folder of folders) {
			if (await canRun(join(folder, name))) return join(folder, name);
		}
	}
	throw new Problem(
		`No Chromium was found. Install it (on Debian and Ubuntu: apt-get install chromium), or set ${pathVariable} to a Chromium or Chrome.`,
	);
}
