import { rememberHere, takenHere } from '../../../nodes/AnveoCallFlowTrigger/takenHere';

const MOST = 2;
const ANSWERED = { writableEnded: true, statusCode: 200 };
const FAILED = { writableEnded: true, statusCode: 500 };

/** One of its own for each test: the process remembers. */
let trigger = '';
let triggers = 0;
beforeEach(() => {
	triggers += 1;
	trigger = `trigger ${triggers}`;
});

const remember = (fingerprint: string, at: number, answer = ANSWERED) =>
	rememberHere(trigger, [fingerprint, at], answer, MOST);
const taken = (from = 0) => takenHere(trigger, from);

test('what was answered with success is taken, oldest first, for this trigger only', () => {
	remember('a', 10);
	remember('b', 20);

	expect(taken()).toEqual([
		['a', 10],
		['b', 20],
	]);
	expect(takenHere('another trigger', 0)).toEqual([]);
});

test('what came at the given time or before is not', () => {
	remember('a', 10);
	remember('b', 11);

	expect(taken(10)).toEqual([['b', 11]]);
	expect(taken()).toEqual([['b', 11]]);
});

test('what has no answer yet is taken when it has one', () => {
	const answer = { writableEnded: false, statusCode: 200 };
	remember('a', 10, answer);
	expect(taken()).toEqual([]);
	expect(taken()).toEqual([]);
	answer.writableEnded = true;

	expect(taken()).toEqual([['a', 10]]);
});

test('what was answered with an error is not taken, and has no place any more', () => {
	remember('a', 10);
	remember('b', 20, FAILED);
	expect(taken()).toEqual([['a', 10]]);
	remember('c', 30);

	expect(taken()).toEqual([
		['a', 10],
		['c', 30],
	]);
});

test('of more than are remembered the oldest goes, and what came again is the latest', () => {
	remember('a', 10);
	remember('b', 20);
	remember('a', 30);
	remember('c', 40);

	expect(taken()).toEqual([
		['a', 30],
		['c', 40],
	]);
});
