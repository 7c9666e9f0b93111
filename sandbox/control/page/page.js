// The page of the sandbox: asks for the calls once a second and shows them.
import { CallList } from './callList.js';
import { find, setText } from './elements.js';
import { entriesOf } from './entries.js';
import { clearCalls, readCalls, readTestNumbers } from './sandboxApi.js';
import { ringOnce, switchSound } from './sound.js';
import { foldWelcome, showWelcome } from './welcome.js';
import { callsInWords } from './words.js';

/** @typedef {import('./entries.js').Entry} Entry */

const status = find(document, '#status');
const filter = find(document, '#filter', HTMLFormElement);
const list = new CallList(find(document, '#groups'), refresh);

/** @type {import('./sandboxApi.js').TestNumber[]} */
let testNumbers = [];
/** @type {Entry[]} */
let entries = [];
let isFirstCallDue = true;

async function refresh() {
	const received = await readCalls().catch(() => undefined);
	if (received === undefined) {
		setText(status, 'The sandbox does not answer. Is it still running?');
		return;
	}
	entries = entriesOf(received.dials, received.calls, testNumbers);
	show();
}

function show() {
	const chosen = new FormData(filter);
	const choice = { text: String(chosen.get('text')), kind: String(chosen.get('kind')) };
	const counts = list.show(entries, choice);
	const ringing = entries.filter(({ stage }) => stage === 'ringing').length;
	setText(status, statusText(counts, ringing));
	setText(find(document, '#empty'), emptyText(counts.chosen));
	find(document, '#grouping').hidden = entries.length === 0;
	document.title = ringing > 0 ? `(${ringing} ringing) Anveo sandbox` : 'Anveo sandbox';
	if (isFirstCallDue && entries.length > 0) {
		isFirstCallDue = false;
		foldWelcome();
	}
}

/** @param {{ chosen: number, hidden: number }} counts @param {number} ringing */
function statusText({ chosen, hidden }, ringing) {
	const all = callsInWords(entries.length);
	return [
		chosen === entries.length ? all : `${chosen} of ${all}`,
		...(hidden > 0 ? [`${hidden} older ones not shown`] : []),
		...(ringing > 0 ? [`${ringing} ringing`] : []),
	].join(', ');
}

/** @param {number} chosen */
function emptyText(chosen) {
	if (entries.length === 0) return 'No call yet. Each call shows up here as soon as n8n dials.';
	return chosen === 0
		? 'No call matches. Choose “All” and empty the field “Find” to see them all.'
		: '';
}

async function keepRefreshing() {
	await refresh();
	if (entries.some(({ stage }) => stage === 'ringing')) ringOnce();
	setTimeout(() => void keepRefreshing(), 1000);
}

async function clear() {
	await clearCalls().catch(() => {});
	await refresh();
}

function connectControls() {
	filter.addEventListener('input', show);
	filter.addEventListener('submit', (event) => event.preventDefault());
	const sound = find(document, '#sound');
	sound.addEventListener('click', () => {
		const isOn = sound.getAttribute('aria-pressed') !== 'true';
		sound.setAttribute('aria-pressed', String(isOn));
		setText(sound, isOn ? 'Sound is on' : 'Sound is off');
		switchSound(isOn);
	});
	const dialog = find(document, '#clearing', HTMLDialogElement);
	dialog.addEventListener('close', () => dialog.returnValue === 'clear' && void clear());
	find(document, '#clear').addEventListener('click', () => {
		dialog.returnValue = '';
		if (entries.some(({ call }) => call !== undefined && call.state !== 'END')) dialog.showModal();
		else void clear();
	});
}

async function start() {
	connectControls();
	try {
		testNumbers = await readTestNumbers();
		await showWelcome(testNumbers);
	} finally {
		await keepRefreshing();
	}
}

void start();
