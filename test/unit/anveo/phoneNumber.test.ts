import fc from 'fast-check';

import { InputRefusal } from '../../../anveo/inputRefusal';
import { countryCode, e164Number } from '../../../anveo/phoneNumber';
import { outcomeOf, refusalOf } from '../refusalOf';

type Country = ReturnType<typeof countryCode>;

/** What is sent of it. */
const dialDigits = (...args: Parameters<typeof e164Number>) => e164Number(...args).slice(1);

const EXAMPLE = 'for example +1 215 701 0680';
const ONE_NUMBER = `Enter one number with its country code and nothing else, ${EXAMPLE}.`;
const WRITE_CODE =
	`Write the number with + and its country code, ${EXAMPLE}, ` +
	"or set 'Default Country' under Options if it is a national number.";

describe('a number that can be dialled', () => {
	test.each<[string, string, Country | undefined]>([
		['12157010680', '12157010680', undefined],
		['+12157010680', '12157010680', undefined],
		['+1 (215) 701-0680', '12157010680', undefined],
		['+1.215.701.0680', '12157010680', undefined],
		['+1-215-701-0680', '12157010680', undefined],
		['1 (215) 701-0680', '12157010680', undefined],
		['  +1 215 701 0680\n', '12157010680', undefined],
		['+1\u00a0215\u00a0701\u00a00680', '12157010680', undefined],
		['+1\u2011215\u2011701\u20110680', '12157010680', undefined],
		['+1\u2013215\u2013701\u20130680', '12157010680', undefined],
		['0044 20 7946 0958', '442079460958', undefined],
		['00 44 20 7946 0958', '442079460958', undefined],
		['(0044) 20 7946 0958', '442079460958', undefined],
		['00-1-215-701-0680', '12157010680', undefined],
		['0033612345678', '33612345678', undefined],
		['0049 (0)30 901820', '4930901820', undefined],
		['+44 (0)20 7946 0958', '442079460958', undefined],
		['+44 (20) 7946 0958', '442079460958', undefined],
		['+39 06 698 12345', '390669812345', undefined],
		['+54 9 11 2345 6789', '5491123456789', undefined],
		['+7 (495) 123-45-67', '74951234567', undefined],
		['+800 1234 5678', '80012345678', undefined],
		['+683 4002', '6834002', undefined],
		// No such number is given out today, but numbering plans grow: with a country code the length is enough.
		['+1 215 055 0100', '12150550100', undefined],
		['+١٢١٥٧٠١٠٦٨٠', '12157010680', undefined],
		['١٢١٥٧٠١٠٦٨٠', '12157010680', undefined],
		['+１２１５７０１０６８０', '12157010680', undefined],
		['(215) 701-0680', '12157010680', 'US'],
		['2157010680', '12157010680', 'US'],
		['020 7946 0958', '442079460958', 'GB'],
		['030 901820', '4930901820', 'DE'],
		['06 698 12345', '390669812345', 'IT'],
		['8 (495) 123-45-67', '74951234567', 'RU'],
		['5075550123', '15075550123', 'US'],
		['12157010680', '12157010680', 'US'],
		['1 21 57 01 06 80', '12157010680', 'US'],
		// Too long for a national number, so it can only have its country code.
		['442079460958', '442079460958', 'GB'],
		['13912345678', '8613912345678', 'CN'],
		['+44 20 7946 0958', '442079460958', 'US'],
		['+1 658 123 4567', '16581234567', 'SG'],
		// The international prefix of the default country.
		['011 44 20 7946 0958', '442079460958', 'US'],
		['0044 20 7946 0958', '442079460958', 'DE'],
		['001 44 20 7946 0958', '442079460958', 'HK'],
		['001 65 8123 4567', '6581234567', 'SG'],
		['002 44 20 7946 0958', '442079460958', 'KR'],
		['0011 44 20 7946 0958', '442079460958', 'AU'],
		['0011442079460958', '442079460958', 'AU'],
		['010 44 20 7946 0958', '442079460958', 'JP'],
		['8 10 44 20 7946 0958', '442079460958', 'RU'],
		['810 1 215 701 0680', '12157010680', 'RU'],
		// North America's own way of writing, without any default country.
		['1-215-701-0680', '12157010680', undefined],
		['1.215.701.0680', '12157010680', undefined],
		['1\u2009215\u2009701\u20090680', '12157010680', undefined],
		// What nobody sees.
		['\u202a+12157010680\u202c', '12157010680', undefined],
		['\u200e12157010680', '12157010680', undefined],
		['+1\u200b215\u200b701\u200b0680', '12157010680', undefined],
		['+1\u2060215\ufeff7010680', '12157010680', undefined],
		['+1\t215\t7010680', '12157010680', undefined],
		['+1\u202f215\u202f701\u202f0680', '12157010680', undefined],
		['+1\u00ad215\u00ad7010680', '12157010680', undefined],
		['+1\u2014215\u2212701\ufe630680', '12157010680', undefined],
		['(+44) 20 7946 0958', '442079460958', undefined],
		['030 9018-20', '4930901820', 'DE'],
	])('%j is dialled as %s (default country %s)', (text, digits, country) => {
		expect(dialDigits(text, 'Phone Number', country)).toBe(digits);
	});

	test('comes out in E.164, which is taken again whatever the default country', () => {
		expect(e164Number('020 7946 0958', 'Phone Number', 'GB')).toBe('+442079460958');
		expect(e164Number('+442079460958', 'Phone Number', 'US')).toBe('+442079460958');
		expect(e164Number('+442079460958', 'Phone Number')).toBe('+442079460958');
	});

	test('may be written with the full-width plus of East Asian keyboards', () => {
		expect(dialDigits('＋12157010680', 'Phone Number')).toBe('12157010680');
	});
});

describe('a number that cannot be dialled', () => {
	test.each([[''], ['   '], ['\t\n']])('%j is refused as empty', (text) => {
		expect(refusalOf(() => dialDigits(text, 'Caller ID'))).toEqual({
			message: "'Caller ID' is empty",
			advice: `Enter a phone number, ${EXAMPLE}.`,
		});
	});

	test.each([
		['abc'],
		['call me'],
		['+'],
		['++12157010680'],
		['+123'],
		['+1 215 701'],
		['+1 911'],
		['+49110'],
		['+1215701068012345678'],
		['+999 1234567890'],
		['+0012157010680'],
		['call +12157010680'],
		['Phone: +12157010680'],
		['tel:+12157010680'],
		['+12157010680 (home)'],
		['+12157010680a'],
		['+1 800 FLOWERS'],
		['+1e10'],
		['<script>'],
		['0'],
		['+12157010680,+12157010681'],
		['+12157010680;+12157010681'],
		['+12157010680/+12157010681'],
		['+1 215 701 0680 or +1 215 701 06'],
		['12157010680;isub=5'],
		['12157010680/5'],
		['+12157010680 / 81'],
		['-12157010680'],
		['+12157010680 (2157010681)'],
		['+1 (215 701 0680'],
		['+1 215) 701 (0680'],
		['+1 ((215)) 701 0680'],
		['+12157010680.0'],
		['12157010680.5'],
		['[1] 215 701 0680'],
		['00 1 1 658 123 4567'],
		['0011 65 8123 4567'],
	])('%j is refused as no phone number', (text) => {
		expect(refusalOf(() => dialDigits(text, 'Phone Number'))).toEqual({
			message: `'Phone Number' "${text}" is not a phone number`,
			advice: ONE_NUMBER,
		});
	});

	test.each([
		['2157010680'],
		['(215) 701-0680'],
		['020 7946 0958'],
		['911'],
		['123'],
		['0000000000'],
		['9991234567890'],
		['6502530000'],
		// Chinese, Spanish and Danish numbers that are some other country's as well.
		['5075550123'],
		['442079460958'],
		['4915112345678'],
		['13912345678'],
		['912345678'],
		['1215701068012345678'],
		// The international prefix of some other country.
		['011 44 20 7946 0958'],
		['810 44 20 7946 0958'],
		// North American, but grouped like no number there.
		['1 215 7010680'],
		['12 15 70 10 68 0'],
		['139 1234 5678'],
		['1 2157010680'],
		// No number of North America begins so.
		['1 391 234 5678'],
		['1 215 055 0100'],
		['1 911'],
	])('%j without a default country is refused for its missing country code', (text) => {
		expect(refusalOf(() => dialDigits(text, 'Phone Number'))).toEqual({
			message: `'Phone Number' "${text}" has no valid country code`,
			advice: WRITE_CODE,
		});
	});

	test.each<[string, Country]>([
		['911', 'US'],
		['112', 'DE'],
		['020 7946 0958', 'US'],
		['2157010680 / 2157010681', 'US'],
		['1-800-FLOWERS', 'US'],
		['abc', 'GB'],
		['030 12345 / 67890', 'DE'],
		['030901820.0', 'DE'],
		// Another country's numbers: with + only.
		['12157010680', 'GB'],
		['442079460958', 'US'],
		['5075550123', 'DK'],
		// 00 is no international prefix there.
		['0044 20 7946 0958', 'US'],
		['0044 20 7946 0958', 'AU'],
		['0012157010680', 'US'],
		['011 44 20 7946 0958', 'DE'],
		['0081 3 1234 5678', 'JP'],
	])('%j with the default country %s is refused, naming it', (text, country) => {
		expect(refusalOf(() => dialDigits(text, 'Phone Number', country))).toEqual({
			message: `'Phone Number' "${text}" is not a phone number in ${country} or with a country code`,
			advice: `Enter one number and nothing else: with + and its country code, ${EXAMPLE}, or as it is dialled in ${country}.`,
		});
	});

	test.each<[string, Country | undefined, string, string]>([
		// Dialled in Singapore it stays there; dialled in Europe it is in Alabama.
		['001 65 9234 5678', undefined, '+16592345678', '+6592345678'],
		// Both 00 and 001 are prefixes in Hong Kong.
		['001 65 9234 5678', 'HK', '+16592345678', '+6592345678'],
		// The second of these people write where 0055 is the prefix for a call through one carrier.
		['00 55 51 3251 3444', 'BR', '+5132513444', '+555132513444'],
		['435288360635', 'AT', '+43435288360635', '+435288360635'],
		['06 98 09 80', 'GA', '+24106980980', '+2416980980'],
	])('%j (default country %s) is refused, as it could be %s or %s', (text, country, one, other) => {
		expect(refusalOf(() => dialDigits(text, 'Phone Number', country))).toEqual({
			message: `'Phone Number' "${text}" could be ${one} or ${other}`,
			advice: `Write it with + and its country code, ${EXAMPLE}.`,
		});
	});

	test.each([['\n'], ['\r\n'], ['\u2028'], ['\v']])(
		'two numbers with the line end %j between them are refused',
		(lineEnd) => {
			expect(
				refusalOf(() => dialDigits(`030 12345${lineEnd}67890`, 'Phone Number', 'DE')).message,
			).toMatch(/ is not a phone number in DE or with a country code$/);
		},
	);

	test('text longer than any number is refused before it is looked at', () => {
		const refusal = refusalOf(() =>
			dialDigits(`1${' '.repeat(100_000)}2157010680`, 'Phone Number'),
		);

		expect(refusal.message).toMatch(/ is not a phone number$/);
	});

	test.each([
		['+1 215 701 0680 x123'],
		['+1 215 701 0680 ext. 5'],
		['+12157010680;ext=5'],
		['+12157010680#5'],
		['+12157010680,,5'],
		['12157010680 x5'],
	])('%j is refused for its extension', (text) => {
		expect(refusalOf(() => dialDigits(text, 'Phone Number'))).toEqual({
			message: `'Phone Number' "${text}" has an extension, which Anveo cannot dial`,
			advice: 'Remove the extension. The call flow can press its digits once the call is answered.',
		});
	});

	test.each([
		['+49 12222222222222', '16 digits'],
		['+62 122222222222222', '17 digits'],
		['+81 12222222222222222', '19 digits'],
		['+234 1222222222222', '16 digits'],
	])('%j is refused: with %s it is longer than any number of the world (E.164)', (text) => {
		expect(refusalOf(() => dialDigits(text, 'Phone Number')).message).toMatch(
			/^'Phone Number' ".*" is not a phone number$/,
		);
	});

	test.each([['+49 0222'], ['+49 1234'], ['+98 0222'], ['+43 0222']])(
		'%j is refused: no number of the world has fewer than 7 digits with its country code',
		(text) => {
			expect(refusalOf(() => dialDigits(text, 'Phone Number')).message).toMatch(
				/^'Phone Number' ".*" is not a phone number$/,
			);
		},
	);

	test('a long text is shortened in the message', () => {
		const { message } = refusalOf(() => dialDigits('call me '.repeat(50), 'Phone Number'));

		expect(message).toMatch(/^'Phone Number' "(call me ){4}call me…" is not a phone number$/);
	});

	test('a text over several lines is shown in one line', () => {
		expect(refusalOf(() => dialDigits('call\r\n\tme', 'Phone Number')).message).toBe(
			`'Phone Number' "call me" is not a phone number`,
		);
	});
});

describe('the default country', () => {
	test.each([
		['US', 'US'],
		['gb', 'GB'],
		[' De ', 'DE'],
	])('%j is %s', (text, code) => {
		expect(countryCode(text, 'Default Country')).toBe(code);
	});

	test.each([['UK'], ['Germany'], ['ZZ'], ['49'], ['+1'], ['USA'], [''], ['__proto__']])(
		'%j is refused',
		(text) => {
			expect(refusalOf(() => countryCode(text, 'Default Country'))).toEqual({
				message: `'Default Country' "${text}" is not a country code`,
				advice: 'Use the two letters of ISO 3166, for example US, GB or DE.',
			});
		},
	);
});

describe('any text at all', () => {
	const country = fc.constantFrom<Country | undefined>(undefined, 'US', 'GB', 'DE', 'IT', 'PA');

	/** The digits, or undefined when the text is refused as an input. */
	function dialled(text: string, defaultCountry?: Country): string | undefined {
		const outcome = outcomeOf(() => dialDigits(text, 'Phone Number', defaultCountry));
		return outcome instanceof InputRefusal ? undefined : String(outcome);
	}

	test('is dialled as 7 to 15 digits without a leading 0, or refused', () => {
		fc.assert(
			fc.property(numberLike(), country, (text, defaultCountry) => {
				expect(dialled(text, defaultCountry) ?? '1234567').toMatch(/^[1-9][0-9]{6,14}$/);
			}),
			{ numRuns: 3000 },
		);
	});

	test('is never answered with anything but digits or a refusal', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), country, (text, defaultCountry) => {
				expect(dialled(text, defaultCountry) ?? '').toMatch(/^[0-9]*$/);
			}),
			{ numRuns: 2000 },
		);
	});

	test('gives digits that, with a plus, give the same digits again', () => {
		fc.assert(
			fc.property(numberLike(), country, (text, defaultCountry) => {
				const digits = dialled(text, defaultCountry);
				fc.pre(digits !== undefined);

				expect(dialDigits(`+${digits}`, 'Phone Number')).toBe(digits);
			}),
			{ numRuns: 1000 },
		);
	});

	test.each([['+43 00000000'], ['+49 00 30 901820'], ['+971 000000000'], ['+61 0000000000']])(
		'%j, with its trunk zero written twice, is refused or dialled without any',
		(text) => {
			const digits = dialled(text);

			expect(digits === undefined ? undefined : dialled(`+${digits}`)).toBe(digits);
		},
	);

	/** Mostly real numbers in some spelling, and texts of the same characters. */
	function numberLike(): fc.Arbitrary<string> {
		const digits = (minLength: number, maxLength: number) =>
			fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
		const separator = fc.constantFrom('', ' ', '-', '.', ' (0)', '/', '\u00a0');
		const start = fc.constantFrom('+1', '+44', '+49', '+39', '001', '0044', '1', '0', '', '+');
		const subscriber = fc
			.tuple(fc.constantFrom(...'123456789'), digits(2, 5), separator, digits(3, 5))
			.map((parts) => parts.join(''));
		return fc.oneof(
			fc.tuple(start, separator, subscriber).map((parts) => parts.join('')),
			fc.string({ unit: fc.constantFrom(...'+0123456789 ()-.x#,;'), maxLength: 20 }),
		);
	}
});
