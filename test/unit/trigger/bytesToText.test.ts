import fc from 'fast-check';

import { bytesToText } from '../../../nodes/AnveoCallFlowTrigger/values/bytesToText';

const bytes = (...values: number[]) => Uint8Array.from(values);

test.each([
	['UTF-8', bytes(0xc3, 0xa9), undefined, 'é'],
	['UTF-8 by name', bytes(0xc3, 0xa9), 'UTF-8', 'é'],
	['ISO-8859-1', bytes(0xe9), 'ISO-8859-1', 'é'],
	['Windows-1252', bytes(0x80), 'windows-1252', '€'],
	['UTF-8 bytes that are called ISO-8859-1', bytes(0xc3, 0xa9), 'iso-8859-1', 'Ã©'],
	['another charset', bytes(0x82, 0xa0), 'shift_jis', 'あ'],
	['no UTF-8, whatever it says', bytes(0x4a, 0xe9), 'utf-8', 'Jé'],
	['no UTF-8, and nothing said', bytes(0x4a, 0xe9), undefined, 'Jé'],
	['a charset nobody knows', bytes(0xc3, 0xa9), 'klingon', 'é'],
	['no UTF-8, in a charset nobody knows', bytes(0x4a, 0xe9), 'klingon', 'Jé'],
	['nothing', bytes(), undefined, ''],
])('%s', (_what, text, charset, expected) => {
	expect(bytesToText(text, charset)).toBe(expected);
});

test('any text arrives as it is in UTF-8, a byte order mark too', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(bytesToText(Buffer.from(text))).toBe(text);
		}),
	);
	expect(bytesToText(Buffer.from('\ufeffx'))).toBe('\ufeffx');
});

test('a text after one that was not UTF-8 is none the worse', () => {
	bytesToText(bytes(0xe2, 0x82));

	expect(bytesToText(bytes(0xac, 0x41))).toBe('¬A');
	expect(bytesToText(Buffer.from('€'))).toBe('€');
});
