import { randomInt } from 'crypto';

import { InputRefusal } from '../../../../../anveo/inputRefusal';
import type { ItemContext } from '../../../item/itemContext';
import { textOf, wholeNumberOf } from '../../../item/readParameter';
import { DEFAULT_DIGITS, LEAST_DIGITS, MOST_DIGITS } from './fields';

/**
 * The code that the person has to press: made up at random, or given by the workflow.
 *
 * @throws InputRefusal that does not show the code
 */
export function readCode(context: ItemContext): string {
	if (context.getNodeParameter('codeSource', 'random') !== 'given') {
		const length = wholeNumberOf(
			context.getNodeParameter('codeLength', DEFAULT_DIGITS),
			'Code Length',
			{ least: LEAST_DIGITS, most: MOST_DIGITS, unit: 'digits' },
		);
		return randomInt(10 ** length)
			.toString()
			.padStart(length, '0');
	}
	const code = pressed(textOf(context.getNodeParameter('givenCode', ''), 'Code to Press'));
	if (code.length >= LEAST_DIGITS && code.length <= MOST_DIGITS && /^\d*$/.test(code)) return code;
	throw new InputRefusal(
		`'Code to Press' is not a code of ${LEAST_DIGITS} to ${MOST_DIGITS} digits`,
		"Use an expression that returns digits, or set 'Code' to Random.",
	);
}

/** A code without what does not count: spaces, and the `#` that ends an input on the phone. */
export function pressed(text: string): string {
	return text.replace(/[\s#]/g, '');
}
