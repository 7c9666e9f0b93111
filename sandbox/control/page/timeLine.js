// How a call went: each state with its time.
import { make } from './elements.js';
import { durationWords, stateWords, timeWords } from './words.js';

/** @typedef {import('./sandboxApi.js').PlacedCall} PlacedCall */

/** @param {HTMLElement} list @param {PlacedCall} call */
export function showTimeLine(list, call) {
	const points = pointsOf(call);
	points.forEach(({ what, when, state }, index) => {
		const shown = `${what} ${when}`;
		const there = list.children[index];
		if (there?.textContent === shown) return;
		const point = make('li');
		point.dataset.state = state;
		point.append(make('b', what), ' ', make('span', when));
		if (there === undefined) list.append(point);
		else there.replaceWith(point);
	});
	while (list.children.length > points.length) list.lastElementChild?.remove();
}

/** @param {PlacedCall} call */
function pointsOf({ history, state: now, dueAt, digits }) {
	const points = history.map(({ state, at }, index) => ({
		what: stateWords[state],
		when: timeAfter(at, history[index - 1]?.at),
		state: /** @type {string} */ (state),
	}));
	if (now === 'NONE' && dueAt !== null) {
		points.push({ what: 'Rings', when: dueWords(dueAt), state: 'due' });
	}
	if (digits !== '') {
		const pressed = { what: `Pressed ${digits}`, when: '', state: 'pressed' };
		points.splice(now === 'END' ? -1 : points.length, 0, pressed);
	}
	return points;
}

/** @param {string} at @param {string | undefined} before */
function timeAfter(at, before) {
	const passed = Date.parse(at) - Date.parse(before ?? at);
	// Short steps are read as steps; after a long one the time of day says more.
	return before === undefined || passed >= 60_000
		? timeWords(at)
		: `after ${durationWords(passed)}`;
}

/** @param {string} dueAt */
function dueWords(dueAt) {
	const left = Date.parse(dueAt) - Date.now();
	return left < 60_000 ? timeWords(dueAt) : `${timeWords(dueAt)} (in ${durationWords(left)})`;
}
