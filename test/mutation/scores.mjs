// How many of the mutants in each folder were noticed by a test.
import { unnoticeable } from './unnoticeable/all.mjs';

/**
 * @typedef {object} Mutant as in StrykerJS's report
 * @property {string} mutatorName
 * @property {string} status
 * @property {string} [statusReason]
 * @property {string} [replacement]
 * @property {{ start: { line: number, column: number }, end: { line: number, column: number } }} location
 *
 * @typedef {{ files: Record<string, { source: string, mutants: Mutant[] }> }} Report
 *
 * @typedef {object} Score
 * @property {string} folder
 * @property {number} goal percent
 * @property {number} killed
 * @property {string[]} survivors and what timed out
 * @property {number} hung of those killed
 * @property {number} listed that no test can notice
 * @property {string[]} noticedAfterAll of those
 */

/** The folders, the first that fits a file, and how many percent are to be noticed. @type {Array<{ folder: string, goal: number }>} */
const goals = [
	{ folder: 'anveo/', goal: 95 },
	{ folder: 'credentials/', goal: 90 },
	{ folder: 'nodes/AnveoDialCallFlow/sending/', goal: 95 },
	{ folder: 'nodes/AnveoDialCallFlow/outcomes/', goal: 90 },
	{ folder: 'nodes/AnveoDialCallFlow/item/', goal: 90 },
	{ folder: 'nodes/AnveoDialCallFlow/', goal: 90 },
	{ folder: 'nodes/AnveoCallFlowTrigger/', goal: 90 },
	{ folder: 'nodes/shared/', goal: 90 },
];

/**
 * All tests together were too slow, which proves nothing: the machine may have been. Of an endless loop StrykerJS counts the
 * rounds.
 * @param {Mutant} mutant
 */
const isLate = ({ status, statusReason = '' }) =>
	status === 'Timeout' && !statusReason.startsWith('Hit limit');

/** One test was still waiting after many times what it takes. @param {Mutant} mutant */
const hasHung = ({ status, statusReason = '' }) =>
	status === 'Killed' && statusReason.includes('Exceeded timeout');

/** @param {string} file @param {Mutant} mutant */
function shown(file, { mutatorName, status, replacement = '', location: { start } }) {
	const change = replacement.replace(/\s+/g, ' ').slice(0, 100);
	return `${file}:${start.line}:${start.column} ${mutatorName} -> ${change} (${status})`;
}

/** The text between two places of a file. @param {string} source @param {Mutant['location']} location */
function textAt(source, { start, end }) {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	const last = lines.length - 1;
	lines[last] = (lines[last] ?? '').slice(0, end.column - 1);
	lines[0] = (lines[0] ?? '').slice(start.column - 1);
	return lines.join('\n');
}

/** @param {string} code */
const onOneLine = (code) => code.replace(/\s+/g, ' ').trim();

/**
 * What the list says of a mutant.
 * @param {string} file
 * @param {string} source
 * @param {Mutant} mutant
 */
function inList(file, source, { location, replacement = '' }) {
	const was = onOneLine(textAt(source, location));
	const is = onOneLine(replacement);
	const lineOf = source.split('\n')[location.start.line - 1] ?? '';
	return unnoticeable[file]?.find(
		(one) => one.was === was && one.is === is && lineOf.includes(one.line ?? ''),
	);
}

/** @param {Report} report @returns {Score[]} */
export function scoresOf({ files }) {
	const scores = goals.map((goal) => ({
		.../** @type {{ folder: string, goal: number }} */ (goal),
		killed: 0,
		listed: 0,
		hung: 0,
		survivors: /** @type {string[]} */ ([]),
		noticedAfterAll: /** @type {string[]} */ ([]),
	}));
	for (const [file, { source, mutants }] of Object.entries(files)) {
		const score = scores.find(({ folder }) => file.startsWith(folder));
		if (score === undefined) throw new Error(`${file} is in no folder with a goal`);
		for (const mutant of mutants) {
			const { status } = mutant;
			const listed = inList(file, source, mutant);
			const isUnnoticed = isLate(mutant) || status === 'Survived' || status === 'NoCoverage';
			if (status === 'Ignored' || listed !== undefined) score.listed += 1;
			else if (isUnnoticed) score.survivors.push(shown(file, mutant));
			else if (status === 'Killed' || status === 'Timeout') score.killed += 1;
			if (listed === undefined) score.hung += hasHung(mutant) ? 1 : 0;
			else if (!isUnnoticed && !hasHung(mutant)) score.noticedAfterAll.push(shown(file, mutant));
		}
	}
	return scores;
}

/** Prints the table and every survivor. @param {Score[]} scores @returns {boolean} whether each folder has reached its goal */
export function printScores(scores) {
	for (const one of scores.flatMap(({ survivors }) => survivors)) console.log(one);
	for (const one of scores.flatMap(({ noticedAfterAll }) => noticedAfterAll)) {
		console.log(`In the list of what cannot be noticed, but it was: ${one}`);
	}
	console.log('\n| Folder | Noticed | Of them hung | Not noticed | Score | Goal | Listed |');
	console.log('| --- | --- | --- | --- | --- | --- | --- |');
	let isReached = true;
	for (const { folder, goal, killed, survivors, hung, listed } of scores) {
		const all = killed + survivors.length;
		// Of a run with some files only.
		if (all === 0) continue;
		const percent = (100 * killed) / all;
		isReached &&= percent >= goal;
		const counts = `${killed} | ${hung} | ${survivors.length}`;
		console.log(`| \`${folder}\` | ${counts} | ${percent.toFixed(1)} % | ${goal} % | ${listed} |`);
	}
	return isReached;
}
