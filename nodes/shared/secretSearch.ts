import { decoded, type Reading, readings, seen } from './readings';

/** From this length on a part of a secret is concealed too, of at least `PART` characters. */
const LONG = 16;
const PART = 8;

/** A shorter secret can be a part of any word or number. So can one of which hardly a character is seen. */
const LEAST_ANYWHERE = 8;
const LEAST_SEEN = 4;

/** Some characters that a secret, or a part of one, was found at. */
export interface Find {
	/** The reading of the text that has them, and its characters from `begin` to before `end`. */
	reading: Reading;
	begin: number;
	end: number;
	/** How many characters of a long secret stand there in a row; 0 for a secret that is not long. */
	inRow: number;
}

/** Finds secrets in texts, however they are written: escaped, broken, in other letters. Takes time to make. */
export class SecretSearch {
	/** All parts of `PART` characters that long secrets have. */
	private readonly parts = new Set<string>();

	/** By their hash, the three characters in a row that occur in `parts`. */
	private readonly threes = new Uint8Array(4_096);

	private readonly wholes = new Set<string>();

	private readonly words: RegExp[] = [];

	constructor(secrets: string[]) {
		for (const secret of secrets) {
			const isFoundAnywhere = formsOf(secret).filter((form) => this.add(secret, form)).length > 0;
			if (!isFoundAnywhere) this.words.push(wordPattern(secret));
		}
	}

	/** Everything in the text that must not be shown. The same place can be found more than once. */
	*in(text: string): Generator<Find> {
		for (const reading of readings(text).map(seen)) {
			yield* this.partsIn(reading);
			yield* this.wholesIn(reading);
		}
		if (this.words.length > 0) yield* this.wordsIn(decoded(text));
	}

	/** @returns false for a form that must not be searched everywhere */
	private add(secret: string, form: string): boolean {
		if (secret.length < LEAST_ANYWHERE || form.length < LEAST_SEEN) return false;
		if (secret.length < LONG || form.length < PART) {
			this.wholes.add(form);
			return true;
		}
		for (let at = 0; at + PART <= form.length; at++) this.parts.add(form.slice(at, at + PART));
		for (let at = 0; at + 3 <= form.length; at++) this.threes[hashOfThree(form, at)] = 1;
		return true;
	}

	/** Looks at one place in six as long as nothing there is known: an answer can have a million characters. */
	private *partsIn(reading: Reading): Generator<Find> {
		if (this.parts.size === 0) return;
		const { text } = reading;
		let begin = 0;
		let end = 0;
		for (let at = 0; at + PART <= text.length; ) {
			if (this.threes[hashOfThree(text, at + PART - 3)] === 0) {
				at += PART - 2;
				continue;
			}
			if (this.parts.has(text.slice(at, at + PART))) {
				if (at !== end - PART + 1) {
					if (end > 0) yield { reading, begin, end, inRow: end - begin };
					begin = at;
				}
				end = at + PART;
			}
			at++;
		}
		if (end > 0) yield { reading, begin, end, inRow: end - begin };
	}

	private *wholesIn(reading: Reading): Generator<Find> {
		for (const whole of this.wholes) {
			const { text } = reading;
			for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + 1)) {
				yield { reading, begin: at, end: at + whole.length, inRow: 0 };
			}
		}
	}

	private *wordsIn(reading: Reading): Generator<Find> {
		for (const word of this.words) {
			for (const { 0: found, index } of reading.text.matchAll(word)) {
				const end = index + found.length;
				if (isWord(reading.text, index, end)) yield { reading, begin: index, end, inRow: 0 };
			}
		}
	}
}

/** What is seen of a secret, also where its own characters look like escapes or tags. */
function formsOf(secret: string): string[] {
	return [...new Set(readings(secret).map((reading) => seen(reading).text))];
}

function hashOfThree(text: string, at: number): number {
	const [first, second, third] = [
		text.charCodeAt(at),
		text.charCodeAt(at + 1),
		text.charCodeAt(at + 2),
	];
	return ((first * 31 + second) * 31 + third) & 4_095;
}

/** A pattern for a secret letter for letter; only its white space may be any. */
function wordPattern(secret: string): RegExp {
	const letters = secret
		.trim()
		.split(/\s+/)
		.map((piece) => Array.from(piece, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`));
	return new RegExp(letters.map((piece) => piece.join('')).join('[\\s+]+'), 'giu');
}

/** Not next to a letter or digit, nor joined to one as the parts of a number or a name are. */
function isWord(text: string, begin: number, end: number): boolean {
	return (
		!/[\p{L}\p{M}\p{N}][._-]?$/u.test(text.slice(Math.max(0, begin - 3), begin)) &&
		!/^[._-]?[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 3))
	);
}
