import { SaxesParser } from 'saxes';

/** A name with its text, as attributes, parameters and variables have it. */
export interface NamedText {
	name: string;
	value: string;
}

/** An element with its text joined together; nothing is trimmed. */
export interface XmlElement {
	name: string;
	attributes: NamedText[];
	text: string;
	children: XmlElement[];
}

/** What a document says, or what is wrong with it. `root` is null when it is not well-formed. */
export interface XmlTree {
	root: XmlElement | null;
	faults: string[];
}

/** The value of the first text of that name, or null when there is none. */
export function valueOf(texts: NamedText[], wanted: string): string | null {
	return texts.find(({ name }) => name === wanted)?.value ?? null;
}

/** Reads a document with a strict parser. A DOCTYPE or a processing instruction is a fault. */
export function readXmlTree(xml: string): XmlTree {
	const parser = new SaxesParser();
	const faults = watchForOddities(parser);
	const tree = growTree(parser);
	try {
		// Without an error handler saxes throws at the first thing that is not well-formed.
		parser.write(xml).close();
	} catch (error) {
		return { root: null, faults: [`not well-formed XML: ${messageOf(error)}`, ...faults] };
	}
	return { root: tree.root, faults };
}

function watchForOddities(parser: SaxesParser): string[] {
	const faults: string[] = [];
	parser.on('doctype', () => faults.push('a DOCTYPE is not allowed'));
	parser.on('processinginstruction', () => faults.push('a processing instruction is not allowed'));
	parser.on('xmldecl', ({ encoding }) => {
		if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
			faults.push('the XML declaration names an encoding other than UTF-8');
		}
	});
	return faults;
}

function growTree(parser: SaxesParser): { root: XmlElement | null } {
	const tree: { root: XmlElement | null } = { root: null };
	const open: XmlElement[] = [];
	const addText = (text: string) => {
		const parent = open.at(-1);
		if (parent) parent.text += text;
	};
	parser.on('opentag', (tag) => {
		const element = newElement(tag.name, tag.attributes);
		const parent = open.at(-1);
		if (parent) parent.children.push(element);
		else tree.root = element;
		open.push(element);
	});
	parser.on('closetag', () => open.pop());
	parser.on('text', addText);
	parser.on('cdata', addText);
	return tree;
}

function newElement(name: string, attributes: Record<string, string>): XmlElement {
	const named = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
	return { name, attributes: named, text: '', children: [] };
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
