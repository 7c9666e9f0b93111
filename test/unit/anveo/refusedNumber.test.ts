import { refusalOf } from '../refusalOf';
import { type Country, dialDigits } from './dialDigits';

const EXAMPLE = 'for example +1 215 701 0680';
const ONE_NUMBER = `Enter one number with its country code and nothing else, ${EXAMPLE}.`;
const WRITE_CODE =
	`Write the number with + and its country code, ${EXAMPLE}, ` +
	"or set 'Default Country' under Options if it is a national number.";

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
		['Phone: +1 215 701 0680 ext. 5'],
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
		['+12157010680-'],
		['+12157010680 (2157010681)'],
		['+1 (215 701 0680'],
		['+1 215) 701 (0680'],
		['+1 ((215)) 701 0680'],
		['+12157010680.0'],
		['12157010680.5'],
		['[1] 215 701 0680'],
		['00 1 1 658 123 4567'],
		['0011 65 8123 4567'],
		['00166123475'],
		['001822570000000'],
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
		['0112482510188'],
		['0112360012345'],
		['00016812345678'],
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
		// The country's code, and too little behind it to be sure.
		['690 320 0', 'TK'],
		['66 123 456 78', 'TH'],
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
		['8109326254', 'BY', '+3758109326254', '+375109326254'],
		['06 03 12 32', 'GA', '+24106031232', '+2416031232'],
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
