import { XMLParser, XMLValidator } from 'fast-xml-parser';

import type { NamedValue } from './action';
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
	/** Text of RESULT, trimmed. Its meaning differs from action to action, so it never decides about success. */
	result: string;
	/** The VALUE elements, in order, trimmed. */
	values: NamedValue[];
	/** Text of ERROR, trimmed. Blank when there is no ERROR or an empty one: both mean success. */
	error: string;
	/** All other elements. */
	others: AnswerElement[];
}

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
	const fault = unsafe(xml) ?? illFormed(xml);
	if (fault !== undefined) return fault;
	const nodes = parse(xml);
	if (nodes instanceof UnreadableAnswer) return nodes;
	const [root] = elements(nodes);
	return root?.name === 'RESPONSE'
		? answer(root.children)
		: new UnreadableAnswer('otherRoot', root?.name);
}

function answer(children: AnswerElement[]): Answer {
	const textOf = (name: string) => children.find((child) => child.name === name)?.text.trim() ?? '';
	return {
		result: textOf('RESULT'),
		error: textOf('ERROR'),
		values: children.filter(({ name }) => name === 'VALUE').map(namedValue),
		others: children.filter(({ name }) => !['RESULT', 'ERROR', 'VALUE'].includes(name)),
	};
}

function unsafe(xml: string): UnreadableAnswer | undefined {
	if (xml === '') return new UnreadableAnswer('empty');
	if (xml.length > MAX_LENGTH) return new UnreadableAnswer('tooLarge');
	if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!doctype\s+html|<html)\b/i.test(xml)) {
		return new UnreadableAnswer('webPage');
	}
	if (!xml.startsWith('<')) return new UnreadableAnswer('notXml');
	const markup = xml.replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->/g, '');
	if (/<!(DOCTYPE|ENTITY)/i.test(markup)) return new UnreadableAnswer('docType');
	const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)\w*;?/i.exec(markup);
	return entity === null ? undefined : new UnreadableAnswer('entity', entity[0]);
}

function illFormed(xml: string): UnreadableAnswer | undefined {
	const verdict = XMLValidator.validate(xml);
	if (verdict === true) return undefined;
	const { msg, line } = verdict.err;
	// The validator's words for elements still open at the end: "Unclosed tag …" for one, "Invalid '[…]' found." for more.
	if (/^Unclosed tag|^Invalid '\[/.test(msg)) return new UnreadableAnswer('cutOff');
	return new UnreadableAnswer('malformed', `${msg.replace(/\.$/, '')} in line ${line}`);
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

function namedValue({ attributes, text }: AnswerElement): NamedValue {
	return { name: attributes.find(({ name }) => name === 'NAME')?.value ?? '', value: text.trim() };
}

// With preserveOrder the parser makes each node an object of one key, its name, and ':@' for the attributes.
function elements(nodes: unknown): AnswerElement[] {
	return list(nodes).flatMap((node) => {
		const entry = Object.entries(node).find(([key]) => key !== ':@');
		return entry === undefined || entry[0] === '#text' ? [] : [element(entry[0], entry[1], node)];
	});
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
