/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { type Sandbox, startSandbox } from '../../sandbox/server';
import {
	cleanUp,
	DIALS,
	KEY,
	line,
	liveCheck,
	newFolder,
	NO_ADDRESS,
	NO_DIALS,
	NO_QUESTIONS,
	QUESTIONS,
} from './liveCheck';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ stepMs: 300, delayMinuteMs: 300 });
});
afterEach(async () => {
	cleanUp();
	await sandbox.close();
});

const actions = () => sandbox.requests().map(({ action }) => action);

test('the whole check: each step is recorded, and each dial is one call', async () => {
	const run = await liveCheck(sandbox.apiUrl, [
		...KEY,
		...QUESTIONS,
		...line(),
		...DIALS,
		...NO_ADDRESS,
	]);

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(sandbox.dials().map(({ test, delay }) => [test, delay])).toEqual([
		[true, null],
		[false, null],
		[false, '1'],
	]);
	const { steps, isComplete, askedAnveo } = run.recording();
	expect([isComplete, askedAnveo]).toEqual([true, false]);
	expect(steps.map(({ name, state, rang }) => [name, state, rang])).toEqual([
		['balance', 'done', null],
		['wrongKey', 'done', null],
		['unknownId', 'done', null],
		['testDial', 'done', 'yes'],
		['realDial', 'done', 'yes'],
		['delayedDial', 'done', 'no'],
		['callFlowRequest', 'leftOut', null],
	]);
	for (const requestId of sandbox.requestIds()) expect(run.output).toContain(requestId);
});

test('nothing is sent and nothing is dialled without a yes', async () => {
	const run = await liveCheck(sandbox.apiUrl, [...KEY, ...NO_QUESTIONS, ...line(), ...NO_DIALS]);

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(sandbox.requests()).toEqual([]);
	expect(run.recording().steps.map(({ state }) => state)).toEqual(Array(7).fill('leftOut'));
});

test('only the whole word is a yes', async () => {
	const run = await liveCheck(sandbox.apiUrl, [
		...KEY,
		...NO_QUESTIONS,
		...line(),
		['with TEST, now', 'y'],
		['0690 now, once', 'Yes'],
		['in 1 minute', 'yes please'],
		['Your address', 'yes'],
	]);

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(sandbox.dials()).toEqual([]);
});

test('a number that is none is asked for again, and an empty one leaves all dials out', async () => {
	const run = await liveCheck(sandbox.apiUrl, [
		...KEY,
		...NO_QUESTIONS,
		['Your own number', 'mine'],
		['Your own number', ''],
	]);

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(run.output).toContain('"mine" is not a phone number');
	expect(sandbox.dials()).toEqual([]);
});

test('a wrong key: Anveo’s text is shown, and nothing is dialled', async () => {
	const run = await liveCheck(sandbox.apiUrl, [
		['User key', 'a-key-of-nobody'],
		['Account email', ''],
		['Ask for the balance?', 'yes'],
		['Go on all the same?', ''],
	]);

	expect(run).toMatchObject({ code: 1, unasked: [] });
	expect(run.output).toContain('ERROR Sandbox: the user key is wrong');
	expect(run.output).toContain('Nothing was dialled.');
	expect(actions()).toEqual(['ACCOUNT.GETBALANCE']);
});

test('an empty key is refused by name', async () => {
	const run = await liveCheck(sandbox.apiUrl, [
		['User key', ' '],
		['Account email', ''],
	]);

	expect(run.code).toBe(1);
	expect(run.output).toContain("'User Key' of the Anveo credential is empty");
	expect(sandbox.requests()).toEqual([]);
});

test('an address that would send the key unencrypted is refused before the key is asked for', async () => {
	const run = await liveCheck('http://192.0.2.1/api/v3.asp', KEY);

	expect(run).toMatchObject({ code: 1, unasked: ['User key', 'Account email'] });
	expect(run.output).toContain('would send your user key unencrypted');
});

test('no network: it says so, and ends', async () => {
	const closed = createServer();
	const port = await new Promise<number>((resolve) => {
		closed.listen(0, '127.0.0.1', () => resolve(Number(Object(closed.address()).port)));
	});
	await new Promise((resolve) => closed.close(resolve));
	const run = await liveCheck(`http://127.0.0.1:${port}/`, [
		...KEY,
		['Ask for the balance?', 'yes'],
	]);

	expect(run).toMatchObject({ code: 1, unasked: [] });
	expect(run.output).toContain('Anveo could not be reached (ECONNREFUSED)');
	expect(run.recording()).toMatchObject({
		isComplete: false,
		steps: [{ exchanges: [{ answer: null, fault: 'Anveo could not be reached (ECONNREFUSED)' }] }],
	});
});

test('an earlier recording is not replaced without a yes', async () => {
	const folder = newFolder();
	writeFileSync(join(folder, 'live-check.json'), 'earlier');
	const run = await liveCheck(sandbox.apiUrl, [['Replace it?', 'no']], { folder });

	expect(run).toMatchObject({ code: 1, json: 'earlier', markdown: '' });
	expect(existsSync(join(folder, 'live-check.md'))).toBe(false);
});
