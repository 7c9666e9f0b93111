import { countryCode } from '../../../anveo/country';
import { refusalOf } from '../refusalOf';

describe('the default country', () => {
	test.each([
		['US', 'US'],
		['gb', 'GB'],
		[' De ', 'DE'],
		['USA', 'US'],
		['uk', 'GB'],
	])('%j is %s', (text, code) => {
		expect(countryCode(text, 'Default Country')).toBe(code);
	});

	test.each([['Germany'], ['GBR'], ['ZZ'], ['49'], ['+1'], ['US A'], [''], ['__proto__']])(
		'%j is refused',
		(text) => {
			expect(refusalOf(() => countryCode(text, 'Default Country'))).toEqual({
				message: `'Default Country' "${text}" is not a country code`,
				advice: 'Use the two letters of ISO 3166, for example US, GB or DE.',
			});
		},
	);
});
