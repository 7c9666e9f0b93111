/**
 * `compute`, without the work when it is called with the same arguments as the last time.
 *
 * For functions whose result depends on their arguments alone. A call that throws is not remembered.
 */
export function rememberLast<Arguments extends unknown[], Result>(
	compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
	let last: { args: Arguments; result: Result } | undefined;
	return (...args) => {
		if (last === undefined || !isSame(args, last.args)) last = { args, result: compute(...args) };
		return last.result;
	};
}

function isSame(args: unknown[], others: unknown[]): boolean {
	return args.length === others.length && args.every((arg, at) => arg === others[at]);
}
