const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** What the path of each throw-away folder begins with. */
const begin = join(tmpdir(), 'n8n-nodes-anveo-test-');

/** Gives n8n-core a throw-away folder, so that no test touches the settings of the person's own n8n. */
module.exports = function useThrowAwayUserFolder() {
	process.env.N8N_USER_FOLDER = mkdtempSync(begin);
	// Older versions of n8n warn of it in the log, which some tests read.
	process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
};

module.exports.begin = begin;
