// What the parameters of an item come to, before anything is sent.
import { connect } from '../../../nodes/AnveoDialCallFlow/resources/call/connect/connect';
import { dial } from '../../../nodes/AnveoDialCallFlow/resources/call/dial/dial';
import { getResult } from '../../../nodes/AnveoDialCallFlow/resources/call/getResult';
import { fakeItem } from '../fakeItem';
import { CONNECT, connectOrder, customOrder, dialOrder, statusOrder } from './readOrders';

const AT_ONCE = {
	...{ time: { kind: 'now' }, hours: undefined, concurrency: 10, redialAfterUnclearOutcome: false },
	callOptions: { memo: undefined, billingCode: undefined, test: false },
};

describe('a dial', () => {
	test('with nothing but what it needs', () => {
		expect(dialOrder()).toEqual({
			...AT_ONCE,
			label: '+12155550140',
			call: {
				...{ phoneNumber: '+12155550140', callerId: '+12157010680', callFlow: 'key' },
				variables: [],
			},
		});
	});

	test('with all it can have', () => {
		const order = dialOrder({
			...{ phoneNumber: '020 7946 0018', callerId: '02079460019' },
			variables: { variable: [{ name: 'CODE', value: 1453 }] },
			additionalFields: { memo: 'note', billingCode: 7, test: 'TRUE', delay: '5' },
			options: { concurrency: 3, defaultCountry: ' gb ', redialAfterUnclearOutcome: true },
		});

		expect(order).toMatchObject({
			...{ label: '+442079460018', concurrency: 3, redialAfterUnclearOutcome: true },
			callOptions: { memo: 'note', billingCode: '7', test: true },
			time: { kind: 'delay', minutes: 5 },
			call: { callerId: '+442079460019', variables: [{ name: 'CODE', value: '1453' }] },
		});
	});

	test('with blank texts where none are needed, and variables in JSON', () => {
		expect(
			dialOrder({
				...{ specifyVariables: 'json', variablesJson: '{"A":"1"}' },
				additionalFields: { memo: ' ', billingCode: '\n' },
			}),
		).toMatchObject({
			callOptions: { memo: undefined, billingCode: undefined },
			call: { variables: [{ name: 'A', value: '1' }] },
		});
	});

	test('that cannot be read is named as it is written', () => {
		const written = (phoneNumber: unknown) =>
			dial.writtenFor?.(fakeItem({ parameters: { phoneNumber } }));

		expect(['call  me ', [1]].map(written)).toEqual(['"call me"', undefined]);
	});

	test('with nothing chosen for the variables, as n8n gives it when they are hidden', () => {
		expect(dialOrder({ specifyVariables: '' }).call.variables).toEqual([]);
	});
});

test('a call outside its hours is refused before it is sent, unless it may be scheduled', () => {
	const inThreeDays = new Date(Date.now() + 3 * 86_400_000);
	const days = [inThreeDays.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })];
	const hours = { days, from: '00:00', to: '24:00', timeZone: 'workflow' };
	const check = (outsideHours: string) => {
		const additionalFields = { callingHours: { hours: { ...hours, outsideHours } } };
		dial.checkTime?.(dialOrder({ additionalFields }));
	};

	expect(() => check('refuse')).toThrow("+12155550140 is outside 'Calling Hours'");
	expect(() => check('schedule')).not.toThrow();
});

describe('two people', () => {
	test('with nothing but their numbers', () => {
		expect(connectOrder()).toEqual({
			...AT_ONCE,
			label: '+1 215 555 0140 and +44 20 7946 0018',
			target: '+12155550140 +442079460018',
			call: {
				...{ phoneNumber: '+12155550140', destination: '+442079460018' },
				...{ callerId: undefined, maxMinutes: undefined },
			},
		});
	});

	test('with a caller ID and a longest call', () => {
		const additionalFields = { connectCallerId: '+12157010680', maxCallDuration: 1_440 };

		expect(connectOrder({ additionalFields }).call).toMatchObject({
			...{ callerId: '+12157010680', maxMinutes: 1_440 },
		});
	});

	test.each([' ', null])('%j is no caller ID and no longest call', (blank) => {
		const additionalFields = { connectCallerId: blank, maxCallDuration: blank };

		expect(connectOrder({ additionalFields }).call).toMatchObject({
			...{ callerId: undefined, maxMinutes: undefined },
		});
	});

	test('have the hours in which both may be called', () => {
		const hours = {
			...{ from: '08:00', to: '21:00', days: ['monday'], outsideHours: 'schedule' },
			timeZone: 'number',
		};
		const additionalFields = { callingHours: { hours } };

		expect(connectOrder({ additionalFields }).hours?.timeZones).toEqual([
			...['America/New_York', 'Europe/London'],
		]);
		expect(dialOrder({ additionalFields }).hours?.timeZones).toEqual(['America/New_York']);
	});

	test.each([
		[{}, '"+12155550140" and "+44 20 7946 0018"'],
		[{ firstNumber: [1] }, '"+44 20 7946 0018"'],
		[{ firstNumber: '', secondNumber: ' call me ' }, '"call me"'],
		[{ firstNumber: '', secondNumber: {} }, undefined],
	])('that cannot be read are named as they are written: %j', (more, named) => {
		const parameters = { ...CONNECT, ...more };

		expect(connect.writtenFor?.(fakeItem({ parameters }))).toBe(named);
	});
});

describe('a question', () => {
	test('asks once', () => {
		expect(statusOrder()).toEqual({ requestId: 'id1', label: 'id1', concurrency: 10 });
		expect(getResult.readOrder(fakeItem({ parameters: { requestId: 7 } }))).toEqual({
			...{ requestId: '7', label: '7', concurrency: 10 },
		});
	});

	test.each([
		[{}, { pollInterval: 5_000, maxWait: 600_000 }],
		[
			{ pollInterval: 0.5 + 0.5, maxWait: 0 },
			{ pollInterval: 1_000, maxWait: 0 },
		],
		[
			{ pollInterval: 3_600, maxWait: '1440' },
			{ pollInterval: 3_600_000, maxWait: 86_400_000 },
		],
	])('asks again and again: %j', (more, wait) => {
		expect(statusOrder({ waitUntilEnded: true, ...more }).wait).toEqual(wait);
	});
});

describe('a custom action', () => {
	test('by its name, one after the other', () => {
		expect(customOrder()).toEqual({
			action: { action: 'ACCOUNT.GETBALANCE', parameters: [], variables: [] },
			...{ label: 'ACCOUNT.GETBALANCE', concurrency: 1 },
			target: expect.stringMatching(/^[\da-f]{64}$/),
		});
	});

	test('with parameters and variables', () => {
		const { action } = customOrder({
			parameters: { parameter: [{ name: ' DID ', value: 1 }, { name: 'DID' }] },
			actionVariables: { variable: [{ name: 'A', value: '2' }] },
		});

		expect(action).toMatchObject({
			parameters: [
				{ name: 'DID', value: '1' },
				{ name: 'DID', value: '' },
			],
			variables: [{ name: 'A', value: '2' }],
		});
	});

	test('is another one when anything in it is', () => {
		const [one, again, other] = ['1', '1', '2'].map(
			(value) => customOrder({ parameters: { parameter: [{ name: 'DID', value }] } }).target,
		);

		expect(again).toBe(one);
		expect(other).not.toBe(one);
	});
});
