/** One way to read a text. It knows where in the text each of its characters comes from. */
export class Reading {
	private places?: Places;

	/** @param findPlaces undefined for the text as it is; takes longer than to read, and is not called before it has to be */
	constructor(
		readonly text: string,
		private readonly findPlaces?: () => Places,
	) {}

	/** Where in the source the character `at` begins. */
	start(at: number): number {
		this.places ??= this.findPlaces?.();
		return this.places?.starts[at] ?? at;
	}

	/** Where in the source the character `at` ends. */
	end(at: number): number {
		this.places ??= this.findPlaces?.();
		return this.places?.ends[at] ?? at + 1;
	}
}

const ESCAPE = new RegExp(
	[
		'&#(?:x[\\da-f]{1,12}|\\d{1,12});?',
		'&(?:amp|lt|gt|quot|apos|nbsp|shy|zwj|zwnj);',
		'%u[\\da-f]{4}',
		// The bytes of one character in UTF-8, and then any other byte.
		'%[cd][\\da-f]%[89ab][\\da-f]|%e[\\da-f](?:%[89ab][\\da-f]){2}|%f[0-4](?:%[89ab][\\da-f]){3}',
		'%[\\da-f]{2}',
		'\\\\u\\{[\\da-f]{1,12}\\}|\\\\u[\\da-f]{4}|\\\\x[\\da-f]{2}|\\\\[^]',
	].join('|'),
	'gi',
);

/** How often a text may have been escaped. More often would be no accident, and each time takes its time. */
const MOST_ESCAPED = 3;

/** All ways to read a text that a secret may have to be found in. */
export function readings(text: string): Reading[] {
	const source = new Reading(text);
	// Tags first: what is escaped is no tag, unless a whole document is.
	const untagged = unescaped(withoutTags(source));
	return [...new Set([source, unescaped(source), untagged, withoutTags(untagged)])];
}

/** The text with the escapes of XML, HTML, addresses and JSON decoded, also where it was escaped more than once. */
export function decoded(text: string): Reading {
	return unescaped(new Reading(text));
}

function unescaped(reading: Reading): Reading {
	let current = reading;
	for (let time = 0; time < MOST_ESCAPED; time++) {
		if (!/[&%\\]/.test(current.text)) return current;
		const next = replaced(current, ESCAPE, character);
		if (next === current) return current;
		current = next;
	}
	return current;
}

// Nowhere past the next "<": an answer must not be able to hold up n8n.
const TAG =
	/<!\[CDATA\[|\]\]>|<!--[^<]*?-->|<[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)+>|<[^<>]*>/g;

/** The text without tags, comments and the ends of CDATA sections. */
function withoutTags(reading: Reading): Reading {
	return reading.text.includes('<') ? replaced(reading, TAG, () => '') : reading;
}

/**
 * The characters of a text that are seen, in one letter case and in one form of Unicode: without white space, control and
 * zero-width characters, `+` (a space in addresses) and backslashes.
 */
export function seen(reading: Reading): Reading {
	return new Reading(seenText(reading.text), () => {
		const places = new Places(reading);
		fold(reading.text, (_unit, first, last) => places.add(first, last));
		return places;
	});
}

function seenText(text: string): string {
	if (PLAIN.test(text)) return text.toLowerCase();
	const units: number[] = [];
	fold(text, (unit) => units.push(unit));
	return textOf(units);
}

/** Only characters that are seen, in ASCII: the fast way for what most texts are, an id or one word. */
const PLAIN = /^[!-*,-[\]-~]*$/;

/** @param write takes each UTF-16 code unit that is seen, with where the character it belongs to begins and ends */
function fold(text: string, write: (unit: number, first: number, last: number) => void): void {
	const known = new Map<number, string>();
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit < FOLDED_ASCII.length) {
			const plain = FOLDED_ASCII[unit] ?? IGNORED_UNIT;
			if (plain !== IGNORED_UNIT) write(plain, at, at);
			continue;
		}
		const code = text.codePointAt(at) ?? unit;
		const written = known.get(code) ?? folded(code);
		known.set(code, written);
		const last = code > 0xffff ? at + 1 : at;
		for (let part = 0; part < written.length; part++) write(written.charCodeAt(part), at, last);
		at = last;
	}
}

const IGNORED = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}+\\]/gu;

/** A character as `seen` shows it. Up and down again: letters such as ß and ς have more than one way back. */
function folded(code: number): string {
	const character = String.fromCodePoint(code).normalize('NFKD');
	return character.toLowerCase().toUpperCase().toLowerCase().replace(IGNORED, '');
}

const IGNORED_UNIT = 0;
const FOLDED_ASCII = Uint8Array.from({ length: 128 }, (_none, code) => folded(code).charCodeAt(0));

function textOf(units: number[]): string {
	const parts: string[] = [];
	// As many units at once as a call can take.
	for (let at = 0; at < units.length; at += 8_192) {
		parts.push(String.fromCharCode(...units.slice(at, at + 8_192)));
	}
	return parts.join('');
}

/** Replaces what the pattern finds; every character of a replacement comes from all that it replaces. */
function replaced(
	reading: Reading,
	pattern: RegExp,
	replacement: (found: string) => string,
): Reading {
	const text = reading.text.replace(pattern, replacement);
	if (text === reading.text) return reading;
	return new Reading(text, () => {
		const places = new Places(reading);
		let at = 0;
		for (const { 0: found, index } of reading.text.matchAll(pattern)) {
			for (; at < index; at++) places.add(at, at);
			at += found.length;
			for (let left = replacement(found).length; left > 0; left--) places.add(index, at - 1);
		}
		for (; at < reading.text.length; at++) places.add(at, at);
		return places;
	});
}

const NAMED: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};

/** The character that an escape stands for. */
function character(escape: string): string {
	if (escape.length === 2) return /^\\[bfnrtv]$/.test(escape) ? ' ' : escape.slice(1);
	if (/^%..%/.test(escape)) return fromBytes(escape);
	const [, hexadecimal] = /^(?:&#x|%u?|\\[ux]\{?)([\da-f]+)[;}]?$/i.exec(escape) ?? [];
	if (hexadecimal !== undefined) return fromCode(parseInt(hexadecimal, 16), escape);
	const [, decimal] = /^&#(\d+);?$/.exec(escape) ?? [];
	if (decimal !== undefined) return fromCode(parseInt(decimal, 10), escape);
	// The other names are those of spaces and signs that nobody sees.
	return NAMED[escape.toLowerCase()] ?? ' ';
}

function fromCode(code: number, escape: string): string {
	return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
}

function fromBytes(escape: string): string {
	try {
		return decodeURIComponent(escape);
	} catch {
		return escape;
	}
}

/** Where in the source each character of a reading comes from. */
class Places {
	readonly starts: number[] = [];
	readonly ends: number[] = [];

	/** @param read what the reading is a reading of */
	constructor(private readonly read: Reading) {}

	/** The next character: it comes from all that is between two characters of what is read, both included. */
	add(first: number, last: number): void {
		this.starts.push(this.read.start(first));
		this.ends.push(this.read.end(last));
	}
}
