import fc from 'fast-check';

import { InputRefusal } from '../../../anveo/inputRefusal';
import { outcomeOf } from '../refusalOf';
import { type Country, dialDigits } from './dialDigits';

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
