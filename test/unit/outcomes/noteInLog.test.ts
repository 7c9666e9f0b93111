import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import { noteDone, noteUnclear, tell } from '../../../nodes/AnveoDialCallFlow/outcomes/noteInLog';
import { CALL, QUESTION } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { fakeItem } from '../fakeItem';

/** What is written into the log. */
function noted(write: (item: ReturnType<typeof fakeItem>) => void): string[] {
	const info = jest.fn();
	write(fakeItem({ item: 3, info }));
	return info.mock.calls.map(([line]) => line);
}

const PLACE = '(execution 7, node "Dial", item 3)';

test.each([
	['a call', { requestId: 'id-1' }, CALL, [`Anveo gave REQUESTID id-1 ${PLACE}`]],
	['an id on two lines', { requestId: 'id\r\n1' }, CALL, [`Anveo gave REQUESTID id 1 ${PLACE}`]],
	['an action without an id', { result: 'SUCCESS' }, CALL, []],
	['a question', { requestId: 'id-1' }, QUESTION, []],
])('%s that is done', (_what, json, wording, lines) => {
	expect(noted((item) => noteDone(item, json, wording))).toEqual(lines);
});

test.each([
	[
		'that may have been placed, with what Anveo sent',
		true,
		'REQUESTID: 2',
		[`No answer: REQUESTID: 2 ${PLACE}`],
	],
	['of which nothing came', true, '', []],
	['that was not placed', false, 'REQUESTID: 2', []],
])('a call %s', (_what, mayHaveHappened, evidence, lines) => {
	const failure = new Failure({
		...{ kind: 'unclear', message: 'No answer', advice: 'Look.', mayHaveHappened, evidence },
	});

	expect(noted((item) => noteUnclear(item, failure))).toEqual(lines);
});

test('a log that is out of order changes nothing', () => {
	const say = jest.fn(() => {
		throw new Error('the disk is full');
	});
	tell(say);

	expect(say).toHaveBeenCalled();
});
