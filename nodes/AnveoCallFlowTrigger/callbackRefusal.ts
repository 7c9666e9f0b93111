/** A request that starts no workflow, and how it is answered. */
export class CallbackRefusal {
	constructor(
		readonly status: number,
		/** Shown to whoever sent the request: never a secret. */
		readonly text: string,
	) {}
}
