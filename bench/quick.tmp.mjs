import { join } from 'node:path';
import { findOrFetchNode24 } from '../scripts/n8n/node24.mjs';
import { installPackedNode } from '../scripts/n8n/packedNode.mjs';
import { end, runWithin } from '../scripts/system/endings.mjs';
import { folders } from '../scripts/system/folders.mjs';
async function quick() {
	const node = await findOrFetchNode24();
	await installPackedNode(join(folders.bench, 'home'));
	const { resultOf, startAnswerServer } = await import('./child.mjs');
	const fast = await startAnswerServer(0);
	for (const c of ['thisNode', 'thisNodeContinue', 'thisNodeErrorOutput']) {
		console.log(c, JSON.stringify(await resultOf(node, 'measure.mjs', [c, fast.url, 50, 1000, 10000])));
	}
	const slow = await startAnswerServer(100);
	for (const c of ['thisNode', 'thisNodeContinue', 'bareHelper']) console.log('paced', c, JSON.stringify(await resultOf(node, 'measure.mjs', [c, slow.url, 10, 1000])));
	await end(0);
}
void runWithin(10, quick);
