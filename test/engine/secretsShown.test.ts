import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';

import { withServer } from './support/answerServer';
import { runNode } from './support/runNode';

const FORTY_DIGITS = '7be1d09c4fa82356e7cb91d04af38526ce17b90d';
const REQUEST_ID = 'SOMEREQUESTID102.212.216';

let info: jest.SpyInstance;
beforeEach(() => {
	info = jest.spyOn(Container.get(Logger), 'info').mockClear();
});
afterEach(() => info.mockRestore());

/** A dial that is answered so, with all that n8n stores and logs of it. */
async function dialAnswered(answer: string, account = {}) {
	return await withServer(
		(_request, response) => response.end(answer),
		async (apiUrl) => {
			const result = await runNode({
				items: [{ phone: '+12155550100' }],
				credential: { userApiKey: FORTY_DIGITS, ...account, apiUrl },
			});
			const log = info.mock.calls.map(([line]) => String(line)).join('\n');
			return { ...result, log, everything: `${result.stored}\n${log}` };
		},
	);
}

const response = (content: string) => `<RESPONSE>${content}</RESPONSE>`;
const split = (by: string) => FORTY_DIGITS.split('').join(by);
/** No split in the tests is longer. */
const BETWEEN = /\\[nrt]|\\u[\da-f]{4}|<[^<>]*>|&(?:amp;)?lt;[^&]*?>|&[#\w]+;|[\s\u00ad\u200b]/gi;

/** No 8 characters of the key, in small letters, without what the tests put between them. */
function expectNoKey(everything: string): void {
	for (const text of [everything, everything.replace(BETWEEN, '')]) {
		for (let at = 0; at + 8 <= FORTY_DIGITS.length; at++) {
			expect(text.toLowerCase()).not.toContain(FORTY_DIGITS.slice(at, at + 8));
		}
	}
}

describe('the user key is not shown', () => {
	test.each([
		['behind an unknown entity, cut', response(`<RESULT>&k=${FORTY_DIGITS}</RESULT>`)],
		[
			'in capital letters in a refusal',
			response(`<ERROR>Key ${FORTY_DIGITS.toUpperCase()}</ERROR>`),
		],
		['in capital letters in what cannot be read', `<RESPONSE>${FORTY_DIGITS.toUpperCase()}`],
		[
			'over two lines in a refusal',
			response(`<ERROR>Key ${FORTY_DIGITS.slice(0, 20)}\n${FORTY_DIGITS.slice(20)}</ERROR>`),
		],
		[
			'over two lines in what cannot be read',
			`Key ${FORTY_DIGITS.slice(0, 20)}\r\n  ${FORTY_DIGITS.slice(20)}`,
		],
		['with tags in it', response(`<RESULT>${split('<b/>')}</RESULT>`)],
		['with signs that nobody sees', response(`<ERROR>Key ${split('\u200b')}</ERROR>`)],
		[
			'half of it in a refusal',
			response(`<ERROR>Key ${FORTY_DIGITS.slice(0, 20)}... is wrong</ERROR>`),
		],
		['half of it in what cannot be read', `Key ${FORTY_DIGITS.slice(20)} is wrong`],
	])('%s', async (_how, answer) => {
		const { error, everything } = await dialAnswered(answer);

		expect(error?.message).not.toBe(undefined);
		expect(everything).toContain('***');
		expectNoKey(everything);
	});

	test('in a success, in which it is escaped, broken and cut', async () => {
		const { output, everything } = await dialAnswered(
			response(
				`<RESULT>${split('%20')}</RESULT><VALUE NAME="REQUESTID">${REQUEST_ID}</VALUE>` +
					`<VALUE NAME="${FORTY_DIGITS.slice(9)}">x ${FORTY_DIGITS.slice(0, 30)} ${split('\n')}</VALUE>`,
			),
		);

		expect(output[0]?.json).toMatchObject({
			requestId: REQUEST_ID,
			anveoResult: '***',
			values: { '***': 'x *** ***' },
		});
		expectNoKey(everything);
	});
});

describe('a REQUESTID that has a short phrase in it by chance stays whole', () => {
	const account = { email: 'nathan@example.com', securePassphrase: '212' };
	const value = `<VALUE NAME="REQUESTID">${REQUEST_ID}</VALUE>`;

	test('in the output and in the log', async () => {
		const { output, log } = await dialAnswered(
			response(`<RESULT>Phrase 212</RESULT>${value}`),
			account,
		);

		expect(output[0]?.json).toMatchObject({ requestId: REQUEST_ID, anveoResult: 'Phrase ***' });
		expect(log).toContain(`REQUESTID ${REQUEST_ID} `);
	});

	test.each([
		['has an ERROR', response(`<ERROR>Phrase 212</ERROR>${value}`), 'REQUESTID: '],
		['cannot be read', `<RESPONSE><RESULT>Phrase 212</RESULT>${value}`, 'REQUESTID">'],
	])('in the error and the log of an answer that %s', async (_what, answer, before) => {
		const { error, log } = await dialAnswered(answer, account);

		expect(error?.description).toContain(before + REQUEST_ID);
		expect(log).toContain(before + REQUEST_ID);
		expect(`${error?.message} ${error?.description} ${log}`).not.toContain('Phrase 212');
	});
});
