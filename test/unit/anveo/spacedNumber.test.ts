import { spacedNumber } from '../../../anveo/spacedNumber';

test.each([
	['+12155550140', '+1 215 555 0140'],
	['+442079460958', '+44 20 7946 0958'],
	['+80012345678', '+800 1234 5678'],
	// The library would write it as +375 10 932 62 54, which is another number.
	['+3758109326254', undefined],
	['+999123456789', undefined],
	['12155550140', undefined],
	['+1 215 555 0140', undefined],
	['+12155550140x', undefined],
	['x+12155550140', undefined],
	['', undefined],
])('%j with the spaces of its country is %j', (number, spaced) => {
	expect(spacedNumber(number)).toBe(spaced);
});
