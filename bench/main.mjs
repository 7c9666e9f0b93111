// `npm run bench`: what a call costs in n8n's real engine, beside what people would do instead and beside what n8n itself
// costs. All in one run on one machine: only the ratios carry over to another.
import { readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { installDependencies } from '../scripts/install.mjs';
import { installN8n, n8nVersion } from '../scripts/n8n/installN8n.mjs';
import { findOrFetchNode24 } from '../scripts/n8n/node24.mjs';
import { installPackedNode } from '../scripts/n8n/packedNode.mjs';
import { end, runWithin } from '../scripts/system/endings.mjs';
import { folders, projectFolder } from '../scripts/system/folders.mjs';
import { showProgress } from '../scripts/system/progress.mjs';
import { defaultConcurrency, latency } from './pace.mjs';
import { manyItems, roundOfManyItems, roundsAtOnce, roundsWithLatency } from './plan.mjs';

const wholeTimeoutMinutes = 45;
const coldLoads = 9;

/** All code that n8n loads. */
function bytesOfBuiltFiles() {
	const dist = join(projectFolder, 'dist');
	return readdirSync(dist, { recursive: true, encoding: 'utf8' })
		.map((path) => statSync(join(dist, path)))
		.filter((entry) => entry.isFile())
		.reduce((sum, { size }) => sum + size, 0);
}

async function bench() {
	installDependencies();
	const node = await findOrFetchNode24();
	await installN8n(node);
	await installPackedNode(join(folders.bench, 'home'));
	// Only now: these files need what was installed.
	const { candidates } = await import('./candidates.mjs');
	const { resultOf } = await import('./child.mjs');
	const { verdicts } = await import('./goals.mjs');
	const { median } = await import('./median.mjs');
	const { goalTable, measurementTable, shareTable } = await import('./report.mjs');
	const { silenceTable } = await import('./silenceTable.mjs');
	const { measureRounds } = await import('./rounds.mjs');

	const startedAt = Date.now();
	console.log(`n8n ${n8nVersion}, ${cpus().length} x ${cpus()[0]?.model}\n`);
	const ownShare = await showProgress(
		'Own share',
		async () => await resultOf(node, 'ownShare.mjs', [2_000]),
	);
	const loads = [];
	for (let load = 0; load < coldLoads; load++) loads.push(await resultOf(node, 'coldLoad.mjs', []));
	const withManyItems = process.argv.includes(String(manyItems));
	const atOnce = await measureRounds(
		node,
		0,
		withManyItems ? [...roundsAtOnce, roundOfManyItems] : roundsAtOnce,
	);
	const slow = await measureRounds(node, latency, roundsWithLatency);

	console.log(
		`\nAnswers at once, 50 requests at once where that can be set:\n\n${measurementTable(atOnce, candidates)}`,
	);
	console.log(
		`\nAnswers after ${latency} ms, ${defaultConcurrency} requests at once where that can be set:\n\n${measurementTable(slow, candidates)}`,
	);
	console.log(
		`\nThe longest silence (in brackets: without waiting for a processor), and the pace:\n\n${silenceTable({ atOnce, slow }, candidates)}`,
	);
	console.log(`\nWhere the CPU time of a call goes:\n\n${shareTable(atOnce, ownShare)}`);
	const measured = {
		atOnce,
		slow,
		coldLoadMs: median(loads),
		bytes: bytesOfBuiltFiles(),
	};
	console.log(`\n${goalTable(verdicts(measured))}`);
	console.log(`\nMeasured in ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes.`);
	await end(0);
}

runWithin(wholeTimeoutMinutes, bench);
