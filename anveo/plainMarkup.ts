import { UnreadableAnswer } from './unreadableAnswer';

/** Parts of a document that an XML reader passes over or takes as text, with how each begins and ends. */
const SECTIONS = [
	{ begin: '<!--', end: '-->', isText: false },
	{ begin: '<![CDATA[', end: ']]>', isText: true },
	{ begin: '<?', end: '?>', isText: false },
];

/** A tag with its attributes, which may contain `>` but not `<`. */
const TAG = /<[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>/y;

/**
 * A document reduced to tags and text: without comments and processing instructions, with CDATA as escaped text, and
 * with the white space XML gives a line end (LF) and a line end or tab within a tag (space).
 *
 * So whatever is checked afterwards cannot hide, and the parser meets nothing that parsers disagree about. Reads each
 * character once: an answer must not be able to hold up n8n.
 */
export function plainMarkup(xml: string): string | UnreadableAnswer {
	const document = xml.replace(/\r\n?/g, '\n');
	const parts: string[] = [];
	let at = 0;
	for (let next = document.indexOf('<'); next !== -1; next = document.indexOf('<', at)) {
		parts.push(document.slice(at, next));
		const part = partAt(document, next);
		if (part instanceof UnreadableAnswer) return part;
		parts.push(part.markup);
		at = part.end;
	}
	return parts.join('') + document.slice(at);
}

function partAt(document: string, at: number): { markup: string; end: number } | UnreadableAnswer {
	const section = SECTIONS.find(({ begin }) => document.startsWith(begin, at));
	if (section === undefined) return tagAt(document, at);
	const begin = at + section.begin.length;
	const end = document.indexOf(section.end, begin);
	if (end === -1) return new UnreadableAnswer('cutOff');
	const markup = section.isText ? escaped(document.slice(begin, end)) : '';
	return { markup, end: end + section.end.length };
}

function tagAt(document: string, at: number): { markup: string; end: number } | UnreadableAnswer {
	if (document.startsWith('<!', at)) {
		const isWebPage = /^<!doctype\s+html/i.test(document.slice(at, at + 40));
		return new UnreadableAnswer(isWebPage ? 'webPage' : 'docType');
	}
	TAG.lastIndex = at;
	const [tag] = TAG.exec(document) ?? [];
	if (tag !== undefined) return { markup: tag.replace(/[\n\t]/g, ' '), end: at + tag.length };
	return document.includes('>', at)
		? new UnreadableAnswer('malformed', 'a tag is not closed')
		: new UnreadableAnswer('cutOff');
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
