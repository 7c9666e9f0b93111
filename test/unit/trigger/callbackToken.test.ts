import fc from 'fast-check';

import { carriesToken } from '../../../nodes/AnveoCallFlowTrigger/callbackToken';

test.each([
	['the token', ['secret'], true],
	['another of the same length', ['secreT'], false],
	['a part of it', ['secre'], false],
	['more than it', ['secret '], false],
	['none', [], false],
	['an empty one', [''], false],
	['the token twice', ['secret', 'secret'], false],
	['the token and another', ['secret', 'x'], false],
	['another and the token', ['x', 'secret'], false],
])('%s', (_what, given, expected) => {
	expect(carriesToken(given, 'secret')).toBe(expected);
});

test('an empty token is never right', () => {
	expect(carriesToken([''], '')).toBe(false);
	expect(carriesToken([], '')).toBe(false);
});

test('only the very same text is right', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), fc.string(), (token, given) => {
			expect(carriesToken([given], token)).toBe(given === token);
			expect(carriesToken([token], token)).toBe(true);
		}),
	);
});
