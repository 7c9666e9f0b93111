/** Something to wait for that is opened once, from outside. */
export interface Gate {
	passed: Promise<void>;
	open: () => void;
	isOpen: () => boolean;
}

/** A closed gate. Waiting at a gate that never opens costs nothing: it goes with whoever waits. */
export function gate(): Gate {
	let opened = false;
	let pass = () => {};
	const passed = new Promise<void>((resolve) => {
		pass = resolve;
	});
	const open = () => {
		opened = true;
		pass();
	};
	return { passed, open, isOpen: () => opened };
}
