import { UnreadableAnswer } from '../../../anveo/unreadableAnswer';

test('the message of a fault reads on from "Anveo\'s answer"', () => {
	expect(new UnreadableAnswer('empty')).toMatchObject({ fault: 'empty', message: 'is empty' });
});

test('a detail follows in brackets', () => {
	expect(new UnreadableAnswer('otherRoot', 'ANSWER').message).toBe(
		'is XML, but not a RESPONSE document (ANSWER)',
	);
});
