// The examples are read before they are run: nothing on the canvas may cover anything else.
import { readdir } from 'node:fs/promises';
import { readExample } from '../../scripts/n8n/prepareEditor.mjs';
import { folders } from '../../scripts/system/folders.mjs';

/** @typedef {{ name: string, left: number, top: number, right: number, bottom: number }} Box */

const nodeSize = 96;
const agentWidth = 256;
/** The name stands below the node, and may be wider than it. */
const nameHeight = 56;
const nameOverhang = 40;

/** @param {import('./support.mjs').WorkflowNode} node @returns {Box} */
function boxOf({ name, type, position: [left, top], parameters }) {
	if (type === 'n8n-nodes-base.stickyNote') {
		return { name, left, top, right: left + parameters.width, bottom: top + parameters.height };
	}
	const width = type.endsWith('.agent') ? agentWidth : nodeSize;
	return {
		name,
		left: left - nameOverhang,
		top,
		right: left + width + nameOverhang,
		bottom: top + nodeSize + nameHeight,
	};
}

/** @param {Box} one @param {Box} other */
function overlap(one, other) {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

/** @param {Box[]} boxes */
function overlaps(boxes) {
	return boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter((other) => overlap(one, other))
			.map((other) => `"${one.name}" and "${other.name}"`),
	);
}

/** @param {import('./support.mjs').Surroundings} surroundings */
export async function exampleLayout({ expect }) {
	const files = (await readdir(folders.examples)).filter((name) => name.endsWith('.json'));
	for (const file of files.sort()) {
		const { nodes } = await readExample(file);
		const found = overlaps(nodes.map(boxOf));
		expect(found.length === 0, `${file}: ${found.join(', ') || 'nothing overlaps'}`);
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.length > 0, `${file}: a sticky note explains it`);
	}
}
