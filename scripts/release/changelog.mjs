// Two steps of a release, which release-it calls. Usage, in the folder of CHANGELOG.md:
//   node scripts/release/changelog.mjs release 0.2.0   what is unreleased becomes the section of this version, dated today
//   node scripts/release/changelog.mjs show 0.2.0      prints that section: the text of the release on GitHub
import { readFileSync, writeFileSync } from 'node:fs';
import { explain } from '../system/problem.mjs';
import { sectionOf, withRelease } from './changelogText.mjs';

const [command, version = ''] = process.argv.slice(2);

try {
	const changelog = readFileSync('CHANGELOG.md', 'utf8');
	if (command === 'release') {
		const today = new Date().toISOString().slice(0, 10);
		writeFileSync('CHANGELOG.md', withRelease(changelog, version, today));
	} else {
		console.log(sectionOf(changelog, version));
	}
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}
