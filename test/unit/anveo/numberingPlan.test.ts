import { isValid } from '../../../anveo/numberingPlan';

test.each([
	['+80012345678', true],
	['+88850050848731', true],
	['+8001234567', false],
])('%s belongs to no country, and has a plan of its own: valid is %s', (number, valid) => {
	expect(isValid(number)).toBe(valid);
});
