/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-hardcoded-secrets -- a test; it never runs inside n8n, and the key is the one Anveo's help prints */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

import { canonicalXml } from '../canonicalXml';
import { runNode } from './support/runNode';

const example = (name: string) =>
	readFileSync(join(__dirname, '../fixtures/anveo', `dialCallFlow.${name}.xml`), 'utf8');

/** Answers every request with Anveo's documented answer and keeps what it got. */
let server: Server;
const received: Array<{ body: string; headers: Record<string, unknown>; method?: string }> = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			received.push({ body, headers: request.headers, method: request.method });
			response.end(example('response'));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

test("Anveo's documented example values make Anveo's documented document, and its answer the REQUESTID", async () => {
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const { output } = await runNode({
		items: [{}],
		credential: {
			userApiKey: 'df141891e2e883904b0b294dc5bq79c1c1c13f6d',
			apiUrl: `http://127.0.0.1:${port}/api/v3.asp`,
		},
		parameters: {
			phoneNumber: '12152152152',
			callerId: '12157010680',
			callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
			variables: {
				variable: [
					{ name: 'ACCOUNTID', value: '8732123' },
					{ name: 'VERIFICATIONCODE', value: '1453' },
				],
			},
			additionalFields: {
				delay: 1440,
				memo: 'DIAL.CALLFLOW API Action example with 2 Call Flow VARIABLES|delayed by 24 hours',
			},
		},
	});

	expect(received).toHaveLength(1);
	expect(received[0]?.method).toBe('POST');
	expect(received[0]?.headers['content-type']).toBe('application/xml; charset=UTF-8');
	expect(received[0]?.headers.accept).toBe('application/xml; charset=UTF-8');
	expect(sorted(received[0]?.body ?? '')).toEqual(sorted(example('request')));
	expect(output).toHaveLength(1);
	expect(output[0]?.json).toEqual({
		requestId: 'a3348f81491bfb538cd2dbbda9e3c43c1e88ab11',
		anveoResult: 'SUCCESS',
		phoneNumber: '+12152152152',
		callerId: '+12157010680',
		test: false,
		scheduledFor: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
	});
	const ahead = Date.parse(String(output[0]?.json.scheduledFor)) - Date.now();
	expect(ahead / 60_000).toBeCloseTo(1440, 0);
});

/** The order of parameters is not said to matter; all else has to be equal. */
function sorted(document: string) {
	const root = canonicalXml(document);
	for (const action of root.content) {
		if (typeof action === 'object' && action.name === 'ACTION') {
			action.content.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
		}
	}
	return root;
}
