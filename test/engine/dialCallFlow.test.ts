import type { INodeParameters } from 'n8n-workflow';

import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

async function dial(parameters: INodeParameters, json = {}) {
	return await runNode({
		items: [{ phone: '+1 215 555 0100', ...json }],
		credential: account.credential,
		parameters,
	});
}

/** What the sandbox understood of the only dial. */
function received() {
	expect(account.sandbox.dials()).toHaveLength(1);
	return account.sandbox.dials()[0];
}

test.each([
	['+1 (215) 701-0680', {}, '12157010680'],
	['0044 20 7946 0958', {}, '442079460958'],
	['12157010680', {}, '12157010680'],
	['={{ 12157010680 }}', {}, '12157010680'],
	['020 7946 0958', { defaultCountry: 'gb' }, '442079460958'],
	['(215) 701-0680', { defaultCountry: 'US' }, '12157010680'],
	['(215) 701-0680', { defaultCountry: '={{ "USA" }}' }, '12157010680'],
	['020 7946 0958', { defaultCountry: '={{ "uk" }}' }, '442079460958'],
])('the phone number %s with %j is dialled as %s', async (phoneNumber, options, digits) => {
	// With its plus, as a number without is one of the default country.
	const { output } = await dial({ phoneNumber, callerId: '+12157010680', options });

	expect(received()?.phoneNumber).toBe(digits);
	expect(output[0]?.json.phoneNumber).toBe(`+${digits}`);
});

test('each item is one call, with its own values, paired with its input', async () => {
	const { output } = await runNode({
		items: [
			{ phone: '+12155550140', name: 'Ann' },
			{ phone: '+12155550141', name: 'Ben' },
		],
		credential: account.credential,
		parameters: { variables: { variable: [{ name: 'NAME', value: '={{ $json.name }}' }] } },
	});

	expect(
		account.sandbox.dials().map(({ phoneNumber, variables }) => [phoneNumber, variables]),
	).toEqual([
		['12155550140', [{ name: 'NAME', value: 'Ann' }]],
		['12155550141', [{ name: 'NAME', value: 'Ben' }]],
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(output.map(({ json }) => json.requestId)).toEqual(account.sandbox.requestIds());
});

test('every argument of DIAL.CALLFLOW arrives', async () => {
	await dial({
		callerId: '+1 215 701 0680',
		callFlow: ' a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22\n',
		variables: { variable: [{ name: 'ACCOUNTID', value: '={{ 8732123 }}' }] },
		additionalFields: { billingCode: '123456', memo: 'A note', test: true, delay: 5 },
	});

	expect(received()).toMatchObject({
		callerId: '12157010680',
		callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
		variables: [{ name: 'ACCOUNTID', value: '8732123' }],
		billingCode: '123456',
		memo: 'A note',
		test: true,
		delay: '5',
		faults: [],
	});
});

test('optional fields left blank are not sent', async () => {
	await dial({ additionalFields: { billingCode: '', memo: ' ', test: false, callAt: '' } });

	const [request] = account.sandbox.requests();
	expect(request?.parameters.map(({ name }) => name)).toEqual([
		'SIGNATURE',
		'PHONENUMBER',
		'CALLERID',
		'CALLFLOW',
	]);
});

test('variables may be texts, numbers and booleans; null and missing are empty', async () => {
	await dial(
		{ specifyVariables: 'json', variablesJson: '={{ $json.variables }}' },
		{ variables: { TEXT: 'a', NUMBER: 1.5, YES: true, NOTHING: null } },
	);

	expect(received()?.variables).toEqual([
		{ name: 'TEXT', value: 'a' },
		{ name: 'NUMBER', value: '1.5' },
		{ name: 'YES', value: 'true' },
		{ name: 'NOTHING', value: '' },
	]);
});

test('variables may be written as the text of a JSON object', async () => {
	await dial({ specifyVariables: 'json', variablesJson: '{"CODE": "0042"}' });

	expect(received()?.variables).toEqual([{ name: 'CODE', value: '0042' }]);
});

describe('Call At', () => {
	const MINUTE = 60_000;
	/** A time of New York, the time zone of the test workflow, as the editor writes it: without an offset. */
	const inNewYork = (moment: number) =>
		new Date(moment).toLocaleString('sv-SE', { timeZone: 'America/New_York' }).replace(' ', 'T');

	test.each([
		['in the time zone of the workflow', inNewYork],
		['with an offset', (moment: number) => new Date(moment).toISOString()],
	])('%s becomes DELAY in whole minutes, never early', async (_how, written) => {
		const moment = Math.floor(Date.now() / 1000) * 1000 + 90 * MINUTE;
		const before = Date.now();
		const { output } = await dial({ additionalFields: { callAt: written(moment) } });

		const delay = Number(received()?.delay);
		expect(delay).toBe(Math.ceil((moment - before) / MINUTE));
		const scheduled = Date.parse(String(output[0]?.json.scheduledFor));
		expect(scheduled).toBeGreaterThanOrEqual(moment);
		expect(scheduled - moment).toBeLessThan(MINUTE + 1000);
	});

	test('of the current minute calls at once', async () => {
		const { output } = await dial({
			additionalFields: { callAt: inNewYork(Date.now() - 20_000) },
		});

		expect(received()?.delay).toBeNull();
		expect(output[0]?.json.scheduledFor).toBeNull();
	});

	test('may be a date of an expression', async () => {
		await dial({ additionalFields: { callAt: '={{ $now.plus({ minutes: 10 }) }}' } });

		expect(received()?.delay).toBe('10');
	});
});
