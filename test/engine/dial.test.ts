import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { runNode } from './runNode';

const credential = { userApiKey: 'sandbox-user-key', apiUrl: '' };
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
	credential.apiUrl = sandbox.apiUrl;
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

test('x', async () => {
	const r = await runNode({ items: [{ phone: '+1 (215) 215-2152' }], credential });
	console.log(JSON.stringify(r.output), r.error);
	for (let i = 0; i < 30; i++) {
		if (i === 3 || i === 2) continue;
		const phone = `+1215555${100 + i}`.replace(/(\d{3})$/, '0$1');
		const r = await runNode({ items: [{ phone }], credential });
		console.log(
			phone,
			JSON.stringify(r.output.map((i) => i.json)),
			r.error,
			r.stored.includes('sandbox-user-key'),
		);
	}
	const q = await runNode({
		items: [{ phone: '+12155550103' }],
		credential,
		parameters: { requestOptions: { timeout: 500 } },
	});
	console.log(q.error);
	const u = await runNode({
		items: [{ phone: '+12155550103' }],
		credential: { ...credential, apiUrl: 'http://127.0.0.1:1/' },
	});
	console.log(u.error);
	const v = await runNode({
		items: [{ phone: '+12155550103' }],
		credential: { ...credential, apiUrl: 'https://does.not.exist.invalid/' },
	});
	console.log(v.error);
	console.log(
		readFileSync(join(__dirname, '../fixtures/anveo/dialCallFlow.request.xml'), 'utf8').length,
	);
}, 60000);
