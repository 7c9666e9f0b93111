const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Gives n8n-core a throw-away folder, so that no test touches the settings of the person's own n8n. */
module.exports = function useThrowAwayUserFolder() {
	process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-anveo-test-'));
};
