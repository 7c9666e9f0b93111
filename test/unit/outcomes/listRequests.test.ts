import { lineName } from '../../../nodes/AnveoDialCallFlow/outcomes/addresseeName';
import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import { doneLines, unclearLines } from '../../../nodes/AnveoDialCallFlow/outcomes/listRequests';
import type { KnownRequests } from '../../../nodes/AnveoDialCallFlow/outcomes/outcome';

const unclear = (evidence?: string) =>
	new Failure({
		...{ kind: 'unclear', message: 'Unclear whether', reason: 'No answer', advice: 'Look.' },
		...{ mayHaveHappened: true, evidence },
	});

const known: KnownRequests = [
	[0, { kind: 'done', label: '+12155550140', target: '', json: { requestId: 'id-1' } }],
	[1, { kind: 'done', label: 'SANDBOX.ECHO', target: '', json: { result: 'SUCCESS' } }],
	[2, { kind: 'failed', label: '+12155550141', target: '', failure: unclear('REQUESTID: 2') }],
	[3, { kind: 'failed', label: '+12155550142', target: '', failure: unclear() }],
];

test('of a list each has its place', () => {
	expect(doneLines(known, 4)).toEqual(['+12155550140 (1 of 4): id-1', 'SANDBOX.ECHO (2 of 4)']);
	expect(unclearLines(known, 4)).toEqual([
		'+1 215 555 0141 (3 of 4): No answer. REQUESTID: 2',
		'+1 215 555 0142 (4 of 4): No answer.',
	]);
});

test('of a single one there is no place to tell', () => {
	expect(doneLines(known.slice(0, 1), 1)).toEqual(['+12155550140: id-1']);
	expect(unclearLines(known.slice(3), 1)).toEqual(['+1 215 555 0142: No answer.']);
	expect(lineName('SANDBOX.ECHO', 0, 1)).toBe('SANDBOX.ECHO');
});
