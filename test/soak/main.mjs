// `npm run test:soak`: 200,000 calls and 100,000 requests to the trigger each in one process of n8n, whose memory has to
// stay as it is. `-- --calls 20000 --requests 10000` for a shorter one, 0 for none. Needs Linux.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bringUp } from '../../scripts/n8n/bringUp.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { prepareBesideNpmStart } from '../besideNpmStart.mjs';
import { CheckReport } from '../checkReport.mjs';
import { manyCalls } from './manyCalls.mjs';
import { manyRequests } from './manyRequests.mjs';
import { probeSettings } from './n8nMemory.mjs';

/** @typedef {Pick<import('../e2e/support.mjs').Surroundings, 'api' | 'n8nUrl' | 'prepared' | 'expect'> & { pid: number }} SoakSurroundings */

const wholeTimeoutMinutes = 360;

/**
 * n8n makes an isolate of V8 for each execution that evaluates an expression, and one for each request to a webhook. With
 * them a request took roughly 0.25 seconds of processor time, without them less than 0.1: hours, over all requests. Nothing
 * of this package is in them.
 */
const withoutIsolates = { N8N_EXPRESSION_ENGINE: 'legacy' };

/** @param {import('../../scripts/n8n/n8nServer.mjs').N8nServer} n8n */
function pidOf({ pid }) {
	if (pid === undefined) throw new Error('n8n has no process.');
	return pid;
}

/** @param {string} option @param {string | undefined} text */
function countIn(option, text) {
	const count = Number(text);
	if (Number.isInteger(count) && count >= 0) return count;
	throw new Problem(`--${option} takes a whole number, not "${text}".`);
}

function sizes() {
	const { values } = parseArgs({
		options: {
			calls: { type: 'string', default: '200000' },
			requests: { type: 'string', default: '100000' },
		},
	});
	return {
		calls: countIn('calls', values.calls),
		requests: countIn('requests', values.requests),
	};
}

async function soak() {
	const { calls, requests } = sizes();
	if (process.platform !== 'linux') throw new Problem('The open sockets are counted in /proc.');
	prepareBesideNpmStart();
	const report = new CheckReport({ checkTimeoutMinutes: wholeTimeoutMinutes });
	const { api, prepared, ...running } = await bringUp({
		homeFolder: join(folders.homes, 'soak-home'),
		logFile: join(folders.n8n, 'soak.log'),
		isFresh: true,
		showSandboxLine: () => {},
		settings: probeSettings,
	});
	const { expect } = report;
	let { n8n } = running;
	const surroundings = () => ({ api, n8nUrl: n8n.url, prepared, pid: pidOf(n8n), expect });
	if (calls > 0) {
		await report.run(`${calls} calls`, async () => await manyCalls(surroundings(), calls));
	}
	if (requests > 0) {
		await n8n.stop();
		n8n = await running.startN8nAgain({ ...probeSettings, ...withoutIsolates });
		await report.run(
			`${requests} requests to the trigger`,
			async () => await manyRequests(surroundings(), requests),
		);
	}
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, soak);
