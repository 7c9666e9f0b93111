import { plainMarkup } from '../../../anveo/plainMarkup';

test.each(['', 'no tag', 'before <a b="1">within</a> behind', '<a/>'])(
	'%j is plain already',
	(text) => {
		expect(plainMarkup(text)).toBe(text);
	},
);
