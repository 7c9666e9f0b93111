import { type INodeParameters, sleep } from 'n8n-workflow';

import { withServer } from './support/answerServer';
import { runNode } from './support/runNode';

const ITEMS = 25;

/**
 * Runs 25 items against a server that answers once so many requests have piled up, and those that nobody waits for have
 * had the time to come. Gives how many it had at once.
 */
async function mostUnderWay(expected: number, parameters: INodeParameters) {
	const most = { atOnce: 0, inAll: 0 };
	let underWay: Array<() => void> = [];
	const answerAll = () => {
		const answers = underWay;
		underWay = [];
		for (const answer of answers) answer();
	};
	await withServer(
		(request, response) => {
			request.resume();
			most.inAll++;
			underWay.push(() => response.end('<RESPONSE><RESULT>START</RESULT></RESPONSE>'));
			most.atOnce = Math.max(most.atOnce, underWay.length);
			if (underWay.length === expected || most.inAll === ITEMS) void sleep(30).then(answerAll);
		},
		async (apiUrl) =>
			await runNode({
				items: Array.from({ length: ITEMS }, (_, item) => ({ id: `id ${item}` })),
				credential: { userApiKey: 'key', apiUrl },
				parameters: { requestId: '={{ $json.id }}', ...parameters },
			}),
	);
	return most;
}

test.each(['getStatus', 'getResult'])('%s: up to 10 questions at once', async (operation) => {
	expect(await mostUnderWay(10, { operation })).toEqual({ atOnce: 10, inAll: 25 });
});

test('custom actions are sent one after the other', async () => {
	const parameters = { resource: 'customAction', operation: 'send', actionName: 'X.Y' };
	expect(await mostUnderWay(1, parameters)).toEqual({ atOnce: 1, inAll: 25 });
});
