import { startSandbox, type Sandbox } from '../../sandbox/server';
import { readXmlTree } from '../../sandbox/protocol/xmlTree';
import { errorAnswer, parameter, postForText, requestDocument, variable } from './documents';
import { place } from './placing';

const HEAD = '<?xml version="1.0" standalone="no" ?>';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ stepMs: 5 });
});
afterEach(async () => await sandbox.close());

async function ask(action: string, content: string): Promise<string> {
	return await postForText(sandbox, requestDocument(action, content));
}

async function askAbout(action: string, requestId: string): Promise<string> {
	return await ask(action, parameter('REQUESTID', requestId));
}

function result(text: string): string {
	return `${HEAD}<RESPONSE><RESULT>${text}</RESULT></RESPONSE>`;
}

test('DIAL.GETSTATUS tells the state as RESULT', async () => {
	const delayed = await place(sandbox, '12155550140', {}, parameter('DELAY', '1'));
	expect(await askAbout('DIAL.GETSTATUS', delayed)).toBe(result('NONE'));
	const ended = await place(sandbox, '12155550140');
	await sandbox.settled(ended);
	expect(await askAbout('DIAL.GETSTATUS', ended)).toBe(result('END'));
	expect(sandbox.requests().at(-1)).toMatchObject({ answer: 'status', requestId: null });
	expect(sandbox.dials()).toHaveLength(2);
});

test('DIAL.CALLFLOW.GETRESULT tells what was pressed, once the call has ended', async () => {
	const ringing = await place(sandbox, '12155550135');
	expect(await askAbout('DIAL.CALLFLOW.GETRESULT', ringing)).toBe(
		errorAnswer('the call has not ended yet'),
	);
	const requestId = await place(sandbox, '12155550140', { PRESS: '1453' });
	await sandbox.settled(requestId);
	expect(await askAbout('DIAL.CALLFLOW.GETRESULT', requestId)).toBe(result('1453'));
	const busy = await place(sandbox, '12155550132');
	await sandbox.settled(busy);
	expect(await askAbout('DIAL.CALLFLOW.GETRESULT', busy)).toBe(result(''));
});

describe.each(['DIAL.GETSTATUS', 'DIAL.CALLFLOW.GETRESULT'])('%s', (action) => {
	const one = parameter('REQUESTID', '1');

	test.each([
		['an unknown id', one, 'unknown REQUESTID'],
		['no id', '', 'REQUESTID is missing'],
		['a blank id', parameter('REQUESTID', ' '), 'REQUESTID is blank'],
		['two ids', one + one, 'REQUESTID is given more than once'],
		['a number', one + parameter('DELAY', '1'), `${action} has no parameter DELAY`],
		['a variable', one + variable('A', '1'), `${action} has no parameter VARIABLE`],
	])('refuses %s', async (_, content, error) => {
		expect(await ask(action, content)).toBe(errorAnswer(error));
		expect(sandbox.requests()).toMatchObject([{ answer: 'faulty', action }]);
	});

	test('takes a SIGNATURE', async () => {
		const content = one + parameter('SIGNATURE', 'x');
		expect(await ask(action, content)).toBe(errorAnswer('unknown REQUESTID'));
	});
});

describe('DID.LIST', () => {
	async function listed(content: string): Promise<Array<Record<string, string>>> {
		const { root, faults } = readXmlTree(await ask('DID.LIST', content));
		expect(faults).toEqual([]);
		expect(root?.children[0]).toMatchObject({ name: 'RESULT', text: 'SUCCESS' });
		expect(root?.children[1]?.name).toBe('DIDS');
		const elements = root?.children[1]?.children ?? [];
		return elements.map(({ attributes }) =>
			Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
		);
	}

	test('lists two numbers, with their data in attributes', async () => {
		expect(await ask('DID.LIST', '')).toContain(
			'<DIDS><DID E164="12157010680" DID_TYPE="GEOGRAPHIC" TITLE="Office" ',
		);
		expect(await listed('')).toMatchObject([
			{ E164: '12157010680', DID_TYPE: 'GEOGRAPHIC', TITLE: 'Office' },
			{ E164: '18885550100', DID_TYPE: 'TOLLFREE', TITLE: 'Sales & Support' },
		]);
	});

	test('lists what the filters let pass', async () => {
		expect(await listed(parameter('FILTER.DID_TYPE', 'TOLLFREE'))).toMatchObject([
			{ E164: '18885550100' },
		]);
		expect(await listed(parameter('FILTER.E164', '1'))).toEqual([]);
	});

	test('refuses another parameter', async () => {
		expect(await ask('DID.LIST', parameter('E164', '1'))).toBe(
			errorAnswer('DID.LIST has no parameter E164'),
		);
	});
});

test('ACCOUNT.GETBALANCE takes no parameter', async () => {
	expect(await ask('ACCOUNT.GETBALANCE', parameter('REQUESTID', '1'))).toBe(
		errorAnswer('ACCOUNT.GETBALANCE has no parameter REQUESTID'),
	);
});

test('SANDBOX.ECHO answers what it got, except the signature', async () => {
	const content =
		parameter('A.B', ' 1 &lt; 2 ') +
		parameter('SIGNATURE', 'some-signature') +
		parameter('A.B', '') +
		variable('code', '&quot;');
	expect(await ask('SANDBOX.ECHO', content)).toBe(
		`${HEAD}<RESPONSE><RESULT>SUCCESS</RESULT><VALUE NAME="A.B"> 1 &lt; 2 </VALUE><VALUE NAME="A.B"></VALUE><VALUE NAME="VARIABLE" VARIABLENAME="code">&quot;</VALUE></RESPONSE>`,
	);
});
