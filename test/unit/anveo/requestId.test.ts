import { readAnswer } from '../../../anveo/answer';
import { requestIdValue } from '../../../anveo/requestId';
import { UnreadableAnswer } from '../../../anveo/unreadableAnswer';

function idIn(elements: string): string | undefined {
	const answer = readAnswer(`<RESPONSE>${elements}</RESPONSE>`);
	if (answer instanceof UnreadableAnswer) throw new Error(answer.message);
	return requestIdValue(answer)?.value;
}

test.each([
	['<RESULT>SUCCESS</RESULT><VALUE NAME="REQUESTID">a1</VALUE>', 'a1'],
	['<RESULT/><VALUE NAME="REQUESTID">a1</VALUE>', 'a1'],
	['<VALUE NAME="OTHER">b2</VALUE><VALUE NAME="REQUESTID">a1</VALUE>', 'a1'],
	['<VALUE NAME="REQUESTID"/><VALUE NAME="REQUESTID">a1</VALUE>', 'a1'],
	['<VALUE NAME="REQUESTID"> </VALUE><VALUE NAME="REQUESTID">a1</VALUE>', 'a1'],
	['<VALUE NAME="REQUESTID">a1</VALUE><VALUE NAME="REQUESTID">b2</VALUE>', 'a1'],
	['<ERROR>no</ERROR><VALUE NAME="REQUESTID"/><VALUE NAME="REQUESTID">a1</VALUE>', 'a1'],
	['<RESULT>SUCCESS</RESULT><VALUE NAME="ID">a1</VALUE>', 'a1'],
	['<RESULT>Success</RESULT><VALUE>a1</VALUE>', 'a1'],
	['<RESULT>SUCCESS</RESULT><ERROR>no</ERROR><VALUE NAME="ID">a1</VALUE>', 'a1'],
])('%s has the id %s', (elements, id) => {
	expect(idIn(elements)).toBe(id);
});

test.each([
	[''],
	['<RESULT>SUCCESS</RESULT>'],
	['<RESULT>SUCCESS</RESULT><VALUE NAME="REQUESTID"/>'],
	['<RESULT>SUCCESS</RESULT><VALUE NAME="ID"/>'],
	['<RESULT>FAILED</RESULT><VALUE NAME="CODE">5</VALUE>'],
	['<RESULT>SUCCESSFUL</RESULT><VALUE NAME="CODE">5</VALUE>'],
	['<VALUE NAME="CODE">5</VALUE>'],
	['<ERROR>no</ERROR><VALUE NAME="CODE">5</VALUE>'],
	['<RESULT>SUCCESS</RESULT><VALUE NAME="A">1</VALUE><VALUE NAME="B">2</VALUE>'],
	['<RESULT>SUCCESS</RESULT><VALUE NAME="REQUESTID"/><VALUE NAME="B">2</VALUE>'],
])('%s has no id', (elements) => {
	expect(idIn(elements)).toBeUndefined();
});
