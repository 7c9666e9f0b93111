// What each wrong parameter is refused with.
import { refuseTooManyCalls } from '../../../nodes/AnveoDialCallFlow/resources/call/dial/maxCalls';
import { fakeItem } from '../fakeItem';
import { refusalOf } from '../refusalOf';
import { connectOrder, customOrder, dialOrder, type Parameters, statusOrder } from './readOrders';

const A_TEXT = 'Use an expression that returns one text or number.';
const A_SWITCH = 'Switch it on or off, or use an expression that returns true or false.';
const A_SET = 'Add the fields with the button below it, without an expression for the whole.';

const removing = (place: number) =>
	`Remove character ${place} of the text: it is invisible or half of a broken character.`;

type Refusal = [parameters: Parameters, message: string, advice: string];

test.each<Refusal>([
	[
		{ specifyVariables: 'by hand' },
		"'Specify Variables' is neither fields nor JSON",
		"Choose 'Using Fields Below' or 'Using JSON'.",
	],
	[
		{ callFlow: ' ' },
		"'Call Flow API Key' is empty",
		'Copy the key from "Call Flow Details" in Anveo\'s Call Flow Builder.',
	],
	[{ phoneNumber: [1] }, "'Phone Number' is a list, not a text", A_TEXT],
	[{ callerId: {} }, "'Caller ID' is an object, not a text", A_TEXT],
	[{ callFlow: [] }, "'Call Flow API Key' is a list, not a text", A_TEXT],
	[
		{ callFlow: 'a\u0001' },
		"'Call Flow API Key' contains the character U+0001, which Anveo's XML format cannot carry",
		removing(2),
	],
	[
		{ additionalFields: { memo: '\u0001' } },
		"'Memo' contains the character U+0001, which Anveo's XML format cannot carry",
		removing(1),
	],
	[{ additionalFields: { memo: [] } }, "'Memo' is a list, not a text", A_TEXT],
	[{ additionalFields: { billingCode: [] } }, "'Billing Code' is a list, not a text", A_TEXT],
	[{ additionalFields: { test: 'maybe' } }, "'Test' is neither true nor false", A_SWITCH],
	[
		{ options: { redialAfterUnclearOutcome: 2 } },
		"'Redial After Unclear Outcome' is neither true nor false",
		A_SWITCH,
	],
	[
		{ options: { concurrency: () => 5 } },
		`'Concurrency' "={{ an expression }}", but must be a whole number of calls from 1 to 100`,
		'Enter a whole number of calls from 1 to 100.',
	],
	[
		{ options: { includeInputFields: () => true } },
		"'Include Input Fields' is neither true nor false",
		'Switch it on or off: it holds for all items, so it takes no expression.',
	],
	[
		{ options: { concurrency: 101 } },
		`'Concurrency' "101", but must be a whole number of calls from 1 to 100`,
		'Enter a whole number of calls from 1 to 100.',
	],
	[
		{ options: { concurrency: 0 } },
		`'Concurrency' "0", but must be a whole number of calls from 1 to 100`,
		'Enter a whole number of calls from 1 to 100.',
	],
	[{ options: { defaultCountry: [] } }, "'Default Country' is a list, not a text", A_TEXT],
	[{ options: [] }, "'Options' is a list, not a set of fields", A_SET],
	[
		{ additionalFields: 5 },
		"'Additional Fields' is a number too large to be exact, not a set of fields",
		A_SET,
	],
	[{ variables: [] }, "'Variables' is a list, not a set of fields", A_SET],
])('a dial with %j', (more, message, advice) => {
	expect(refusalOf(() => dialOrder(more))).toEqual({ message, advice });
});

test.each<Refusal>([
	[
		{ secondNumber: '+1 215 555 0140' },
		"'First Number' and 'Second Number' are the same number, +12155550140",
		'Enter the numbers of two phones: nobody can be connected with themselves.',
	],
	[{ firstNumber: [] }, "'First Number' is a list, not a text", A_TEXT],
	[{ secondNumber: [] }, "'Second Number' is a list, not a text", A_TEXT],
	[{ additionalFields: { connectCallerId: [1] } }, "'Caller ID' is a list, not a text", A_TEXT],
	[
		{ additionalFields: { maxCallDuration: 0 } },
		`'Max Call Duration' "0", but must be a whole number of minutes from 1 to 1440`,
		'Enter a whole number of minutes from 1 to 1440.',
	],
])('two people with %j', (more, message, advice) => {
	expect(refusalOf(() => connectOrder(more))).toEqual({ message, advice });
});

test.each<Refusal>([
	[
		{ requestId: ' ' },
		"'Request ID' is empty",
		"Use the requestId that 'Dial Call Flow' gave out, for example {{ $json.requestId }}.",
	],
	[
		{ requestId: undefined },
		"'Request ID' is empty",
		"Use the requestId that 'Dial Call Flow' gave out, for example {{ $json.requestId }}.",
	],
	[{ requestId: [] }, "'Request ID' is a list, not a text", A_TEXT],
	[
		{ requestId: 'a\u0001' },
		"'Request ID' contains the character U+0001, which Anveo's XML format cannot carry",
		removing(2),
	],
	[{ waitUntilEnded: 'later' }, "'Wait Until Ended' is neither true nor false", A_SWITCH],
	[
		{ waitUntilEnded: true, pollInterval: 0.5 },
		`'Poll Interval' "0.5", but must be a number of seconds from 1 to 3600`,
		'Enter a number of seconds from 1 to 3600.',
	],
	[
		{ waitUntilEnded: true, maxWait: 1_441 },
		`'Max Wait' "1441", but must be a number of minutes from 0 to 1440`,
		'Enter a number of minutes from 0 to 1440.',
	],
])('a question with %j', (more, message, advice) => {
	expect(refusalOf(() => statusOrder(more))).toEqual({ message, advice });
});

const parameter = (...rows: Parameters[]) => ({ parameters: { parameter: rows } });

test.each<Refusal>([
	[
		{ actionName: ' ' },
		"'Action' is empty",
		"Enter its name as in Anveo's API help, for example ACCOUNT.GETBALANCE.",
	],
	[
		{ actionName: undefined },
		"'Action' is empty",
		"Enter its name as in Anveo's API help, for example ACCOUNT.GETBALANCE.",
	],
	[{ actionName: [] }, "'Action' is a list, not a text", A_TEXT],
	[
		{ actionName: 'a\u0001' },
		"'Action' contains the character U+0001, which Anveo's XML format cannot carry",
		removing(2),
	],
	[
		parameter({ name: 'a\u0001' }),
		"'Parameters' contains the character U+0001, which Anveo's XML format cannot carry",
		removing(2),
	],
	[
		parameter({ name: 'A', value: '\u0001' }),
		"'Parameters: A' contains the character U+0001, which Anveo's XML format cannot carry",
		removing(1),
	],
	[
		parameter({ name: 'A', value: '1' }, { name: ' ', value: '2' }),
		"'Parameters' has no name for parameter 2",
		'Enter the name or remove the parameter.',
	],
	[
		parameter({ name: 'Variable', value: '1' }),
		`'Parameters' sets "Variable"`,
		"Use 'Variables' below instead.",
	],
	[
		parameter({ name: 'SIGNATURE', value: '1' }),
		`'Parameters' sets "SIGNATURE"`,
		'Remove it: the credential signs each request.',
	],
	[parameter({ name: [], value: '1' }), "'Parameters' is a list, not a text", A_TEXT],
	[parameter({ name: 'A', value: [] }), "'Parameters: A' is a list, not a text", A_TEXT],
	[{ parameters: [] }, "'Parameters' is a list, not a set of fields", A_SET],
	[{ actionVariables: 'x' }, "'Variables' is a string, not a set of fields", A_SET],
])('a custom action with %j', (more, message, advice) => {
	expect(refusalOf(() => customOrder(more))).toEqual({ message, advice });
});

describe('the most calls of a run', () => {
	const refuse = (items: number, options: Parameters = {}) => {
		refuseTooManyCalls(fakeItem({ items, parameters: { options } }));
	};

	test('are a thousand when nobody says otherwise', () => {
		expect(() => refuse(1_000)).not.toThrow();
		expect(refusalOf(() => refuse(1_001))).toEqual({
			message: "1001 items came in, but 'Max Calls per Run' is 1000",
			advice:
				"If you mean to call them all, raise 'Max Calls per Run' under Options. If not, filter the items before this node.",
		});
	});

	test('are as many as the option says', () => {
		expect(() => refuse(2, { maxCallsPerRun: 2 })).not.toThrow();
		expect(refusalOf(() => refuse(3, { maxCallsPerRun: 2 })).message).toContain('3 items came in');
	});

	test('are no expression: it would count for the first item alone', () => {
		expect(refusalOf(() => refuse(1, { maxCallsPerRun: () => 5 })).message).toBe(
			`'Max Calls per Run' "={{ an expression }}", but must be a whole number of calls from 1 to 1000000`,
		);
	});

	test.each([0, 1_000_001])('are no number such as %j', (maxCallsPerRun) => {
		expect(refusalOf(() => refuse(1, { maxCallsPerRun }))).toEqual({
			message: `'Max Calls per Run' "${maxCallsPerRun}", but must be a whole number of calls from 1 to 1000000`,
			advice: 'Enter a whole number of calls from 1 to 1000000.',
		});
	});
});
