/** Fenced code and comments: GitHub shows nothing in them as a heading or a link. */
const withoutBlocks = (page: string) =>
	page
		.replace(/^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]*\1[`~]*[ \t]*$/gm, '')
		.replace(/<!--[\s\S]*?-->/g, '');

/** A code span ends with as many backticks as it began with, and within its paragraph. */
const CODE_SPAN = /(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?)(?<!`)\1(?!`)/g;

const DESTINATION = /<([^<>\n]*)>|((?:[^\s()<]|\([^\s()]*\))*)/.source;
const TITLE = /(?:\s+(?:"[^"]*"|'[^']*'))?/.source;
/** What stands before the `]` of a link: a text in which there may be a picture. It is a link of its own, so it stays unread. */
const LABEL = /(?<=\[(?:[^[\]]|\[[^[\]]*\])*)/.source;
/** `[text](destination "title")`, with or without `!` in front. */
const INLINE = new RegExp(`${LABEL}\\]\\(\\s*(?:${DESTINATION})${TITLE}\\s*\\)`, 'g');
/** `[label]: destination`, but not a footnote. */
const DEFINITION = new RegExp(`^ {0,3}\\[[^\\]^][^\\]]*\\]:\\s*(?:${DESTINATION})`, 'gm');
const TAG = /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const ADDRESS = /\s(href|src|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

function destinationsIn(tag: string): string[] {
	return [...tag.matchAll(ADDRESS)].flatMap(([, attribute = '', double, single]) => {
		const value = double ?? single ?? '';
		// srcset is a list of addresses, each with its width behind it.
		if (attribute.toLowerCase() !== 'srcset') return [value.trim()];
		return value.split(',').map((entry) => entry.trim().split(/\s+/)[0] ?? '');
	});
}

/**
 * Where the links and pictures of a Markdown page lead, as written: inline links, definitions of labels, and the addresses
 * in HTML tags. Addresses that stand in the text by themselves are not among them.
 */
export function linksIn(page: string): string[] {
	const text = withoutBlocks(page).replace(CODE_SPAN, '').replace(/\\./g, '');
	const written = [...text.matchAll(INLINE), ...text.matchAll(DEFINITION)];
	return [
		...written.map(([, bracketed, bare]) => bracketed ?? bare ?? ''),
		...(text.match(TAG) ?? []).flatMap(destinationsIn),
	];
}

/** The text of a heading as it is shown, without its markup. */
const shownText = (heading: string) =>
	heading
		.replace(/!\[[^\]]*\]\([^)]*\)/g, '')
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/<[^<>]+>/g, '')
		.replace(/(?<![\p{L}\p{N}_])_+(?=\S)(.*?\S)_+(?![\p{L}\p{N}_])/gu, '$1')
		.replace(/\\(.)/g, '$1');

/** GitHub's rule: lower case, no punctuation but `-` and `_`, and a dash for each space. */
const anchorOf = (shown: string) =>
	shown
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
		.replaceAll(' ', '-');

/** The anchors that GitHub gives the `#` headings of a Markdown page. A repeated one gets `-1`, `-2` and so on. */
export function anchorsIn(page: string): Set<string> {
	const anchors = new Set<string>();
	const headings = withoutBlocks(page).matchAll(/^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/gm);
	for (const [, heading = ''] of headings) {
		const anchor = anchorOf(shownText(heading));
		let unused = anchor;
		for (let count = 1; anchors.has(unused); count++) unused = `${anchor}-${count}`;
		anchors.add(unused);
	}
	return anchors;
}
