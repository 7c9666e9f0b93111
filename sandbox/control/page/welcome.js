// What to do with the page: texts and numbers to click and copy.
import { find, make } from './elements.js';
import { readAccount } from './sandboxApi.js';
import { numberWords } from './words.js';

/** @typedef {import('./sandboxApi.js').TestNumber} TestNumber */

const apiPath = '/api/v3.asp';

/** The numbers that a newcomer wants to try first. */
const usefulEndings = ['35', '00', '32', '34', '01', '05', '03', '30'];

/** Fills in the welcome. @param {TestNumber[]} testNumbers */
export async function showWelcome(testNumbers) {
	const { userKey, isSigned } = await readAccount();
	find(document, '#api-url').append(copyButton(location.origin + apiPath));
	const key = find(document, '#user-key');
	if (userKey === null) key.textContent = 'the one that this sandbox was started with';
	else key.append(copyButton(userKey));
	find(document, '#signed').hidden = !isSigned;
	for (const element of document.querySelectorAll('[data-copy]')) {
		if (!(element instanceof HTMLElement)) continue;
		element.prepend(copyButton(element.dataset.copy ?? ''), ' ');
	}
	const useful = usefulEndings.flatMap((ending) =>
		testNumbers.filter(({ digits }) => digits.endsWith(ending)),
	);
	find(document, '#useful-numbers').append(...useful.map(numberLine));
	find(document, '#all-numbers').append(...testNumbers.map(numberLine));
}

/** The first call is what people want to see then, unless they are busy with the welcome. */
export function foldWelcome() {
	const welcome = find(document, '#welcome', HTMLDetailsElement);
	if (!welcome.contains(document.activeElement)) welcome.open = false;
}

/** @param {TestNumber} testNumber */
function numberLine({ digits, description, placesCall, tellsRequestId, later }) {
	const line = make('li');
	line.append(copyButton(numberWords(digits)), ' ', make('span', description));
	if (tellsRequestId) return line;
	line.className = placesCall ? 'unclear' : 'not-placed';
	const outcome = placesCall ? 'called, but n8n cannot know it' : 'not called';
	const when = later === undefined ? '' : ' the first time';
	line.append(' ', make('span', outcome + when, 'muted'));
	return line;
}

/** @param {string} text */
function copyButton(text) {
	const button = make('button', '', 'copy');
	button.setAttribute('type', 'button');
	button.append(make('code', text), make('span', ' (click to copy)', 'unseen'));
	button.addEventListener('click', () => void copy(text));
	return button;
}

/** @param {string} text */
async function copy(text) {
	const message = find(document, '#copied');
	const outcome = await navigator.clipboard.writeText(text).then(
		() => `Copied: ${text}`,
		() => `The browser did not allow to copy ${text}`,
	);
	message.textContent = outcome;
	setTimeout(() => {
		if (message.textContent === outcome) message.textContent = '';
	}, 4000);
}
