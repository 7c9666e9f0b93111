import { withServer } from './support/answerServer';
import { runNode } from './support/runNode';

const CREDENTIAL = {
	userApiKey: 'the-user-key',
	email: 'nathan@example.com',
	securePassphrase: 'the secure phrase',
	callbackToken: 'the-callback-token',
};
const NEVER_SENT = [
	CREDENTIAL.email,
	CREDENTIAL.securePassphrase,
	CREDENTIAL.callbackToken,
	encodeURIComponent(CREDENTIAL.email),
	encodeURIComponent(CREDENTIAL.securePassphrase),
];

const OPERATIONS: Array<Record<string, string>> = [
	{ operation: 'dial' },
	{ operation: 'dialAndWait' },
	{ operation: 'getStatus', requestId: 'id' },
	{ operation: 'getResult', requestId: 'id' },
	{ resource: 'customAction', operation: 'send', actionName: 'ACCOUNT.GETBALANCE' },
];

/** All that arrives at the API URL, byte for byte. */
async function sentBy(parameters: Record<string, string>) {
	const sent: Array<{ head: string; body: string }> = [];
	await withServer(
		(request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const head = [request.method, request.url, ...request.rawHeaders].join('\n');
				sent.push({ head, body: Buffer.concat(chunks).toString() });
				response.end('<RESPONSE><ERROR>no</ERROR></RESPONSE>');
			});
		},
		async (apiUrl) =>
			await runNode({
				items: [{ phone: '+12155550140' }],
				credential: { ...CREDENTIAL, apiUrl },
				parameters,
			}),
	);
	return sent;
}

test.each(OPERATIONS)(
	'%j: key and signature are in the body alone; phrase, email and callback token are nowhere',
	async (parameters) => {
		const [request, ...more] = await sentBy(parameters);

		expect(more).toEqual([]);
		const { head = '', body = '' } = request ?? {};
		const signature = /<PARAMETER NAME="SIGNATURE">([0-9a-f]{40})</.exec(body)?.[1];
		expect(body).toContain(CREDENTIAL.userApiKey);
		expect(signature).toBeDefined();
		expect(head).toMatch(/^POST\n\/\n/);
		for (const secret of [CREDENTIAL.userApiKey, signature]) expect(head).not.toContain(secret);
		for (const secret of NEVER_SENT) expect(head + body).not.toContain(secret);
	},
);
