import { countryOfNumber, e164Number } from '../../../anveo/phoneNumber';
import { type Country, dialDigits } from './dialDigits';

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
		// Brazil has 00 21 among its prefixes, and no country code begins with 21 and a 5.
		['0021 55 11 96123 4567', '5511961234567', undefined],
		['0049 (0)30 901820', '4930901820', undefined],
		['+44 (0)20 7946 0958', '442079460958', undefined],
		['+44 (20) 7946 0958', '442079460958', undefined],
		['+39 06 698 12345', '390669812345', undefined],
		['+54 9 11 2345 6789', '5491123456789', undefined],
		['+7 (495) 123-45-67', '74951234567', undefined],
		['+800 1234 5678', '80012345678', undefined],
		['+683 4002', '6834002', undefined],
		// It begins with the digit that people in Belarus dial before a number: here it is the number's own.
		['+375 813 334 7006', '3758133347006', undefined],
		// No such number is given out today, but numbering plans grow: with a country code the length is enough.
		['+1 215 055 0100', '12150550100', undefined],
		['+١٢١٥٧٠١٠٦٨٠', '12157010680', undefined],
		['١٢١٥٧٠١٠٦٨٠', '12157010680', undefined],
		['+１２１５７０１０６８０', '12157010680', undefined],
		['＋442079460958', '442079460958', 'US'],
		['（０２０） 7946 0958', '442079460958', 'GB'],
		[`+1 215 701${' '.repeat(236)}0680`, '12157010680', undefined],
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
		// They begin with the country's code, and with it alone they would be too short.
		['973 880 56', '97397388056', 'BH'],
		['593 813 48', '59359381348', 'EC'],
		// They begin with what is dialled before other numbers there.
		['11 2934 5678', '3581129345678', 'FI'],
		['010 5763 45678', '97210576345678', 'IL'],
		['060123', '247060123', 'AC'],
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

test.each([
	['+821020000029', 'KR'],
	['+12155550140', 'US'],
	['+80012345678', undefined],
	['no number', undefined],
])('the country of %s is %s', (number, country) => {
	expect(countryOfNumber(number)).toBe(country);
});
