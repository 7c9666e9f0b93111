import { connectFaults } from '../../sandbox/actions/dialRules';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { parameter, postForText, requestDocument, variable } from './documents';

const VALID = { PHONENUMBER: '12155550100', DESTPHONENUMBER: '12155550144' };

function faultsWith(changes: Record<string, string>): string[] {
	const values = Object.entries({ ...VALID, ...changes });
	return connectFaults(values.map(([name, value]) => ({ name, value })));
}

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ stepMs: 5 });
});
afterAll(async () => await sandbox.close());

test('every documented parameter is in order, and all but the two numbers are optional', () => {
	const all = { TEST: 'TRUE', MAXCALLDURATION: '5', CALLERID: '12157010680', DELAY: '5' };
	expect(faultsWith({ ...all, MEMO: 'x', BILLINGCODE: '1' })).toEqual([]);
	expect(faultsWith({})).toEqual([]);
	expect(connectFaults([])).toEqual(['PHONENUMBER is missing', 'DESTPHONENUMBER is missing']);
});

test.each([
	['DESTPHONENUMBER', '+12155550144'],
	['DESTPHONENUMBER', ''],
	['MAXCALLDURATION', '0'],
	['MAXCALLDURATION', '1.5'],
	['CALLERID', 'me'],
	['DELAY', '86401'],
	['CALLFLOW', 'key'],
])('%s %j is refused', (name, value) => {
	expect(faultsWith({ [name]: value })).toHaveLength(1);
});

const content = Object.entries(VALID).map(([name, value]) => parameter(name, value));

test('the two are called and talk, and nothing is pressed', async () => {
	await postForText(sandbox, requestDocument('DIAL.CONNECT', content.join('')));
	const call = await sandbox.settled(sandbox.requestIds().at(-1) ?? '');

	expect(call.history.map(({ state }) => state)).toEqual(['NONE', 'INIT', 'START', 'END']);
	expect(call).toMatchObject({ phoneNumber: '12155550100', digits: '', requestsMade: [] });
	expect(sandbox.dials()).toMatchObject([{ destination: '12155550144', callerId: '' }]);
});

test('it takes no variables', async () => {
	const document = requestDocument('DIAL.CONNECT', [...content, variable('A', 'b')].join(''));

	expect(await postForText(sandbox, document)).toContain('DIAL.CONNECT has no parameter VARIABLE');
});
