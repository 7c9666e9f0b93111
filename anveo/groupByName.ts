/** Entries in lists by name, in the order in which the names come first. Takes as long as there are entries. */
export function groupByName<Entry extends { name: string }>(
	entries: Entry[],
): Map<string, Entry[]> {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const group = groups.get(entry.name);
		if (group === undefined) groups.set(entry.name, [entry]);
		else group.push(entry);
	}
	return groups;
}
