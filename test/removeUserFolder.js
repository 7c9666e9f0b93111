const { rmSync } = require('node:fs');

const { begin } = require('./userFolder.js');

/** Removes the throw-away folder of n8n-core, and never the person's own. */
module.exports = function removeUserFolder() {
	const folder = process.env.N8N_USER_FOLDER ?? '';
	if (folder.startsWith(begin)) rmSync(folder, { recursive: true, force: true });
};
