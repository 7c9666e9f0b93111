// How long n8n waits for the package when it starts: each built file required once, in a fresh process, beside an n8n that
// has its own library loaded already. Usage: coldLoad.mjs; prints one line of JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { folders } from '../scripts/system/folders.mjs';

const installed = createRequire(join(folders.bench, 'home', '.n8n', 'nodes', 'package.json'));
const { n8n } = installed('n8n-nodes-anveo/package.json');
installed('n8n-workflow');

const startedAt = performance.now();
for (const file of [...n8n.credentials, ...n8n.nodes]) installed(`n8n-nodes-anveo/${file}`);
console.log(JSON.stringify(performance.now() - startedAt));
