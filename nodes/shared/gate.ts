/** Something to wait for that is opened once, from outside. */
export interface Gate {
	passed: Promise<void>;
	open: () => void;
}

/** A closed gate. Waiting at a gate that never opens costs nothing: it goes with whoever waits. */
export function gate(): Gate {
	let open = () => {};
	const passed = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { passed, open };
}
