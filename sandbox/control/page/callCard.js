// One call on the page.
import { copyOf, find, make, setText } from './elements.js';
import { foldedText } from './longText.js';
import { connectPhone } from './phone.js';
import { showRequests } from './requestList.js';
import { speakWith } from './speech.js';
import { spokenText } from './spokenText.js';
import { showTimeLine } from './timeLine.js';
import { numberWords, stageWords, timeWords } from './words.js';

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {{ element: HTMLElement, show: (entry: Entry) => void }} Card
 */

/**
 * A card for a call. What a request said never changes; `show` brings the rest up to date.
 * @param {Entry} entry
 * @param {() => Promise<void>} refresh
 * @returns {Card}
 */
export function newCard(entry, refresh) {
	const element = copyOf('call');
	showDial(element, entry);
	showVariables(element, entry);
	showTold(element, entry);
	const { requestId } = entry.dial;
	const showPhone = requestId === null ? () => {} : connectPhone(element, requestId, refresh);
	return {
		element,
		show: ({ stage, call }) => {
			element.dataset.stage = stage;
			setText(find(element, '.state'), stageWords[stage]);
			if (call === undefined) return;
			showPhone(call);
			showTimeLine(find(element, '.time-line'), call);
			showRequests(find(element, '.requests'), call.requestsMade);
		},
	};
}

/** @param {HTMLElement} element @param {Entry} entry */
function showDial(element, { dial, reason, before, times }) {
	const number = numberWords(dial.phoneNumber);
	setText(find(element, '.number'), number);
	element.setAttribute('aria-label', `Call to ${number}`);
	const received = find(element, '.received', HTMLTimeElement);
	received.dateTime = dial.receivedAt;
	setText(received, timeWords(dial.receivedAt));
	setText(
		find(element, '.twice'),
		before === undefined ? '' : twiceWords(times, before.receivedAt),
	);
	element.classList.toggle('is-twice', before !== undefined);
	setText(find(element, '.reason'), reason);
	find(element, '.facts').append(...factsOf(dial).map((fact) => make('span', fact)));
}

/** @param {number} times @param {string} before */
function twiceWords(times, before) {
	const often = times === 2 ? 'Called twice' : `Called ${times} times`;
	return `${often}: the call before was at ${timeWords(before)}`;
}

/** @param {Entry['dial']} dial */
function factsOf({ callerId, destination, maxCallDuration, memo, billingCode, test, requestId }) {
	return [
		...(destination === null ? [] : [`connected with ${numberWords(destination)}`]),
		...(callerId === '' ? [] : [`from ${numberWords(callerId)}`]),
		...(maxCallDuration === null ? [] : [`at most ${maxCallDuration} min`]),
		...(test ? ['test'] : []),
		...(memo === null ? [] : [`memo: ${memo}`]),
		...(billingCode === null ? [] : [`billing code: ${billingCode}`]),
		...(requestId === null ? [] : [`REQUESTID ${requestId}`]),
	];
}

/** @param {HTMLElement} element @param {Entry} entry */
function showVariables(element, { dial }) {
	const list = find(element, '.variables');
	for (const { name, value } of dial.variables) {
		const shown = make('dd');
		shown.append(foldedText(value));
		list.append(make('dt', name), shown);
	}
	list.hidden = dial.variables.length === 0;
	// Two people who talk with each other are told nothing.
	if (dial.requestId === null || dial.destination !== null) return;
	const text = spokenText(dial.variables);
	setText(find(element, '.words'), text);
	find(element, '.spoken').hidden = false;
	speakWith(find(element, '.speak', HTMLButtonElement), text);
}

/** @param {HTMLElement} element @param {Entry} entry */
function showTold(element, { dial, reason }) {
	const told = find(element, '.told', HTMLDetailsElement);
	setText(find(told, 'pre'), dial.told);
	told.open = reason !== '';
}
