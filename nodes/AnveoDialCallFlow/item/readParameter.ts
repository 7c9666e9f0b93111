import { InputRefusal, quoted } from '../../../anveo/inputRefusal';

// n8n checks the kind of a value only in the editor: an expression can return anything.

/**
 * A text as a person means it: texts, numbers and booleans as they are, nothing (null, undefined) as ''.
 *
 * @throws InputRefusal for lists, objects and numbers that have lost digits
 */
export function textOf(value: unknown, parameter: string): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value === 'number' && isExact(value)) return String(value);
	throw new InputRefusal(
		`'${parameter}' is ${kindOf(value)}, not a text`,
		'Use an expression that returns one text or number.',
	);
}

/** Above 2^53 a JavaScript number has silently lost digits: a phone number would be another one. */
function isExact(value: number): boolean {
	return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** Bounds of a number, for its check and its message. */
export interface Bounds {
	least: number;
	most: number;
	unit: string;
}

/**
 * A whole number within bounds.
 *
 * @throws InputRefusal for anything else
 */
export function wholeNumberOf(value: unknown, parameter: string, bounds: Bounds): number {
	return boundedNumber(value, parameter, bounds, 'whole number', Number.isInteger);
}

/**
 * A number within bounds.
 *
 * @throws InputRefusal for anything else
 */
export function numberOf(value: unknown, parameter: string, bounds: Bounds): number {
	return boundedNumber(value, parameter, bounds, 'number', Number.isFinite);
}

function boundedNumber(
	value: unknown,
	parameter: string,
	{ least, most, unit }: Bounds,
	kind: string,
	isKind: (number: number) => boolean,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && isKind(number) && number >= least && number <= most)
		return number;
	const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	throw new InputRefusal(
		`'${parameter}' ${shown === '' ? `is ${kindOf(value)}` : quoted(shown)}, but must be a ${kind} of ${unit} from ${least} to ${most}`,
		`Enter a ${kind} of ${unit} from ${least} to ${most}.`,
	);
}

/**
 * A switch. Expressions often return the words true and false instead of the values.
 *
 * @throws InputRefusal for anything else
 */
export function booleanOf(value: unknown, parameter: string): boolean {
	if (value === undefined || value === null || value === '') return false;
	if (typeof value === 'boolean') return value;
	if (typeof value === 'string' && /^(true|false)$/i.test(value.trim())) {
		return value.trim().toLowerCase() === 'true';
	}
	throw new InputRefusal(
		`'${parameter}' is neither true nor false`,
		'Switch it on or off, or use an expression that returns true or false.',
	);
}

/** An object of named values; nothing counts as an empty one. */
export function collectionOf(value: unknown, parameter: string): Record<string, unknown> {
	if (value === null || value === undefined || value === '') return {};
	if (typeof value === 'object' && !Array.isArray(value)) return { ...value };
	throw new InputRefusal(
		`'${parameter}' is ${kindOf(value)}, not a set of fields`,
		'Add the fields with the button below it, without an expression for the whole.',
	);
}

function kindOf(value: unknown): string {
	if (value === null || value === undefined || value === '') return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'number') return 'a number too large to be exact';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
