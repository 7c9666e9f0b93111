/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { TEST_NUMBERS } from '../../sandbox/situations/testNumbers';
import {
	dialDocument,
	parameter,
	post,
	postForText,
	requestDocument,
	successAnswer,
} from './documents';
import { createdId, dialSpecial } from './specialNumber';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ slowAnswerMs: 150 });
});
afterEach(async () => await sandbox.close());

describe('every special number', () => {
	test('there are 40, one after the other', () => {
		expect(TEST_NUMBERS.map(({ digits }) => digits)).toEqual(
			Array.from({ length: 40 }, (_, index) => String(12155550100 + index)),
		);
	});

	test.each([
		['30', 'refused', null],
		['31', 'serverErrorText', expect.stringMatching(/^[0-9a-f]{40}$/)],
	])('121555501%s is accepted from the second time on', async (ending, first, requestId) => {
		for (let time = 0; time < 3; time++) await dialSpecial(sandbox, ending);
		const accepted = { answer: 'accepted', requestId: expect.stringMatching(/^[0-9a-f]{40}$/) };
		expect(sandbox.dials()).toMatchObject([{ answer: first, requestId }, accepted, accepted]);
	});

	test('any other area code brings about the same situation', async () => {
		await post(sandbox, dialDocument('13125550101'));
		await post(sandbox, dialDocument('442071550101'));
		expect(sandbox.dials().map(({ answer }) => answer)).toEqual(['refused', 'accepted']);
	});

	test('those that place no call are known', () => {
		const endings = TEST_NUMBERS.filter(({ placesCall }) => !placesCall).map(({ digits }) =>
			digits.slice(-2),
		);
		expect(endings).toEqual(['01', '06', '14', '18', '19', '25', '30', '37', '39']);
	});

	test('those that place a call without telling its REQUESTID are known', () => {
		const endings = TEST_NUMBERS.filter(
			({ placesCall, tellsRequestId }) => placesCall && !tellsRequestId,
		);
		expect(endings.map(({ digits }) => digits.slice(-2)).join(' ')).toBe(
			'03 04 05 07 08 09 10 11 12 13 20 21 24 27 28 31 36',
		);
		expect(TEST_NUMBERS.filter(({ placesCall }) => !placesCall)).toEqual(
			expect.not.arrayContaining([expect.objectContaining({ tellsRequestId: true })]),
		);
	});

	test.each(TEST_NUMBERS.filter(({ situation }) => situation !== 'noAnswer'))(
		'$digits ($situation) counts as placed: $placesCall',
		async ({ digits, situation, placesCall }) => {
			await post(sandbox, dialDocument(digits)).then(
				async (answer) => await answer.arrayBuffer().catch(() => {}),
				() => {},
			);
			expect(sandbox.requestIds()).toHaveLength(placesCall ? 1 : 0);
			expect(sandbox.dialsOf(digits)).toBe(1);
			expect(sandbox.dials()).toMatchObject([
				{ phoneNumber: digits, answer: situation, requestId: sandbox.requestIds()[0] ?? null },
			]);
		},
	);

	test('the special numbers are special as a phone number only', async () => {
		const xml = requestDocument(
			'DIAL.CALLFLOW',
			parameter('PHONENUMBER', '442079460000') +
				parameter('CALLERID', '12155550101') +
				parameter('CALLFLOW', 'key'),
		);
		expect(await postForText(sandbox, xml)).toBe(successAnswer(createdId(sandbox)));
	});

	test('each has its line in the README', () => {
		const readme = readFileSync(join(__dirname, '../../sandbox/README.md'), 'utf8');
		const rows = readme.match(/^\| 12155550\d+ .*$/gm);
		expect(rows).toEqual(
			TEST_NUMBERS.map(
				({ digits, description, placesCall }) =>
					`| ${digits} | ${description} | ${placesCall ? 'yes' : 'no'} |`,
			),
		);
	});
});
