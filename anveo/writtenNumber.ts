/** A phone number as somebody wrote it: nothing is known yet about what it means. */
export interface WrittenNumber {
	hasPlus: boolean;
	/** The digits between separators. */
	groups: string[];
}

/** Longer than any number with its separators. */
const MAX_LENGTH = 250;

/** The digits of European, Arabic, Persian and East Asian (full-width) writing: their last four bits are their value. */
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

const PLUS = /\uff0b/g;

/** Around a number, as it comes from copying. */
const MARGIN = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\p{Default_Ignorable_Code_Point}]+$/gu;

/**
 * Spaces of any width, tabs, hyphens and dashes of any length, dots, brackets, and what nobody sees, such as direction
 * marks. Not a line break, a slash, a comma or a semicolon: these stand between two numbers.
 */
const SEPARATOR =
	/[\p{Space_Separator}\p{Default_Ignorable_Code_Point}\p{Dash_Punctuation}\t\u2212\u30fc.\uff0e()]/gu;

/** Pairs of brackets, none within another. */
const PAIRED_BRACKETS = /^[^()]*(?:\([^()]*\)[^()]*)*$/;

/** `12157010680.0`: what becomes of a number in a spreadsheet. Its last digit is none of the phone number. */
const DECIMAL = /^\+?\d+\.\d$/;

/** The signs of one phone number, or undefined when the text holds anything else. */
export function writtenNumber(text: string): WrittenNumber | undefined {
	if (text.length > MAX_LENGTH) return undefined;
	const plain = text
		.replace(MARGIN, '')
		.replace(DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(PLUS, '+')
		.replace(/\uff08/g, '(')
		.replace(/\uff09/g, ')');
	// A sign in front can be a minus, and brackets at the end hold a remark or a second number.
	if (!/^[+(\d].*\d$/su.test(plain)) return undefined;
	if (!PAIRED_BRACKETS.test(plain) || DECIMAL.test(plain)) return undefined;
	const spaced = plain.replace(SEPARATOR, ' ').trim();
	if (!/^\+?[\d ]+$/.test(spaced)) return undefined;
	return { hasPlus: spaced.startsWith('+'), groups: spaced.match(/\d+/g) ?? [] };
}
