import type { NamedValue } from './action';
import type { Answer } from './answer';

/**
 * The VALUE with the id of a placed call: the first filled one named REQUESTID.
 *
 * Under another name a lone VALUE is the id where RESULT says SUCCESS, because public client code reads the only VALUE
 * there is. An answer with an ERROR may have an id too: then nobody knows whether the call was placed.
 */
export function requestIdValue({ result, values }: Answer): NamedValue | undefined {
	const named = values.find(({ name, value }) => name === 'REQUESTID' && value !== '');
	if (named !== undefined) return named;
	const [lone, second] = values;
	const isId = second === undefined && lone?.value !== '' && result.toUpperCase() === 'SUCCESS';
	return isId ? lone : undefined;
}
