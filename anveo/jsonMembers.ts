/** Strings, and the signs that give a JSON text its structure. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g;

/**
 * The members of the object that a valid JSON text holds, in order, repeated names included.
 *
 * Each name is read by itself. An object that JSON.parse makes keeps only the last value of a repeated name, and the
 * V8 of Node 24.21 reads some names wrong: after `{"k":1,"\\":1}` it takes `{"k":1,"\"":1}` for the same names.
 */
export function jsonMembers(text: string): Array<[name: string, value: unknown]> {
	const members: Array<[string, unknown]> = [];
	let depth = 0;
	let token = '';
	let member: { name: string; valueAt: number } | undefined;
	for (const { 0: next, index } of text.matchAll(TOKEN)) {
		if (next === '{' || next === '[') depth++;
		else if (next === '}' || next === ']') depth--;
		else if (next === ':' && depth === 1) {
			member = { name: JSON.parse(token), valueAt: index + 1 };
		}
		token = next;
		const isEnd = depth === 0 || (depth === 1 && next === ',');
		if (isEnd && member !== undefined) {
			members.push([member.name, JSON.parse(text.slice(member.valueAt, index))]);
			member = undefined;
		}
	}
	return members;
}
