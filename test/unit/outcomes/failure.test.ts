import { InputRefusal } from '../../../anveo/inputRefusal';
import { descriptionOf } from '../../../nodes/AnveoDialCallFlow/outcomes/description';
import {
	afterUnclearOutcome,
	beforeSending,
	Failure,
	worded,
} from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import { CALL, QUESTION } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { Fault } from '../../../nodes/shared/fault';

const NUMBER = '+12155550140';
const failureOf = (fault: Fault) => worded(fault, CALL, NUMBER);
const refusedByAnveo = (text: string) => failureOf(new Fault('refused', text));
const unclearOutcome = (what: string, evidence?: string) =>
	failureOf(new Fault('unclear', what, undefined, evidence));
const notSent = (what: string, advice: string) => failureOf(new Fault('notSent', what, advice));
const describedOf = (failure: Failure, isToolCall = false) =>
	descriptionOf(failure, CALL, isToolCall);

test('a refusal shows the text of Anveo word for word, and no call was placed', () => {
	const failure = refusedByAnveo('CALLERID <12> is not verified..');

	expect(failure).toBeInstanceOf(Failure);
	expect(failure.message).toBe(
		'Anveo refused the call to +1 215 555 0140: CALLERID <12> is not verified..',
	);
	expect(describedOf(failure)).toMatch(/^No call was placed\. /);
	expect(failure.mayHaveHappened).toBe(false);
});

test('an unclear outcome says so in its message, and to look before calling again', () => {
	const failure = unclearOutcome('Something broke');

	expect(failure.message).toBe('Unclear whether +1 215 555 0140 was called: Something broke');
	expect(describedOf(failure)).toBe(
		"Look in your Anveo account before you call again. Neither Retry On Fail nor n8n's Retry button dials it again, unless 'Redial After Unclear Outcome' is on.",
	);
	expect(failure.mayHaveHappened).toBe(true);
});

test("of an agent's tool nothing is said about the Retry button, which knows nothing of its calls", () => {
	expect(describedOf(unclearOutcome('Something broke'), true)).toMatch(
		/ Retry On Fail does not dial it again, unless 'Redial After Unclear Outcome' is on\.$/,
	);
});

test('what came of an answer follows the advice', () => {
	const plain = unclearOutcome('Something broke');
	const withId = unclearOutcome('Something broke', 'REQUESTID: 1');

	expect(describedOf(withId)).toBe(`${describedOf(plain)} REQUESTID: 1`);
});

test('a call that was not sent was not placed', () => {
	const failure = notSent('No network', 'Check the cable.');

	expect(failure.message).toBe('No network');
	expect(describedOf(failure)).toBe('No call was placed. Check the cable.');
	expect(failure.mayHaveHappened).toBe(false);
});

test('a failure after an unclear outcome is unclear too, and loses no REQUESTID of either', () => {
	const earlier = unclearOutcome('Something broke', 'REQUESTID: 1');
	const refused = afterUnclearOutcome(refusedByAnveo('no credit'), earlier);
	const unclear = afterUnclearOutcome(unclearOutcome('It broke again', 'REQUESTID: 2'), earlier);

	expect(refused).toMatchObject({
		...{ kind: 'unclear', mayHaveHappened: true, evidence: 'REQUESTID: 1' },
		reason: 'Something broke. In a later try: Anveo refused: no credit',
	});
	expect(refused.message).toBe(
		'Unclear whether +1 215 555 0140 was called: Something broke. In a later try: Anveo refused: no credit',
	);
	expect(describedOf(refused)).not.toContain('No call was placed');
	expect(describedOf(refused)).toContain('REQUESTID: 1');
	expect(unclear.evidence).toBe('REQUESTID: 1 REQUESTID: 2');
	expect(describedOf(unclear)).toContain('REQUESTID: 1 REQUESTID: 2');
});

test('a question without a usable answer changed nothing', () => {
	const failure = worded(new Fault('unclear', 'It broke'), QUESTION, 'a3348f');

	expect(failure.message).toBe('It broke');
	expect(failure.mayHaveHappened).toBe(false);
	expect(descriptionOf(failure, QUESTION, false)).toBe('Nothing was changed. Try again later.');
});

test.each<[string, unknown, string, string]>([
	[
		'a refused input',
		new InputRefusal("'Memo' is a list", 'Enter a text.'),
		"'Memo' is a list",
		'Enter a text.',
	],
	[
		'an error of n8n',
		Object.assign(new Error('No key'), { description: 'Set it.' }),
		'No key',
		'Set it.',
	],
	[
		'an error with nothing to say',
		Object.assign(new Error('No key'), { description: 5 }),
		'No key',
		'',
	],
	['a plain error', new Error('No key'), 'No key', ''],
	['a text', 'broken', 'broken', ''],
	['nothing', undefined, 'undefined', ''],
])('before sending, %s means that nothing was sent', (_what, thrown, message, advice) => {
	expect(beforeSending(thrown)).toMatchObject({
		...{ kind: 'notSent', message, advice, mayHaveHappened: false, evidence: '', isFinal: false },
	});
});
