import { groupByName } from '../../../anveo/groupByName';
import { valuesByName } from '../../../nodes/AnveoDialCallFlow/outcomes/valuesByName';
import { cpuTime } from '../../cpuTime';

test('entries come by name, in the order of the first of each', () => {
	const entries = [
		{ name: 'B', value: 1 },
		{ name: '__proto__', value: 2 },
		{ name: 'B', value: 3 },
	];

	expect([...groupByName(entries)]).toEqual([
		['B', [entries[0], entries[2]]],
		['__proto__', [entries[1]]],
	]);
	expect([...groupByName([])]).toEqual([]);
});

// As many elements fit into an answer. Going through all of them for each took two minutes.
test('137,000 names are a matter of moments', () => {
	const values = Array.from({ length: 137_000 }, (_unused, at) => ({ name: `N${at}`, value: 'x' }));
	const start = cpuTime();
	const byName = valuesByName(values);

	expect(cpuTime() - start).toBeLessThan(10_000);
	expect(Object.keys(byName)).toHaveLength(137_000);
}, 60_000);
