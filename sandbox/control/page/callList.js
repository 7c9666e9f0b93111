// The list of calls: in groups, the newest first, and only what the filter lets through.
import { newCard } from './callCard.js';
import { isChosen } from './choice.js';
import { arrange, copyOf, find, setText } from './elements.js';
import { groupsOf } from './entries.js';
import { callsInWords, timeWords } from './words.js';

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {import('./callCard.js').Card} Card
 * @typedef {import('./choice.js').Choice} Choice
 * @typedef {{ first: Entry, all: number, entries: Entry[] }} ShownGroup
 */

/** More would make the page slow. */
const mostShown = 200;

/** Shows calls, and keeps the cards that are there already. */
export class CallList {
	/** @type {Map<string, Card>} */
	#cards = new Map();

	/** @type {Map<string, HTMLElement>} */
	#sections = new Map();

	/** @param {HTMLElement} container @param {() => Promise<void>} refresh */
	constructor(container, refresh) {
		this.container = container;
		this.refresh = refresh;
	}

	/** How many entries were chosen, and how many of them are not shown. @param {Entry[]} entries @param {Choice} choice */
	show(entries, choice) {
		const chosen = entries.filter((entry) => isChosen(entry, choice));
		const shown = new Set(chosen.slice(-mostShown));
		const groups = groupsOf(entries)
			.map((group) => shownGroup(group, shown))
			.filter((group) => group.entries.length > 0)
			.reverse();
		arrange(
			this.container,
			'group',
			groups.map((group) => this.#section(group)),
		);
		keepOnly(this.#cards, new Set([...shown].map(({ key }) => key)));
		keepOnly(this.#sections, new Set(groups.map(keyOf)));
		return { chosen: chosen.length, hidden: chosen.length - shown.size };
	}

	/** @param {ShownGroup} group */
	#section(group) {
		const section = this.#sections.get(keyOf(group)) ?? copyOf('group');
		this.#sections.set(keyOf(group), section);
		setText(find(section, '.group-title'), titleOf(group));
		arrange(section, 'call', group.entries.map((entry) => this.#card(entry)).reverse());
		return section;
	}

	/** @param {Entry} entry */
	#card(entry) {
		const card = this.#cards.get(entry.key) ?? newCard(entry, this.refresh);
		this.#cards.set(entry.key, card);
		card.show(entry);
		return card.element;
	}
}

/** @param {import('./entries.js').Group} group @param {Set<Entry>} shown @returns {ShownGroup} */
function shownGroup(group, shown) {
	const entries = group.filter((entry) => shown.has(entry));
	return { first: group[0], all: group.length, entries };
}

/** @param {ShownGroup} group */
function keyOf({ first }) {
	return first.key;
}

/** @param {ShownGroup} group */
function titleOf({ first, entries, all }) {
	const count = entries.length === all ? '' : `${entries.length} of `;
	return `${timeWords(first.dial.receivedAt)} · ${count}${callsInWords(all)}`;
}

/** @param {Map<string, unknown>} map @param {Set<string>} keys */
function keepOnly(map, keys) {
	for (const key of map.keys()) if (!keys.has(key)) map.delete(key);
}
