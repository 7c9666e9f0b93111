import {
	acceptedAnswer,
	MAX_ANSWER_BYTES,
} from '../../../nodes/AnveoDialCallFlow/outcomes/receivedAnswer';
import { Fault } from '../../../nodes/shared/fault';
import { outcomeOf } from '../refusalOf';

const ANSWER = '<RESPONSE><RESULT>SUCCESS</RESULT></RESPONSE>';

test.each([
	['a text', ANSWER],
	['bytes', Buffer.from(ANSWER)],
])('an answer can be %s', (_what, body) => {
	expect(acceptedAnswer({ statusCode: 200, headers: {}, body }).answer.error).toBe('');
});

test.each([[undefined], [null], [{}], ['']])('an answer that is %p is empty', (body) => {
	const fault = outcomeOf(() =>
		acceptedAnswer({ statusCode: 200, headers: {}, body: body as never }),
	);

	expect(fault).toBeInstanceOf(Fault);
	expect(fault).toMatchObject({ message: "Anveo's answer is empty", evidence: '' });
});

const faultOf = (body: string, statusCode = 200) =>
	outcomeOf(() => acceptedAnswer({ statusCode, headers: {}, body }));

test('an answer may be 1 MiB long, and no longer', () => {
	const answerOf = (bytes: number) =>
		outcomeOf(() =>
			acceptedAnswer({ statusCode: 200, headers: {}, body: Buffer.from(ANSWER.padEnd(bytes)) }),
		);

	expect(answerOf(MAX_ANSWER_BYTES)).toMatchObject({ answer: { result: 'SUCCESS' } });
	expect(answerOf(MAX_ANSWER_BYTES + 1)).toMatchObject({
		message: "Anveo's answer is larger than 1 MiB",
	});
});

test('a charset that is not said as one text is not looked for', () => {
	const headers = { 'content-type': ['text/xml; charset=utf-16'] };

	expect(
		acceptedAnswer({ statusCode: 200, headers, body: Buffer.from(ANSWER) }).answer.result,
	).toBe('SUCCESS');
});

test.each([
	[299, false],
	[300, true],
	[302, true],
	[399, true],
	[400, false],
	[500, false],
])('HTTP %i is a redirect: %s', (status, isRedirect) => {
	const redirect = ', a redirect: not followed, as the request carries the user key';

	expect(faultOf('No', status)).toMatchObject({
		message: `Anveo answered with HTTP ${status}${isRedirect ? redirect : ''}`,
		evidence: "Anveo's answer is not XML. The answer began: No",
	});
});

test.each([
	['  \n', ''],
	['\n No \n', 'The answer began: No'],
])('of the answer %j is shown %j', (body, evidence) => {
	expect(faultOf(body)).toMatchObject({ evidence });
});
