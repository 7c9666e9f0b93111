import { type CallbackValue, type JsonValue, WHOLE_BODY } from './callbackValue';

/** Deeper ones would make n8n, and what comes after, run out of stack. */
const MOST_LEVELS = 100;

/** The values of a JSON object. Anything else, also what is no JSON, arrives whole as `body`. */
export function jsonValues(text: string): CallbackValue[] {
	const parsed = parsedJson(text);
	if (parsed === undefined || isDeeperThan(MOST_LEVELS, parsed)) {
		return [{ name: WHOLE_BODY, value: text }];
	}
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		return [{ name: WHOLE_BODY, value: parsed }];
	}
	return Object.entries(parsed).map(([name, value]) => ({ name, value }));
}

function parsedJson(text: string): JsonValue | undefined {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isDeeperThan(levels: number, value: JsonValue): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}
