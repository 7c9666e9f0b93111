import { pressed, readCode } from '../../../nodes/AnveoDialCallFlow/resources/call/verify/code';
import { isProvenBy, proofOf } from '../../../nodes/AnveoDialCallFlow/resources/call/verify/proof';
import { fakeItem } from '../fakeItem';
import { refusalOf } from '../refusalOf';

const codeOf = (parameters: Record<string, unknown>) => readCode(fakeItem({ parameters }));
const given = (givenCode: unknown) => codeOf({ codeSource: 'given', givenCode });

test.each([[4], [6], [10]])('a random code has %i digits, any of them', (codeLength) => {
	const codes = Array.from({ length: 1_000 }, () => codeOf({ codeSource: 'random', codeLength }));

	expect(codes.filter((code) => !/^\d+$/.test(code) || code.length !== codeLength)).toEqual([]);
	// One in ten begins with each digit, the zero too.
	expect(new Set(codes.map((code) => code[0])).size).toBe(10);
});

test('six digits, when nothing is said', () => {
	expect(codeOf({})).toMatch(/^\d{6}$/);
});

test.each([
	['1234', '1234'],
	[' 12 34# ', '1234'],
	['0123456789', '0123456789'],
	[4711, '4711'],
])('given: %j is %s', (written, code) => {
	expect(given(written)).toBe(code);
});

test.each(['', '123', '12345678901', '12a4', 'a1234', '1234a', '-1234', '١٢٣٤'])(
	'given: %j is none, and is not shown',
	(written) => {
		expect(refusalOf(() => given(written))).toEqual({
			message: "'Code to Press' is not a code of 4 to 10 digits",
			advice: "Use an expression that returns digits, or set 'Code' to Random.",
		});
	},
);

test('what is pressed is read without spaces and #', () => {
	expect(pressed(' 1 2#\n3#')).toBe('123');
});

const CALL = { executionId: '7', phoneNumber: '+12155550140' };
const ACCOUNT = { userApiKey: 'key' };

describe('a proof', () => {
	test('is 32 hexadecimal digits, which tell no code', () => {
		expect(proofOf('1453', CALL, ACCOUNT)).toMatch(/^[\da-f]{32}$/);
	});

	test('holds for its code, call and account only', () => {
		const proof = proofOf('1453', CALL, ACCOUNT);

		expect(isProvenBy(proof, '1453', CALL, ACCOUNT)).toBe(true);
		expect(isProvenBy(proof, '1453', CALL, { userApiKey: ' key\n' })).toBe(true);
		expect(isProvenBy(proof, '1454', CALL, ACCOUNT)).toBe(false);
		expect(isProvenBy(proof, '1453', { ...CALL, executionId: '8' }, ACCOUNT)).toBe(false);
		expect(isProvenBy(proof, '1453', { ...CALL, phoneNumber: '+1' }, ACCOUNT)).toBe(false);
		expect(isProvenBy(proof, '1453', CALL, { userApiKey: 'other' })).toBe(false);
	});

	test.each([undefined, null, '', 'f', 'f'.repeat(32), 'f'.repeat(33), 5, ['x']])(
		'is not %j',
		(proof) => {
			expect(isProvenBy(proof, '1453', CALL, ACCOUNT)).toBe(false);
		},
	);
});
