import { InputRefusal } from '../../anveo/inputRefusal';

/** What a person reads when an input is refused. Anything but a refusal is a mistake of the package and thrown on. */
export function refusalOf(act: () => unknown): { message: string; advice: string } {
	let outcome: unknown;
	try {
		outcome = act();
	} catch (error) {
		if (error instanceof InputRefusal) return { message: error.message, advice: error.advice };
		throw error;
	}
	throw new Error(`Not refused, but ${JSON.stringify(outcome)}`);
}
