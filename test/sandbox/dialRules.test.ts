import { dialFaults } from '../../sandbox/actions/dialRules';
import { startSandbox } from '../../sandbox/server';
import { errorAnswer, parameter, postForText, requestDocument } from './documents';

const VALID = { PHONENUMBER: '12155550100', CALLERID: '12157010680', CALLFLOW: 'key' };
const NUMBER_RULE = 'must be at most 15 digits, country code first, nothing but digits';
const DELAY_RULE = 'DELAY must be a whole number of minutes from 0 to 86400';

function faultsWith(changes: Record<string, string>): string[] {
	const values = Object.entries({ ...VALID, ...changes });
	return dialFaults(values.map(([name, value]) => ({ name, value })));
}

test('a dial with every documented parameter is in order', () => {
	const all = { TEST: 'TRUE', DELAY: '5', MEMO: '', BILLINGCODE: '123456', SIGNATURE: 'x' };
	expect(faultsWith(all)).toEqual([]);
});

test('each required parameter is missed', () => {
	expect(dialFaults([])).toEqual([
		'PHONENUMBER is missing',
		'CALLERID is missing',
		'CALLFLOW is missing',
	]);
});

test.each(['PHONENUMBER', 'CALLERID', 'CALLFLOW'])('%s may not be blank', (name) => {
	expect(faultsWith({ [name]: '' })).toEqual([`${name} is blank`]);
	expect(faultsWith({ [name]: ' \t' })).toEqual([`${name} is blank`]);
});

describe.each(['PHONENUMBER', 'CALLERID'])('%s', (name) => {
	test.each([
		'+12155550100',
		'1 215 555 0100',
		'1-215-555-0100',
		' 12155550100',
		'12155550100\n',
		'012155550100',
		'00442079460000',
		'1234567890123456',
		'\u0661\u0662\u0663',
		'1e10',
		'-1',
		'1.5',
	])('%j is refused', (value) => {
		expect(faultsWith({ [name]: value })).toEqual([`${name} ${NUMBER_RULE}`]);
	});

	test.each(['12155550100', '442079460000', '123456789012345'])('%s is in order', (value) => {
		expect(faultsWith({ [name]: value })).toEqual([]);
	});
});

describe('DELAY', () => {
	test.each(['', ' ', '-1', '+1', '1.5', '1,440', '86401', '100000', '1e3', '0x10', '5 min'])(
		'%j is refused',
		(value) => expect(faultsWith({ DELAY: value })).toEqual([DELAY_RULE]),
	);
	test.each(['0', '1', '1440', '86400'])('%s is in order', (value) => {
		expect(faultsWith({ DELAY: value })).toEqual([]);
	});
});

test.each(['', 'true', 'FALSE', '1', 'TRUE '])('TEST %j is refused', (value) => {
	expect(faultsWith({ TEST: value })).toEqual(['TEST must be TRUE when it is given']);
});

test.each(['DESTPHONENUMBER', 'USERKEY', 'REQUESTID'])('%s is unknown', (name) => {
	expect(faultsWith({ [name]: '1' })).toEqual([`DIAL.CALLFLOW has no parameter ${name}`]);
});

test.each(['PHONENUMBER', 'CALLERID', 'CALLFLOW', 'TEST', 'DELAY', 'MEMO', 'BILLINGCODE'])(
	'%s may be given only once',
	(name) => {
		const values: Record<string, string> = { ...VALID, TEST: 'TRUE', DELAY: '1', MEMO: 'm' };
		const parameters = Object.entries({ ...values, BILLINGCODE: 'b' }).map(([key, value]) => ({
			name: key,
			value,
		}));
		const repeated = parameters.filter((one) => one.name === name);
		expect(dialFaults([...parameters, ...repeated])).toEqual([`${name} is given more than once`]);
	},
);

test('a dial that breaks rules gets an ERROR and places no call', async () => {
	const sandbox = await startSandbox();
	const xml = requestDocument('DIAL.CALLFLOW', parameter('PHONENUMBER', '+1'));
	expect(await postForText(sandbox, xml)).toBe(
		errorAnswer(`CALLERID is missing; CALLFLOW is missing; PHONENUMBER ${NUMBER_RULE}`),
	);
	expect(sandbox.requestIds()).toEqual([]);
	expect(sandbox.dials()).toMatchObject([{ phoneNumber: '+1', answer: 'faulty', requestId: null }]);
	await sandbox.close();
});
