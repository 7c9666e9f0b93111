import { startSandbox, type Sandbox } from '../../sandbox/server';
import { dialDocument, parameter, post, variable } from './documents';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.close());

describe('what is kept', () => {
	test('texts are kept exactly', async () => {
		const more =
			variable('TAB&#9;NAME', ' 😀\u{10FFFD} &#13;&#10;&#9;&lt;&amp;&gt; ') +
			parameter('MEMO', '&#13;');
		await post(sandbox, dialDocument('12155550100', more));
		expect(sandbox.dials()).toMatchObject([
			{
				memo: '\r',
				variables: [{ name: 'TAB\tNAME', value: ' 😀\u{10FFFD} \r\n\t<&> ' }],
			},
		]);
		const page: unknown = await (await fetch(`${sandbox.url}/sandbox/requests`)).json();
		expect(page).toEqual(sandbox.requests());
	});

	test('method, path, headers and body', async () => {
		await post(sandbox, dialDocument('12155550100'));
		expect(sandbox.requests()).toMatchObject([
			{
				method: 'POST',
				path: '/api/v3.asp',
				headers: {
					'content-type': 'application/xml; charset=UTF-8',
					accept: 'application/xml; charset=UTF-8',
				},
				rawBody: dialDocument('12155550100', '', '***'),
				action: 'DIAL.CALLFLOW',
				faults: [],
			},
		]);
	});

	test('requests per number', async () => {
		for (const digits of ['12155550100', '12155550101', '12155550100']) {
			await post(sandbox, dialDocument(digits));
		}
		expect(sandbox.dialsOf('12155550100')).toBe(2);
		expect(sandbox.dialsOf('12155550101')).toBe(1);
		expect(sandbox.dialsOf('12155550102')).toBe(0);
		expect(new Set(sandbox.requestIds()).size).toBe(2);
	});

	test('a caller cannot change what is kept', async () => {
		await post(sandbox, dialDocument('12155550100', variable('A', '1')));
		const [request] = sandbox.requests();
		if (request) request.variables.length = 0;
		sandbox.requestIds().length = 0;
		expect(sandbox.requests()[0]?.variables).toEqual([{ name: 'A', value: '1' }]);
		expect(sandbox.requestIds()).toHaveLength(1);
	});

	test('reset forgets everything', async () => {
		await post(sandbox, dialDocument('12155550100'));
		sandbox.reset();
		expect(sandbox.requests()).toEqual([]);
		expect(sandbox.dials()).toEqual([]);
		expect(sandbox.requestIds()).toEqual([]);
		expect(sandbox.dialsOf('12155550100')).toBe(0);
		expect(sandbox.maxInFlight()).toBe(0);
	});
});
