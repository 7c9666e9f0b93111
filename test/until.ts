import { sleep } from 'n8n-workflow';

const EVERY_MS = 5;

/** On a busy machine; what is awaited is sure to happen. */
const LONGEST_MS = 20_000;

/** Waits until the condition is met. @throws Error when it is not for too long */
export async function until(condition: () => boolean): Promise<void> {
	for (let waited = 0; !condition(); waited += EVERY_MS) {
		if (waited > LONGEST_MS) throw new Error('What the test waits for did not happen');
		await sleep(EVERY_MS);
	}
}
