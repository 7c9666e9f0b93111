// What the page asks the sandbox, and tells it.

/**
 * @typedef {import('../../log/dial').Dial} Dial
 * @typedef {import('../../calls/placedCall').PlacedCall} PlacedCall
 * @typedef {import('../../calls/placedCall').CallCommand} CallCommand
 * @typedef {import('../../situations/testNumbers').TestNumber} TestNumber
 * @typedef {import('../controlApi').ShownAccount} ShownAccount
 */

/** @param {string} path */
async function read(path) {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`The sandbox answered ${path} with ${answer.status}.`);
	return await answer.json();
}

/** The dials and the calls that came of them. @returns {Promise<{ dials: Dial[], calls: PlacedCall[] }>} */
export async function readCalls() {
	// In this order: a call that is placed in between is then never missing.
	const dials = await read('/sandbox/dials');
	return { dials, calls: await read('/sandbox/calls') };
}

/** @returns {Promise<TestNumber[]>} */
export async function readTestNumbers() {
	return await read('/sandbox/test-numbers');
}

/** @returns {Promise<ShownAccount>} */
export async function readAccount() {
	return await read('/sandbox/account');
}

/**
 * Does something to a call. Resolves with what went wrong, or with ''.
 * @param {string} requestId
 * @param {CallCommand} command
 * @param {string} [digits]
 * @returns {Promise<string>}
 */
export async function command(requestId, command, digits) {
	try {
		const answer = await fetch(`/sandbox/calls/${encodeURIComponent(requestId)}/${command}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ digits }),
		});
		return answer.ok ? '' : (await answer.json()).error;
	} catch {
		return 'The sandbox does not answer.';
	}
}

/** Forgets the calls. */
export async function clearCalls() {
	await fetch('/sandbox/requests', { method: 'DELETE' });
}
