import fc from 'fast-check';

import { notificationItem } from '../../../nodes/AnveoCallFlowTrigger/notificationItem';
import type {
	CallbackValue,
	JsonValue,
} from '../../../nodes/AnveoCallFlowTrigger/values/callbackValue';

const TOKEN = 'a token of 22 letters!';
const TIME = '2025-01-31T12:00:00.000Z';

const field = (name: string, value: JsonValue): CallbackValue => ({ name, value });
const itemOf = (values: CallbackValue[], token = TOKEN) =>
	notificationItem({ values, method: 'POST', receivedAt: TIME }, token);

test('an item has the id of the request, the billing code, and all other fields under their own names', () => {
	const fields = [
		field('token', TOKEN),
		field('RESPONSEID', 'a334.8f'),
		field('Other', '1'),
		field('BILLINGCODE', 'spring'),
		field('Other', '2'),
	];
	expect(itemOf(fields)).toEqual({
		requestId: 'a334.8f',
		billingCode: 'spring',
		fields: { Other: ['1', '2'] },
		method: 'POST',
		receivedAt: TIME,
	});
});

describe('the id of the request', () => {
	test.each([
		'RESPONSEID',
		'ResponseId',
		'responseid',
		'RESPONSE_ID',
		'response.id',
		'Response-ID',
		'Response Id',
		'REQUESTID',
		'requestId',
		'REQUEST_ID',
	])('%s', (name) => {
		expect(itemOf([field(name, 'x')])).toMatchObject({ requestId: 'x', fields: {} });
	});

	test.each(['ID', 'RESPONSE', 'RESPONSEIDS', 'XREQUESTID', 'REQUEST/ID', 'ACCOUNTID', ''])(
		'%s is another field',
		(name) => {
			expect(itemOf([field(name, 'x')])).toMatchObject({
				requestId: null,
				fields: { [name]: 'x' },
			});
		},
	);

	test('of two names, the one of the page about notifications counts, and the other is a field', () => {
		const two = [field('RequestID', 'r'), field('ResponseID', 's')];
		expect(itemOf(two)).toMatchObject({ requestId: 's', fields: { RequestID: 'r' } });
	});

	test('of one name twice, the first filled one counts, and the others are fields', () => {
		const three = [field('RESPONSEID', ' '), field('responseid', 'b'), field('RESPONSEID', 'c')];
		expect(itemOf(three)).toMatchObject({ requestId: 'b', fields: { RESPONSEID: [' ', 'c'] } });
	});

	test('an empty one gives way to the other name', () => {
		const two = [field('RESPONSEID', ''), field('REQUESTID', 'r')];
		expect(itemOf(two)).toMatchObject({ requestId: 'r', fields: { RESPONSEID: '' } });
	});

	test.each([
		[12, '12'],
		[' a\r\n', 'a'],
	])('%j is %j', (value, requestId) => {
		expect(itemOf([field('RESPONSEID', value)])).toMatchObject({ requestId, fields: {} });
	});

	test.each([[null], [true], [['a']], [{ a: 1 }]])('%j is none, and stays a field', (value) => {
		expect(itemOf([field('RESPONSEID', value)])).toMatchObject({
			requestId: null,
			fields: { RESPONSEID: value },
		});
	});
});

test.each(['BILLINGCODE', 'BillingCode', 'billing_code'])('the billing code: %s', (name) => {
	expect(itemOf([field(name, '123456')])).toMatchObject({ billingCode: '123456', fields: {} });
});

test('without anything, all is null or empty', () => {
	expect(itemOf([])).toMatchObject({ requestId: null, billingCode: null, fields: {} });
});

test('the token is concealed, wherever it is', () => {
	const item = itemOf([
		field('RESPONSEID', TOKEN),
		field('BILLINGCODE', `x${TOKEN}`),
		field(TOKEN, [TOKEN]),
	]);
	expect(item).toMatchObject({ requestId: '***', billingCode: 'x***', fields: { '***': ['***'] } });
});

const anyCase = (name: string) =>
	fc
		.array(fc.boolean(), { minLength: name.length, maxLength: name.length })
		.map((isSmall) =>
			Array.from(name, (letter, at) => (isSmall[at] ? letter.toLowerCase() : letter)).join(''),
		);
const anyName = fc
	.oneof(
		fc.string(),
		fc.constantFrom('RESPONSEID', 'REQUESTID', 'BILLINGCODE').chain(anyCase),
		fc.constantFrom('__proto__', 'constructor', 'toString'),
	)
	.filter((name) => name !== 'token');

test('each value is in the item once, whatever the names are, their letter case, and how often they come', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(anyName, fc.string())), (pairs) => {
			const { requestId, billingCode, fields } = itemOf(
				pairs.map(([name, value]) => field(name, value)),
				'',
			);

			const picked = [requestId, billingCode].filter((value) => value !== null);
			const handedOn = [...Object.values(Object(fields)).flat(), ...picked];
			const trimmed = (values: unknown[]) => values.map((value) => String(value).trim()).sort();
			expect(trimmed(handedOn)).toEqual(trimmed(pairs.map(([, value]) => value)));
			const names = new Set(pairs.map(([name]) => name));
			expect(Object.keys(Object(fields)).filter((name) => !names.has(name))).toEqual([]);
			const hasFilled = (wanted: RegExp) =>
				pairs.some(([name, value]) => wanted.test(name) && value.trim() !== '');
			expect(requestId !== null).toBe(hasFilled(/^(response|request)[ ._-]*id$/i));
			expect(billingCode !== null).toBe(hasFilled(/^billingcode$/i));
		}),
	);
});
