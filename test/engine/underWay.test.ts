import { type INodeParameters, sleep } from 'n8n-workflow';

import { withServer } from './support/answerServer';
import { runNode } from './support/runNode';

/** Runs 25 items against a server that is slow enough to have requests pile up. Gives how many it had at once. */
async function mostUnderWay(parameters: INodeParameters) {
	const most = { atOnce: 0, inAll: 0 };
	let underWay = 0;
	await withServer(
		(request, response) => {
			most.inAll++;
			most.atOnce = Math.max(most.atOnce, ++underWay);
			request.resume();
			void sleep(30).then(() => {
				underWay--;
				response.end('<RESPONSE><RESULT>START</RESULT></RESPONSE>');
			});
		},
		async (apiUrl) =>
			await runNode({
				items: Array.from({ length: 25 }, (_, item) => ({ id: `id ${item}` })),
				credential: { userApiKey: 'key', apiUrl },
				parameters: { requestId: '={{ $json.id }}', ...parameters },
			}),
	);
	return most;
}

test.each(['getStatus', 'getResult'])('%s: up to 10 questions at once', async (operation) => {
	expect(await mostUnderWay({ operation })).toEqual({ atOnce: 10, inAll: 25 });
});

test('custom actions are sent one after the other', async () => {
	const parameters = { resource: 'customAction', operation: 'send', actionName: 'X.Y' };
	expect(await mostUnderWay(parameters)).toEqual({ atOnce: 1, inAll: 25 });
});
