import { XMLParser, XMLValidator } from 'fast-xml-parser';

import type { NamedValue } from './action';
import { plainMarkup } from './plainMarkup';
import { isXmlText } from './sendableText';
import { UnreadableAnswer } from './unreadableAnswer';

/** Longest answer that is read, in characters. */
const MAX_LENGTH = 1024 * 1024;

/** An XML element with its own text and all that is nested in it. */
export interface AnswerElement {
	name: string;
	attributes: NamedValue[];
	text: string;
	children: AnswerElement[];
}

/** A readable answer: Anveo's RESPONSE document. Source of the grammar: Anveo's help, "apihelp_response". */
export interface Answer {
	/** Text of RESULT, trimmed. Its meaning differs from action to action, so it never decides about success alone. */
	result: string;
	/** The VALUE elements, in order, trimmed. */
	values: NamedValue[];
	/** Texts of ERROR, also of elements in it, trimmed. Blank when there is none or only empty ones: both mean success. */
	error: string;
	/** All other elements. */
	others: AnswerElement[];
}

const XML_ENTITIES = ['&amp;', '&lt;', '&gt;', '&quot;', '&apos;'];

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	trimValues: false,
	ignoreDeclaration: true,
	ignorePiTags: true,
	// Decodes numeric character references too; names beyond XML's five are refused before.
	htmlEntities: true,
});

/** Reads an answer. Anything but one well-formed, harmless RESPONSE document of at most 1 MiB is unreadable. */
export function readAnswer(text: string): Answer | UnreadableAnswer {
	const xml = text.trim();
	if (xml === '') return new UnreadableAnswer('empty');
	if (xml.length > MAX_LENGTH) return new UnreadableAnswer('tooLarge');
	if (!xml.startsWith('<')) return new UnreadableAnswer('notXml');
	const reduced = plainMarkup(xml);
	if (reduced instanceof UnreadableAnswer) return reduced;
	// Again: what stood beside a comment or a declaration, such as a byte order mark, is at an end now.
	const markup = reduced.trim();
	const fault = unsafe(markup) ?? illFormed(markup);
	if (fault !== undefined) return fault;
	const nodes = parse(markup);
	if (nodes instanceof UnreadableAnswer) return nodes;
	const [root, next] = elements(nodes);
	// The validator lets elements behind an empty root element pass.
	if (root === undefined || next !== undefined) {
		return new UnreadableAnswer('malformed', 'more than one element');
	}
	return root.name === 'RESPONSE'
		? answer(root.children)
		: new UnreadableAnswer('otherRoot', root.name);
}

function answer(children: AnswerElement[]): Answer {
	const textsOf = (name: string) =>
		children
			.filter((child) => child.name === name)
			.map(wholeText)
			.filter((text) => text !== '');
	return {
		result: textsOf('RESULT')[0] ?? '',
		error: textsOf('ERROR').join('; '),
		values: children.filter(({ name }) => name === 'VALUE').map(namedValue),
		others: children.filter(({ name }) => !['RESULT', 'ERROR', 'VALUE'].includes(name)),
	};
}

/** What a person would read in an element: its own text, then that of the elements in it. */
function wholeText({ text, children }: AnswerElement): string {
	return [text.trim(), ...children.map(wholeText)].filter((part) => part !== '').join(' ');
}

function unsafe(markup: string): UnreadableAnswer | undefined {
	if (/^<html\b/i.test(markup)) return new UnreadableAnswer('webPage');
	for (const [reference] of markup.matchAll(/&[^;&<\s]*;?/g)) {
		if (!isKnownReference(reference))
			return new UnreadableAnswer('entity', shownReference(reference));
	}
	return undefined;
}

/** A long one is not a name but an address or a key. It is not cut: whoever conceals secrets must find them whole. */
function shownReference(reference: string): string {
	return reference.length > 20 ? '' : reference;
}

/** One of XML's five entities, or a number that stands for a character XML allows. */
function isKnownReference(reference: string): boolean {
	if (XML_ENTITIES.includes(reference)) return true;
	const found = /&#(?:0*(\d{1,7})|x0*([\da-fA-F]{1,6}));/.exec(reference);
	const code = Number(found?.[1] ?? `0x${found?.[2]}`);
	return code <= 0x10ffff && isXmlText(String.fromCodePoint(code));
}

function illFormed(markup: string): UnreadableAnswer | undefined {
	if (markup === '') return new UnreadableAnswer('malformed', 'no element');
	const verdict = XMLValidator.validate(markup);
	if (verdict === true) {
		// It lets text behind an empty root element pass.
		return markup.endsWith('>')
			? undefined
			: new UnreadableAnswer('malformed', 'text after the end');
	}
	const { msg } = verdict.err;
	// The validator's words for elements still open at the end: "Unclosed tag …" for one, "Invalid '[…]' found." for more.
	if (msg.startsWith('Unclosed tag') || msg.startsWith("Invalid '["))
		return new UnreadableAnswer('cutOff');
	// Lines and columns would be those of the reduced document.
	return new UnreadableAnswer('malformed', msg.replace(/ \(opened in [^)]*\)|\.$/g, ''));
}

function parse(xml: string): unknown {
	try {
		return parser.parse(xml);
	} catch (error) {
		// Names such as __proto__, and nesting without end.
		return new UnreadableAnswer(
			'malformed',
			error instanceof Error ? error.message : String(error),
		);
	}
}

function namedValue(element: AnswerElement): NamedValue {
	const name = element.attributes.find((attribute) => attribute.name === 'NAME')?.value ?? '';
	return { name, value: wholeText(element) };
}

// With preserveOrder the parser makes each node an object of one key, its name, and ':@' for the attributes.
function elements(nodes: unknown): AnswerElement[] {
	return list(nodes).flatMap((node) =>
		Object.entries(node)
			.filter(([key]) => !['#text', ':@'].includes(key))
			.map(([name, content]) => element(name, content, node)),
	);
}

function element(name: string, content: unknown, node: Record<string, unknown>): AnswerElement {
	const texts = list(content).map((child) => child['#text'] ?? '');
	return {
		name,
		attributes: Object.entries(node[':@'] ?? {}).map(([attribute, value]) => ({
			name: attribute,
			value: String(value),
		})),
		text: texts.join(''),
		children: elements(content),
	};
}

function list(nodes: unknown): Array<Record<string, unknown>> {
	return Array.isArray(nodes) ? nodes : [];
}
