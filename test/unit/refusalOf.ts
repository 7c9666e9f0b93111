import { InputRefusal } from '../../anveo/inputRefusal';

/** What a person reads when an input is refused. Anything but a refusal is a mistake of the package. */
export function refusalOf(act: () => unknown): { message: string; advice: string } {
	const outcome = outcomeOf(act);
	if (!(outcome instanceof InputRefusal)) throw new Error(`Not refused, but ${String(outcome)}`);
	return { message: outcome.message, advice: outcome.advice };
}

/** What a function returns or throws. */
export function outcomeOf(act: () => unknown): unknown {
	try {
		return act();
	} catch (error) {
		return error;
	}
}
