/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { text } from 'node:stream/consumers';

import { withServer } from './answerServer';
import type { SandboxAccount } from './sandboxAccount';

/**
 * The account, with the answers about some numbers held back until the test lets them go. The sandbox's own slow answer is
 * there, on a busy machine, before the test has looked.
 * @param numbers their digits
 */
export async function withHeldAnswers<T>(
	{ credential, sandbox }: SandboxAccount,
	numbers: string[],
	use: (credential: SandboxAccount['credential'], letGo: () => void) => Promise<T>,
): Promise<T> {
	let letGo = () => {};
	const gone = new Promise<void>((resolve) => (letGo = resolve));
	return await withServer(
		async (request, response) => {
			const { method, headers } = request;
			const document = await text(request);
			const sent = { 'Content-Type': headers['content-type'] ?? '' };
			const answer = await fetch(sandbox.apiUrl, { method, headers: sent, body: document });
			if (numbers.some((number) => document.includes(number))) await gone;
			response.writeHead(answer.status).end(await answer.text());
		},
		async (apiUrl) => await use({ ...credential, apiUrl }, letGo),
	);
}
