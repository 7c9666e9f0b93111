/** Lets nobody pass before that many are there. */
export function togetherWith(count: number): () => Promise<void> {
	let there = 0;
	let open = () => {};
	const isOpen = new Promise<void>((resolve) => (open = resolve));
	return async () => {
		there += 1;
		if (there === count) open();
		await isOpen;
	};
}
