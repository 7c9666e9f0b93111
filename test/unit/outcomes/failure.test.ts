import {
	afterUnclearOutcome,
	Failure,
	worded,
} from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import { CALL } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { Fault } from '../../../nodes/shared/fault';

const refusedByAnveo = (text: string) => worded(new Fault('refused', text), CALL);
const unclearOutcome = (what: string, evidence?: string) =>
	worded(new Fault('unclear', what, undefined, evidence), CALL);
const notSent = (what: string, advice: string) => worded(new Fault('notSent', what, advice), CALL);

const MAY_BE_PLACED = 'The call may have been placed';

test('a refusal shows the text of Anveo word for word, and no call was placed', () => {
	const failure = refusedByAnveo('CALLERID <12> is not verified..');

	expect(failure).toBeInstanceOf(Failure);
	expect(failure.message).toBe('Anveo refused the call: CALLERID <12> is not verified..');
	expect(failure.advice).toMatch(/^No call was placed\. /);
	expect(failure.mayHaveHappened).toBe(false);
});

test('an unclear outcome says that the call may have been placed, and to look before dialling again', () => {
	const failure = unclearOutcome('Something broke');

	expect(failure.message).toBe(`Something broke. ${MAY_BE_PLACED}`);
	expect(failure.advice).toMatch(/^Look the call up in your Anveo account before you call/);
	expect(failure.advice).toContain("'Redial After Unclear Outcome'");
	expect(failure.mayHaveHappened).toBe(true);
});

test('what came of an answer follows the advice', () => {
	const plain = unclearOutcome('Something broke');
	const withId = unclearOutcome('Something broke', 'REQUESTID: 1');

	expect(withId.description).toBe(`${plain.advice} REQUESTID: 1`);
	expect(plain.description).toBe(plain.advice);
});

test('a call that was not sent was not placed', () => {
	expect(notSent('No network', 'Check the cable.')).toMatchObject({
		message: 'No network',
		advice: 'No call was placed. Check the cable.',
		mayHaveHappened: false,
	});
});

test('a failure after an unclear outcome is unclear too, and loses no REQUESTID of either', () => {
	const earlier = unclearOutcome('Something broke', 'REQUESTID: 1');
	const refused = afterUnclearOutcome(refusedByAnveo('no credit'), earlier);
	const unclear = afterUnclearOutcome(unclearOutcome('It broke again', 'REQUESTID: 2'), earlier);

	expect(refused.mayHaveHappened).toBe(true);
	expect(refused.message).toContain('Anveo refused the call: no credit');
	expect(refused.advice).not.toContain('No call was placed');
	expect(refused.description).toContain('REQUESTID: 1');
	expect(unclear.description).toMatch(/REQUESTID: 1.*REQUESTID: 2/);
});
