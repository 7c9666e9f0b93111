// `npm run audit:bundled`: asks npm for known vulnerabilities of what is built into the package, and of nothing else. The
// tools of this project are not shipped; Dependabot looks after them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, runToTheEnd } from '../system/endings.mjs';
import { NpmFailure, runNpm } from '../system/npm.mjs';
import { Problem } from '../system/problem.mjs';
import { bundledPackages } from './bundledPackages.mjs';

/** @typedef {import('./bundledPackages.mjs').BundledPackage} BundledPackage */

/**
 * A lock file with these very packages, as npm audit wants it. Written by hand: npm would choose versions itself.
 * @param {BundledPackage[]} packages
 */
function lockFile(packages) {
	const dependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
	const installed = packages.map(({ name, version }) => [`node_modules/${name}`, { version }]);
	return {
		name: 'bundled',
		version: '1.0.0',
		lockfileVersion: 3,
		packages: {
			'': { name: 'bundled', version: '1.0.0', dependencies },
			...Object.fromEntries(installed),
		},
	};
}

/**
 * npm's report. Its exit code does not tell a finding from an audit that did not take place.
 * @param {string} folder
 */
async function audit(folder) {
	try {
		return await runNpm(['audit', '--json', '--audit-level=none'], { cwd: folder });
	} catch (error) {
		if (error instanceof NpmFailure) return error.output;
		throw error;
	}
}

/** @param {string} output @returns {Record<string, { severity: string }>} */
function vulnerabilities(output) {
	const start = output.indexOf('{');
	const report = start < 0 ? {} : JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
	if (typeof report.vulnerabilities === 'object') return report.vulnerabilities;
	throw new Problem(`npm could not audit: this registry may not offer it.\n${output.trim()}`);
}

/** @param {BundledPackage[]} packages */
async function findingsIn(packages) {
	const folder = await mkdtemp(join(tmpdir(), 'audit-bundled-'));
	try {
		const { packages: all, ...rest } = lockFile(packages);
		await writeFile(join(folder, 'package.json'), JSON.stringify(all['']));
		await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...rest, packages: all }));
		return vulnerabilities(await audit(folder));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function auditBundled() {
	const packages = bundledPackages();
	console.log('Built into the package:');
	for (const { name, version } of packages) console.log(`  ${name} ${version}`);
	const findings = Object.entries(await findingsIn(packages));
	for (const [name, { severity }] of findings) console.log(`VULNERABLE  ${name}: ${severity}`);
	if (findings.length > 0) {
		throw new Problem(
			`${findings.length} of them have known vulnerabilities: update, test, release.`,
		);
	}
	console.log('None of them has a known vulnerability.');
	await end(0);
}

void runToTheEnd(auditBundled);
