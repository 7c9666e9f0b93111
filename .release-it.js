// What `n8n-node release` leaves to us. It passes its own options to release-it, and those come before these.
const { execFileSync } = require('node:child_process');

const { version } = require('./package.json');

/** The first release is the version that package.json has already. */
function isReleased() {
	return execFileSync('git', ['tag', '--list', version], { encoding: 'utf8' }).trim() !== '';
}

module.exports = {
	'dry-run': process.env.RELEASE_DRY_RUN === 'true',
	increment: isReleased() ? undefined : version,
	git: {
		// n8n's command means to ask for main, but release-it does not understand how it says so.
		requireBranch: 'main',
		commitMessage: 'Release ${version}',
		tagName: '${version}',
	},
	npm: { allowSameVersion: true },
	github: {
		releaseName: '${version}',
		releaseNotes: 'node scripts/release/changelog.mjs show ${version}',
	},
	hooks: {
		// n8n's command also runs auto-changelog, which package.json tells to print: it would replace the changelog.
		'before:beforeRelease': 'node scripts/release/changelog.mjs release ${version}',
	},
};
