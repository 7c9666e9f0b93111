// `npm run test:chaos [rounds]`: runs of 200 calls in a real n8n, each with something that goes wrong at a random moment. Ten
// rounds see each kind once. `--seed N` is one round again. Exit code 0 only when nobody was called twice but by a limit that
// the docs name, and each REQUESTID was found.
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { prepareBesideNpmStart } from '../besideNpmStart.mjs';
import { CheckReport } from '../checkReport.mjs';
import { withQueue, withSqlite } from './grounds.mjs';
import { playRound } from './round.mjs';
import { planOf } from './roundPlan.mjs';
import { faultsFound, shown } from './verdict.mjs';

/**
 * @typedef {import('./roundPlan.mjs').RoundPlan} RoundPlan
 * @typedef {import('./grounds.mjs').Grounds} Grounds
 */

const wholeTimeoutMinutes = 180;
const usualRounds = 100;

/** @returns {RoundPlan[]} */
function chosenPlans() {
	const words = process.argv.slice(2);
	const seed = Number(words[words.indexOf('--seed') + 1]);
	if (words.includes('--seed')) return [planOf(seed)];
	const rounds = Number(words[0] ?? usualRounds);
	if (!Number.isInteger(rounds) || rounds < 1) {
		throw new Problem(`"${words[0]}" is no number of rounds. Set a whole number from 1.`);
	}
	// A multiple of ten: the seeds of ten rounds end with each digit once.
	const first = Math.floor(Math.random() * 100_000_000) * 10;
	return Array.from({ length: rounds }, (_, at) => planOf(first + at));
}

/** @param {CheckReport} report @param {RoundPlan[]} plans @param {() => Promise<Grounds>} prepare */
async function playAll(report, plans, prepare) {
	if (plans.length === 0) return;
	const grounds = await prepare();
	for (const plan of plans) {
		await report.run(`${plan.mode}: ${plan.fault}, seed ${plan.seed}`, async () => {
			const findings = await playRound(grounds, plan);
			const faults = faultsFound(findings);
			report.expect(faults.length === 0, [shown(findings), ...faults].join('. '));
		});
	}
	await grounds.leave();
}

async function chaos() {
	const plans = chosenPlans();
	prepareBesideNpmStart();
	const report = new CheckReport();
	const { expect } = report;
	/** @param {import('./roundPlan.mjs').Mode} mode */
	const plansOf = (mode) => plans.filter((plan) => plan.mode === mode);
	await playAll(report, plansOf('SQLite'), async () => await withSqlite(expect));
	await playAll(report, plansOf('queue'), async () => await withQueue(expect));
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, chaos);
