/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CALL_FLOW, post } from './documents';

const FIXTURES = join(__dirname, '..', 'fixtures', 'anveo');
const request = readFileSync(join(FIXTURES, 'dialCallFlow.request.xml'), 'utf8');
const response = readFileSync(join(FIXTURES, 'dialCallFlow.response.xml'), 'utf8');

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ userKey: /<USERKEY>(.*)<\/USERKEY>/.exec(request)?.[1] });
});
afterEach(async () => await sandbox.close());

test("Anveo's own example is accepted with an answer of the documented shape", async () => {
	const answer = await post(sandbox, request);
	const [requestId = ''] = sandbox.requestIds();
	expect(answer.status).toBe(200);
	expect(requestId).toMatch(/^[0-9a-f]{40}$/);
	expect(withoutIndent(await answer.text())).toBe(
		withoutIndent(response).replace('a3348f81491bfb538cd2dbbda9e3c43c1e88ab11', requestId),
	);
});

test("Anveo's own example is recorded as it was sent", async () => {
	await post(sandbox, request);
	expect(sandbox.dials()).toEqual([
		{
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			phoneNumber: '12152152152',
			callerId: '12157010680',
			destination: null,
			maxCallDuration: null,
			callFlow: CALL_FLOW,
			variables: [
				{ name: 'ACCOUNTID', value: '8732123' },
				{ name: 'VERIFICATIONCODE', value: '1453' },
			],
			delay: '1440',
			memo: 'DIAL.CALLFLOW API Action example with 2 Call Flow VARIABLES|delayed by 24 hours',
			billingCode: null,
			test: false,
			answer: 'accepted',
			requestId: sandbox.requestIds()[0],
			faults: [],
			told: expect.stringMatching(/^HTTP 200: .*<RESULT>SUCCESS<.RESULT>/),
		},
	]);
});

function withoutIndent(xml: string): string {
	return xml.replace(/>\s+/g, '>');
}
