import { SaxesParser } from 'saxes';

/** What an XML document says, read by a strict parser that has nothing to do with the one the package uses. */
export interface CanonicalElement {
	name: string;
	/** Sorted by name. */
	attributes: Array<[string, string]>;
	/** Child elements and texts; white space between elements is layout and left out. */
	content: Array<CanonicalElement | string>;
}

/** Parses a document, or throws when it is not well-formed. */
export function canonicalXml(document: string): CanonicalElement {
	const root: CanonicalElement = { name: '', attributes: [], content: [] };
	const open = [root];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes: Object.entries(attributes).sort(), content: [] };
		open.at(-1)?.content.push(element);
		open.push(element);
	});
	parser.on('text', (text) => open.at(-1)?.content.push(text));
	parser.on('cdata', (text) => open.at(-1)?.content.push(text));
	parser.on('closetag', () => {
		const closed = open.pop();
		const hasElements = closed?.content.some((child) => typeof child !== 'string');
		if (closed && hasElements) {
			closed.content = closed.content.filter(
				(child) => typeof child !== 'string' || child.trim() !== '',
			);
		}
	});
	parser.write(document).close();
	const [element] = root.content.filter((child) => typeof child !== 'string');
	if (element === undefined) throw new Error('The document has no root element');
	return element;
}
