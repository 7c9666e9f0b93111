import { sleep } from 'n8n-workflow';

/**
 * How many go through before n8n gets to do anything else. A webhook takes n8n some fifty turns of the event loop: with 100 at
 * a time, one of them waited for more than a second.
 */
const AT_ONCE = 10;

/** Something to wait for that is opened once, from outside. Thousands go through it little by little, in their order. */
export interface Gate {
	/** Waits until the gate is open. Waiting at one that never opens costs nothing: it goes with whoever waits. */
	pass: () => Promise<void>;
	open: () => void;
}

/** A closed gate. */
export function gate(): Gate {
	let isEmpty = false;
	const waiting: Array<() => void> = [];

	async function letThrough(): Promise<void> {
		// Whoever opens the gate mostly comes to it right after: last, and not before those who wait.
		await Promise.resolve();
		for (let first = 0; first < waiting.length; first += AT_ONCE) {
			if (first > 0) await sleep(0);
			for (const goOn of waiting.slice(first, first + AT_ONCE)) goOn();
		}
		isEmpty = true;
	}

	return {
		pass: async () => {
			if (!isEmpty) await new Promise<void>((resolve) => waiting.push(resolve));
		},
		open: () => void letThrough(),
	};
}
