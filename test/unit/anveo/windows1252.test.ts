import { windows1252 } from '../../../anveo/windows1252';

test('has the characters that ISO-8859-1 has not', () => {
	expect(windows1252(Uint8Array.of(0x80, 0x85, 0x92, 0x93, 0x99, 0x9c, 0x9f))).toBe('€…’“™œŸ');
});

test('has all others where ISO-8859-1 has them', () => {
	const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter(
		(byte) => byte < 0x80 || byte > 0x9f,
	);

	expect(windows1252(bytes)).toBe(Buffer.from(bytes).toString('latin1'));
});

test('leaves the five bytes alone that mean nothing', () => {
	const bytes = Uint8Array.of(0x81, 0x8d, 0x8f, 0x90, 0x9d);

	expect(windows1252(bytes)).toBe('\u0081\u008d\u008f\u0090\u009d');
});

test('gives one character for each byte', () => {
	const text = windows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte));

	expect(new Set(text).size).toBe(256);
});
