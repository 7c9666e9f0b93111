// What the call flow of a call requested, with what came back.
import { find, make, setText } from './elements.js';
import { foldedText } from './longText.js';

/** @typedef {import('./sandboxApi.js').PlacedCall['requestsMade'][number]} MadeRequest */

/** @param {HTMLElement} list @param {MadeRequest[]} requests */
export function showRequests(list, requests) {
	requests.forEach((request, index) => {
		const there = list.children[index];
		const line = there instanceof HTMLElement ? there : newLine(request);
		if (line !== there) list.append(line);
		const { status, error } = request;
		setText(find(line, '.answered'), `→ ${status ?? error ?? 'waiting for the answer'}`);
		line.classList.toggle('is-wrong', error !== undefined || (status ?? 0) >= 400);
	});
	list.hidden = requests.length === 0;
}

/** @param {MadeRequest} request */
function newLine({ method, url }) {
	const line = make('li');
	line.append(make('b', method), ' ', foldedText(url), ' ', make('span', '', 'answered'));
	return line;
}
