// What a person can do to a call: let it ring, answer it, press digits, hang up.
import { find, make, setText } from './elements.js';
import { command } from './sandboxApi.js';
import { playKey } from './sound.js';

/**
 * @typedef {import('./sandboxApi.js').PlacedCall} PlacedCall
 * @typedef {import('./sandboxApi.js').CallCommand} CallCommand
 */

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/**
 * Makes the controls of a card work; the function it returns shows those that are possible now.
 * @param {HTMLElement} card
 * @param {string} requestId
 * @param {() => Promise<void>} refresh
 * @returns {(call: PlacedCall) => void}
 */
export function connectPhone(card, requestId, refresh) {
	const form = find(card, '.phone', HTMLFormElement);
	const input = find(form, 'input', HTMLInputElement);
	const heading = find(card, '.number');
	/** @param {CallCommand} name @param {string} [digits] */
	const carryOut = async (name, digits) => {
		setText(find(card, '.problem'), await command(requestId, name, digits));
		await refresh();
		// The button that was used is gone now. The keyboard's focus goes to what comes next.
		if (document.activeElement !== document.body && document.activeElement?.checkVisibility())
			return;
		if (find(form, '.press').hidden) heading.focus();
		else input.focus();
	};
	for (const name of /** @type {const} */ (['ring', 'answer', 'hangup'])) {
		find(form, `.${name}`).addEventListener('click', () => void carryOut(name));
	}
	allowKeysOnly(input);
	find(form, '.keypad').append(...keys.map((key) => keyButton(key, input)));
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void carryOut('press', input.value);
	});
	return (call) => showPossible(form, call);
}

/** @param {HTMLFormElement} form @param {PlacedCall} call */
function showPossible(form, { possible }) {
	for (const name of /** @type {const} */ (['ring', 'answer', 'press', 'hangup'])) {
		find(form, `.${name}`).hidden = !possible.includes(name);
	}
	form.hidden = possible.length === 0;
}

/** @param {string} key @param {HTMLInputElement} input */
function keyButton(key, input) {
	const button = make('button', key);
	button.setAttribute('type', 'button');
	if (key === '*') button.setAttribute('aria-label', 'star');
	if (key === '#') button.setAttribute('aria-label', 'hash');
	button.addEventListener('click', () => {
		input.value += key;
		playKey(key);
	});
	return button;
}

/** A telephone has no other keys. @param {HTMLInputElement} input */
function allowKeysOnly(input) {
	input.addEventListener('input', () => {
		input.value = input.value.replace(/[^0-9*#]/g, '');
		playKey(input.value.at(-1) ?? '');
	});
}
