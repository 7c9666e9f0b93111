import { acceptedAnswer } from '../../../nodes/AnveoDialCallFlow/outcomes/receivedAnswer';
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
