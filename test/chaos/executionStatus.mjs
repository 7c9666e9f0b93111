// What n8n says of an execution.

const unfinished = ['new', 'running', 'waiting', 'unknown'];

/** @param {string} status */
export const isEnded = (status) => !unfinished.includes(status);

/** @param {import('./grounds.mjs').Grounds} grounds @param {string} executionId @returns {Promise<string>} */
export async function statusOf({ surroundings: { api } }, executionId) {
	return JSON.parse(await api.readStoredExecution(executionId)).status;
}
