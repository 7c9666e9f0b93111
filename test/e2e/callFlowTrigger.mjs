// The trigger in a real n8n: a published workflow is requested as a call flow would, and what n8n then stored is read.
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { waitUntil } from '../../scripts/system/waitUntil.mjs';
import { until } from './support.mjs';
import { triggerName, triggerWorkflow } from './triggerWorkflow.mjs';

/**
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').N8nApi} N8nApi
 * @typedef {{ api: N8nApi, n8nUrl: string }} Running
 * @typedef {{ event: string | null, variables: Record<string, unknown>, method: string, receivedAt: string }} Callback
 * @typedef {{ status: number, text: string }} Answer
 */

const token = 'callback-token-of-the-e2e-check';
const credential = {
	name: 'Anveo callbacks',
	type: 'anveoApi',
	data: { userApiKey: 'not used', callbackToken: token },
};
const executionTimeout = 60;
const publishSeconds = 30;
const form = 'application/x-www-form-urlencoded';

/** @param {boolean} isMet @param {string} claim */
function check(isMet, claim) {
	console.log(`${isMet ? 'ok      ' : 'NOT OK  '}${claim}`);
	if (!isMet) throw new Problem(`Not as expected: ${claim}`);
}

/** @param {unknown} actual @param {unknown} expected @param {string} claim */
function checkSame(actual, expected, claim) {
	const [shown, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
	check(shown === wanted, shown === wanted ? claim : `${claim}: ${shown} instead of ${wanted}`);
}

/** @param {string} url @param {RequestInit} [options] @returns {Promise<Answer>} */
async function request(url, options) {
	const response = await askN8n(url, { ...options, signal: AbortSignal.timeout(60_000) });
	return { status: response.status, text: await response.text() };
}

/** @param {string} url @param {string | Uint8Array<ArrayBuffer>} body @param {string} type */
const post = async (url, body, type) =>
	await request(url, { method: 'POST', body, headers: { 'content-type': type } });

/**
 * n8n publishes and unpublishes a moment after it says so. To ask for the methods starts nothing.
 * @param {string} url
 * @param {string} methods
 */
async function waitForMethods(url, methods) {
	let answered = '';
	const ask = async () => {
		const headers = { origin: 'https://example.com' };
		const response = await askN8n(url, { method: 'OPTIONS', headers });
		answered = response.headers.get('access-control-allow-methods') ?? '';
		return answered === methods;
	};
	const tooLate = () => new Problem(`${url} takes ${answered}, not ${methods}`);
	await waitUntil(ask, { seconds: publishSeconds, tooLate });
}

/** @param {Answer} answer @param {string} what */
const checkAccepted = (answer, what) => checkSame(answer, { status: 200, text: 'OK' }, what);

/**
 * One workflow and its URL.
 * @param {Running} running
 * @param {string} webhookId
 * @param {{ id: string, name: string }} [used] the trigger's credential
 */
async function workflowAt({ api, n8nUrl }, webhookId, used) {
	const id = await api.createWorkflow(triggerWorkflow(webhookId, used));
	const url = `${n8nUrl}/webhook/${webhookId}/webhook`;
	/** @type {Set<string>} */
	const known = new Set();
	const ids = async () => (await api.listExecutions(id)).map((one) => one.id);
	return {
		id,
		url,
		testUrl: `${n8nUrl}/webhook-test/${webhookId}/webhook`,
		publish: async () => {
			await api.activateWorkflow(id);
			await waitForMethods(url, 'OPTIONS, GET, POST');
			console.log(`ok      published at ${url}, for GET and POST`);
		},
		unpublish: async () => {
			await api.deactivateWorkflow(id);
			await waitForMethods(url, 'OPTIONS');
		},
		/**
		 * What the trigger gave to the workflow in the one execution since the last time. n8n answers before it has
		 * stored the execution, so that is waited for; that there is no second one is seen once it has ended.
		 * @returns {Promise<Callback>}
		 */
		received: async () => {
			const more = async () => (await ids()).filter((one) => !known.has(one));
			const started = await until('one execution more', async () => (await more())[0]);
			const { status, resultData } = await api.waitForExecution(started, executionTimeout);
			checkSame(status, 'success', 'the execution ended well');
			checkSame(await more(), [started], 'n8n has one execution more');
			known.add(started);
			const item = resultData.runData.After?.[0]?.data?.main[0]?.[0];
			check(
				!(await api.readStoredExecution(started)).includes(token),
				'the token is not stored with it',
			);
			return /** @type {Callback} */ (item?.json);
		},
		/** To be asked after a later request has led to an execution: n8n is through with the refused ones by then. */
		startedNone: async () => {
			checkSame((await ids()).length, known.size, 'no execution was started');
		},
	};
}

/** @typedef {Awaited<ReturnType<typeof workflowAt>>} PublishedWorkflow */

/** @param {PublishedWorkflow} workflow */
async function checkAcceptedRequests({ url, received }) {
	const right = `${url}?event=end&token=${token}&ACCOUNTID=1234`;
	checkAccepted(
		await request(`${right}&KEY=a%2Bb&n=J%E9&a[b]=1`),
		'GET with the right token: 200 OK',
	);
	const { event, variables, method, receivedAt } = await received();
	checkSame(
		{ event, variables, method },
		{
			event: 'end',
			variables: { ACCOUNTID: '1234', KEY: 'a+b', n: 'Jé', 'a[b]': '1' },
			method: 'GET',
		},
		'event, variables and method came out of the node',
	);
	check(Math.abs(Date.now() - Date.parse(receivedAt)) < 60_000, `receivedAt is ${receivedAt}`);

	/** @type {Array<[string, string | Uint8Array<ArrayBuffer>, Record<string, unknown>]>} */
	const bodies = [
		[form, 'ss=1&ss=2&file=call.wav', { ss: ['1', '2'], file: 'call.wav' }],
		[`${form}; charset=ISO-8859-1`, 'n=J%E9r%F4me', { n: 'Jérôme' }],
		['application/json', '{"a":{"b":[1]}}', { a: { b: [1] } }],
		[
			'application/json; charset=windows-1252',
			new Uint8Array(Buffer.from('{"n":"J\xe9 \x80"}', 'latin1')),
			{ n: 'Jé €' },
		],
		['application/json', '{"broken', { body: '{"broken' }],
		['text/plain', 'a text', { body: 'a text' }],
		[
			'multipart/form-data; boundary=x',
			'--x\r\nContent-Disposition: form-data; name="A"\r\n\r\n1\r\n--x--\r\n',
			{ A: '1' },
		],
	];
	for (const [type, body, expected] of bodies) {
		checkAccepted(await post(right, body, type), `POST of ${type}: 200 OK`);
		const callback = await received();
		checkSame(callback.variables, { ACCOUNTID: '1234', ...expected }, 'its values came out');
		checkSame(callback.method, 'POST', 'its method is POST');
	}
}

/** @param {PublishedWorkflow} workflow */
async function checkRefusedRequests({ url, received, startedNone }) {
	const requests = {
		'no token': await request(`${url}?event=end`),
		'a wrong token': await request(`${url}?event=end&token=wrong`),
		'the token in a form': await post(`${url}?event=end`, `token=${token}`, form),
	};
	for (const [what, { status, text }] of Object.entries(requests)) {
		checkSame(status, 403, `${what}: 403, "${text}"`);
	}
	const tooMuch = 'x'.repeat(1024 * 1024 + 1);
	const { status, text } = await post(`${url}?token=${token}`, tooMuch, form);
	checkSame(status, 413, `more than 1 MiB: 413, "${text}"`);
	const put = await request(`${url}?token=${token}`, { method: 'PUT', body: 'x' });
	checkSame(put.status, 404, 'PUT: 404');
	checkAccepted(
		await request(`${url}?event=later&token=${token}`),
		'a right one after them: 200 OK',
	);
	checkSame((await received()).event, 'later', 'its event came out');
	await startedNone();
}

/**
 * Checks the trigger in a running n8n that has the package and the demo account.
 * @param {Running} running
 */
export async function checkCallFlowTrigger(running) {
	const suffix = Date.now().toString(36);

	const { name } = credential;
	const withToken = { name, id: await running.api.createCredential(credential) };
	const guarded = await workflowAt(running, `anveo-guarded-${suffix}`, withToken);
	await guarded.publish();
	await checkAcceptedRequests(guarded);
	await checkRefusedRequests(guarded);
	await guarded.unpublish();
	const { status } = await request(`${guarded.url}?token=${token}`);
	checkSame(status, 404, 'an unpublished workflow: 404');

	// What "Listen for test event" does.
	await running.api.runWorkflow(guarded.id, triggerName);
	const refused = await request(`${guarded.testUrl}?token=wrong`);
	checkSame(refused.status, 403, 'the Test URL with a wrong token: 403');
	checkAccepted(
		await post(`${guarded.testUrl}?token=${token}&event=test`, 'A=1', form),
		'the Test URL still listens after that: 200 OK',
	);
	const { event, variables } = await guarded.received();
	checkSame({ event, variables }, { event: 'test', variables: { A: '1' } }, 'its values came out');

	const tokenless = { ...credential, data: { userApiKey: 'not used' } };
	const withoutToken = { name, id: await running.api.createCredential(tokenless) };
	const closed = await workflowAt(running, `anveo-closed-${suffix}`, withoutToken);
	await closed.publish();
	const closedAnswer = await request(`${closed.url}?token=${token}`);
	checkSame(closedAnswer.status, 403, `a credential without a token: 403, "${closedAnswer.text}"`);

	const open = await workflowAt(running, `anveo-open-${suffix}`);
	await open.publish();
	checkAccepted(await request(`${open.url}?event=start`), 'authentication "none": 200 OK');
	checkSame((await open.received()).event, 'start', 'its event came out');
	await closed.startedNone();
	for (const workflow of [closed, open]) await workflow.unpublish();
}
