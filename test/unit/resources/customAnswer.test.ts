import { send } from '../../../nodes/AnveoDialCallFlow/resources/customAction/send';

const received = (inside: string) =>
	send.receive({ statusCode: 200, headers: {}, body: `<RESPONSE>${inside}</RESPONSE>` });

test('the whole answer of a custom action', () => {
	const answer = received(
		`<RESULT>OK</RESULT><VALUE NAME="A">1</VALUE><VALUE NAME="A">2</VALUE>
		<DID NUMBER="1">
			one
			<SMS> on </SMS> <SMS/>
		</DID>
		<DID> </DID>`,
	);

	expect(answer).toEqual({
		result: 'OK',
		values: { A: ['1', '2'] },
		elements: {
			DID: [
				{
					...{ attributes: { NUMBER: '1' }, text: 'one' },
					elements: { SMS: [{ text: 'on' }, {}] },
				},
				{},
			],
		},
	});
});

test('a REQUESTID is one when it says something', () => {
	expect(received('<RESULT/><VALUE NAME="REQUESTID">id</VALUE>')).toMatchObject({
		requestId: 'id',
	});
	expect(received('<RESULT/><VALUE NAME="REQUESTID"></VALUE>')).not.toHaveProperty('requestId');
	expect(received('<RESULT/><VALUE NAME="OTHER">id</VALUE>')).not.toHaveProperty('requestId');
});
