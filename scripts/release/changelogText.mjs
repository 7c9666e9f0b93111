// CHANGELOG.md in the form of Keep a Changelog: written by hand under "Unreleased", dated by a release.
import { Problem } from '../system/problem.mjs';

const UNRELEASED = '## [Unreleased]';

/**
 * What stands under one heading, without the heading.
 * @param {string} changelog
 * @param {string} version a version, or "Unreleased"
 */
export function sectionOf(changelog, version) {
	const parts = changelog.split(/^## /m);
	const section = parts.find((part) => part.startsWith(`[${version}]`));
	const text = section?.slice(section.indexOf('\n')).trim();
	if (text) return text;
	throw new Problem(
		`CHANGELOG.md says nothing under [${version}]. Write there what changes for users.`,
	);
}

/**
 * The changelog with what was unreleased as the section of a version.
 * @param {string} changelog
 * @param {string} version
 * @param {string} date such as 2027-01-31
 */
export function withRelease(changelog, version, date) {
	sectionOf(changelog, 'Unreleased');
	if (changelog.includes(`\n## [${version}]`)) {
		throw new Problem(`CHANGELOG.md already has a section [${version}].`);
	}
	return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n## [${version}] - ${date}`);
}
