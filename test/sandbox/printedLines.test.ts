import { startSandbox, type Sandbox } from '../../sandbox/server';
import { CALL_FLOW, dialDocument, parameter, post, requestDocument, variable } from './documents';

let sandbox: Sandbox;
let lines: string[];
beforeEach(async () => {
	lines = [];
	sandbox = await startSandbox({ print: (line) => lines.push(line) });
});
afterEach(async () => await sandbox.close());

describe('the printed lines', () => {
	test('an accepted dial', async () => {
		const more =
			variable('ACCOUNTID', '8732123') +
			variable('NAME', 'Ann Lee') +
			parameter('TEST', 'TRUE') +
			parameter('DELAY', '1440') +
			parameter('MEMO', 'call back');
		await post(sandbox, dialDocument('12152152152', more));
		const [requestId = ''] = sandbox.requestIds();
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d {2}/);
		expect(lines[0]?.slice(10)).toBe(
			`+12152152152  from +12157010680  call flow ${CALL_FLOW.slice(0, 8)}…  ACCOUNTID=8732123  NAME="Ann Lee"  test  delay 1440 min  memo "call back"  -> accepted, REQUESTID ${requestId}`,
		);
	});

	test.each([
		['12155550106', '-> maintenancePage, not placed'],
		['12155550101', '-> refused, not placed'],
	])('%s: %s', async (digits, ending) => {
		await post(sandbox, dialDocument(digits));
		expect(lines).toEqual([expect.stringMatching(new RegExp(`  ${ending}$`))]);
	});

	test('a dial that breaks a rule', async () => {
		await post(sandbox, dialDocument('12155550100', parameter('TEST', 'no')));
		expect(lines).toEqual([
			expect.stringMatching(/ {2}-> ERROR TEST must be TRUE when it is given$/),
		]);
	});

	test('text that would break the line is spelled out', async () => {
		await post(sandbox, dialDocument('12155550100', parameter('MEMO', 'a&#10;b&#x9b;c\u202e😀')));
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('  memo "a\\u{a}b\\u{9b}c\\u{202e}😀"  ');
	});

	test('what is no dial is not printed', async () => {
		await post(sandbox, requestDocument('ACCOUNT.GETBALANCE', ''));
		await post(sandbox, '<REQUEST/>');
		await fetch(`${sandbox.url}/elsewhere`);
		expect(sandbox.requests()).toHaveLength(3);
		expect(lines).toEqual([]);
	});
});
