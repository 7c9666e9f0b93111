import type { INodeParameters } from 'n8n-workflow';

import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (phone: string, additionalFields: object, operation = 'dial') =>
	await runNode({
		items: [{ phone }],
		credential: account.credential,
		parameters: { operation, additionalFields } as INodeParameters,
	});

describe('Calling Hours that cannot be kept are refused, and nobody is called', () => {
	test.each<[string, INodeParameters, RegExp]>([
		['hours over midnight', { from: '22:00', to: '06:00' }, /^'Calling Hours: To' "06:00" is not/],
		['no time', { from: '={{ $json.none }}' }, /^'Calling Hours: From' is empty/],
		['no day', { days: [] }, /^'Calling Hours: Days' is empty/],
		[
			'no zone out of the item',
			{ timeZone: 'named', timeZoneName: '={{ $json.zone }}' },
			/^'Calling Hours: Time Zone Name' is empty/,
		],
	])('%s', async (_what, hours, message) => {
		for (const operation of ['dial', 'dialAndWait']) {
			const { error } = await run('+12157010680', { callingHours: { hours } }, operation);

			expect(error?.message).toMatch(message);
		}
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('a number of no country', async () => {
		const { error } = await run('+883510012345678', { callingHours: { hours: {} } });

		expect(error?.message).toContain("is not known, which 'Calling Hours' needs");
		expect(account.sandbox.requests()).toEqual([]);
	});

	test.each<[string, unknown]>([
		['one expression for all of them', '={{ { hours: {} } }}'],
		['a text', '08:00'],
		['nothing', {}],
		['other fields', { times: {} }],
	])('%s instead of a set of fields', async (_what, written) => {
		const { error } = await run('+12157010680', { callingHours: written });

		expect(error).toBeDefined();
		expect(account.sandbox.requests()).toEqual([]);
	});
});
