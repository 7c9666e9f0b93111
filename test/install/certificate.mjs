// A certificate for one host name that is its own authority, for a program that is told to trust it.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../findProgram.mjs';

const run = promisify(execFile);

/** Longer than any test. */
const days = '2';

/**
 * @param {string} folder where the files go
 * @param {string} host
 */
export async function makeCertificate(folder, host) {
	const file = join(folder, 'certificate.pem');
	const keyFile = join(folder, 'key.pem');
	await run(findProgram('openssl', 'openssl'), [
		...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', days, '-subj', `/CN=${host}`],
		...['-addext', `subjectAltName=DNS:${host}`, '-keyout', keyFile, '-out', file],
	]);
	return { file, cert: await readFile(file), key: await readFile(keyFile) };
}
