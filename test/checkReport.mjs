// Checks against a running n8n, one after the other, as lines that a person can read.
import { explain, Problem } from '../scripts/system/problem.mjs';

/** Counts what was seen and prints it. */
export class CheckReport {
	#passed = 0;

	#failed = 0;

	#checkTimeoutMinutes;

	/** @param {{ checkTimeoutMinutes?: number }} [options] */
	constructor({ checkTimeoutMinutes = 5 } = {}) {
		this.#checkTimeoutMinutes = checkTimeoutMinutes;
	}

	/** Says what was seen; throws when it is not met. @param {boolean} isMet @param {string} claim */
	expect = (isMet, claim) => {
		if (!isMet) throw new Problem(claim);
		this.#pass(claim);
	};

	/** A check that fails does not keep the others from running. @param {string} name @param {() => Promise<void>} check */
	async run(name, check) {
		const startedAt = Date.now();
		const passedBefore = this.#passed;
		console.log(`\n${name}`);
		try {
			await withinTime(name, this.#checkTimeoutMinutes, check());
			if (this.#passed === passedBefore) this.#pass(name);
		} catch (error) {
			this.#failed += 1;
			console.log(`NOT OK  ${explain(error)}`);
		}
		console.log(`        ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
	}

	/**
	 * Runs the checks that the command line names a part of, such as `-- agent`; all when it names none. With a minus in
	 * front, `-- -agent`, it leaves them out.
	 * @template Surroundings
	 * @param {Record<string, (surroundings: Surroundings) => Promise<void>>} checks
	 * @param {Surroundings} surroundings
	 */
	async runChosen(checks, surroundings) {
		const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
		const unwanted = words.filter((word) => word.startsWith('-')).map((word) => word.slice(1));
		const wanted = words.filter((word) => !word.startsWith('-'));
		for (const [name, check] of Object.entries(checks)) {
			const isIn = (/** @type {string} */ word) => name.toLowerCase().includes(word.toLowerCase());
			if ((wanted.some(isIn) || wanted.length === 0) && !unwanted.some(isIn)) {
				await this.run(name, async () => await check(surroundings));
			}
		}
	}

	/** @returns {number} the exit code of all checks together */
	conclude() {
		console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
		return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
	}

	/** @param {string} claim */
	#pass(claim) {
		this.#passed += 1;
		console.log(`ok      ${claim}`);
	}
}

/** @param {string} name @param {number} minutes @param {Promise<void>} work */
async function withinTime(name, minutes, work) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer;
	const tooLate = new Promise((_, reject) => {
		const problem = new Problem(`${name} had not finished after ${minutes} minutes`);
		timer = setTimeout(() => reject(problem), minutes * 60_000);
	});
	await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
