import { type INodeParameters, NodeHelpers } from 'n8n-workflow';

import { nodeUnderTest, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (parameters: INodeParameters) =>
	await runNode({
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters,
	});

const ACTION = { resource: 'customAction', operation: 'send', actionName: 'A.B' };

describe('one expression for a whole group of fields is refused, and nothing is sent', () => {
	test.each<[string, INodeParameters]>([
		['Additional Fields', { additionalFields: '={{ {delay: 60} }}' }],
		['Options', { options: "={{ {defaultCountry: 'US'} }}" }],
		['Variables', { variables: "={{ {variable: [{name: 'A', value: '1'}]} }}" }],
		['Request Options', { requestOptions: '={{ {timeout: 5} }}' }],
		['Additional Fields', { operation: 'dialAndWait', additionalFields: '={{ {delay: 60} }}' }],
		['Request Options', { operation: 'dialAndWait', requestOptions: '={{ {timeout: 5} }}' }],
		['Request Options', { operation: 'getStatus', requestId: 'x', requestOptions: '={{ {} }}' }],
		['Parameters', { ...ACTION, parameters: "={{ {parameter: [{name: 'A', value: '1'}]} }}" }],
		['Variables', { ...ACTION, actionVariables: '={{ {variable: []} }}' }],
	])("'%s': %j", async (label, parameters) => {
		const { error } = await run(parameters);

		expect(error?.message).toBe(`'${label}' is one expression, not a set of fields`);
		expect(error?.description).toContain('Add its fields one by one');
		expect(account.sandbox.requests()).toEqual([]);
	});
});

test.each<[string, unknown]>([
	['a text', '{"delay": 60}'],
	['a number', 60],
	['a list of texts', ['delay']],
])('%s for Additional Fields is refused as well', async (_what, additionalFields) => {
	const { error } = await run({ additionalFields } as INodeParameters);

	expect(error?.message).toMatch(/^'Additional Fields' is a .*, not a set of fields$/);
	expect(account.sandbox.requests()).toEqual([]);
});

test('one expression for the Batching of Request Options: n8n itself gives up, and nothing is dialled', async () => {
	const { error } = await run({ requestOptions: { batching: '={{ {} }}' } });

	expect(error).toBeDefined();
	expect(account.sandbox.requests()).toEqual([]);
});

test('of a group of another operation nothing is read', async () => {
	await run({ parameters: '={{ 1 }}' });

	expect(account.sandbox.dials()).toHaveLength(1);
});

test('a set of fields is what it was: n8n fills in defaults, and leaves out what it does not know', () => {
	const { description } = nodeUnderTest();
	const written: INodeParameters = {
		resource: 'call',
		operation: 'dial',
		additionalFields: { delay: 5, unknown: 1 },
		variables: { variable: [{ name: 'A' }] },
		requestOptions: {},
	};
	const [all, saved] = [true, false].map((defaults) =>
		NodeHelpers.getNodeParameters(
			description.properties,
			written,
			defaults,
			false,
			null,
			description,
		),
	);

	expect(all).toMatchObject({
		additionalFields: { delay: 5 },
		variables: { variable: [{ name: 'A', value: '' }] },
		requestOptions: {},
	});
	expect(all?.additionalFields).not.toHaveProperty('unknown');
	expect(saved).toMatchObject({ additionalFields: { delay: 5 } });
});
