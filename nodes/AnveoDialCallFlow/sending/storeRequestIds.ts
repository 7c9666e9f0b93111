import type { ItemContext } from '../item/itemContext';
import { tell } from '../outcomes/noteInLog';
import type { KnownRequests } from '../outcomes/outcome';

/** n8n keeps so many names for an execution, and drops all others without a word. Those of the workflow count too. */
const NAMES = 10;

/** n8n keeps up to so many characters for each name. */
const CHARACTERS = 512;

/** Above this n8n writes an error to its log, though it keeps all: used only when there are too many ids otherwise. */
const QUIET_CHARACTERS = 255;

/** Writes the REQUESTIDs of a run to the execution's custom data: `anveoRequestIds`, `anveoRequestIds2` and so on. */
export function storeRequestIds(context: ItemContext, requests: KnownRequests): void {
	const ids = requests.flatMap(([, known]) =>
		known.kind === 'done' && known.json.requestId !== undefined ? String(known.json.requestId) : [],
	);
	const customData: unknown = context.getWorkflowDataProxy(context.getItemIndex()).$execution
		?.customData;
	if (!isStore(customData)) return;
	const taken = Object.keys(customData.getAll());
	const free = Array.from({ length: NAMES }, (_, at) => `anveoRequestIds${at === 0 ? '' : at + 1}`)
		.filter((name) => !taken.includes(name))
		.slice(0, Math.max(0, NAMES - taken.length));
	idTexts(ids, free.length).forEach((text, at) => {
		const name = free[at];
		if (name !== undefined) tell(() => customData.set(name, text));
	});
}

/** The ids in no more than so many texts. What has no room is counted in the last one. */
export function idTexts(ids: string[], texts: number): string[] {
	for (const room of [QUIET_CHARACTERS, CHARACTERS]) {
		const groups = grouped(ids, room);
		if (groups.length <= texts && groups.flat().length === ids.length) return groups.map(joined);
	}
	const kept = [...grouped(ids, CHARACTERS), []].slice(0, texts);
	const last = kept.at(-1);
	if (last === undefined) return [];
	const lastText = () =>
		joined([...last, `and ${ids.length - kept.flat().length} more in n8n's log`]);
	while (lastText().length > CHARACTERS) last.pop();
	return [...kept.slice(0, -1).map(joined), lastText()];
}

const joined = (words: string[]) => words.join(', ');

/** Groups of ids that fit into so many characters, without those that are too long: half an id is none. */
function grouped(ids: string[], room: number): string[][] {
	const groups: string[][] = [];
	for (const id of ids) {
		const last = groups.at(-1);
		if (last !== undefined && joined([...last, id]).length <= room) last.push(id);
		else if (id.length <= room) groups.push([id]);
	}
	return groups;
}

interface Store {
	getAll: () => object;
	set: (name: string, value: string) => void;
}

function isStore(value: unknown): value is Store {
	return ['getAll', 'set'].every((name) => typeof Object(value)[name] === 'function');
}
