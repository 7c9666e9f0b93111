// What n8n reads of the node, beside its parameters. The tests of the package look at it as n8n loads it.
import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';

let node: AnveoDialCallFlow;
let description: AnveoDialCallFlow['description'];
beforeEach(() => {
	node = new AnveoDialCallFlow();
	({ description } = node);
});

test('workflows that people have saved find the node by its name and version', () => {
	expect(description).toMatchObject({
		...{ name: 'anveoDialCallFlow', version: [1], defaultVersion: 1 },
	});
});

test('a new node is called what the panel of nodes calls it', () => {
	expect(description.defaults.name).toBe(description.displayName);
});

test('it has an icon for light and another for dark', () => {
	const { light, dark } = Object(description.icon);
	for (const icon of [light, dark]) expect(icon).toMatch(/^file:\S+\.svg$/);
	expect(dark).not.toBe(light);
});

test('it has one input and one output, among the nodes that do something', () => {
	expect(description.inputs).toEqual(['main']);
	expect(description.outputs).toEqual(['main']);
	expect(description.group).toEqual(['output']);
});

test('agents can use it as a tool', () => {
	expect(description.usableAsTool).toBe(true);
});

test('it needs an account, which one of its methods tests, but for a check of a number', () => {
	expect(description.credentials).toEqual([
		{
			name: 'anveoApi',
			required: true,
			testedBy: Object.keys(node.methods.credentialTest)[0],
			displayOptions: { hide: { operation: ['checkNumber'] } },
		},
	]);
	expect(Object.values(node.methods.credentialTest)).toEqual([expect.any(Function)]);
});

test('while it waits, the editor says what it waits for, by the name of the field', () => {
	expect(description.waitingNodeTooltip).toContain('Resume URL Variable');
});

test('the address that ends the wait takes both methods, and belongs to the execution', () => {
	const webhooks = description.webhooks ?? [];

	expect(webhooks.map(({ httpMethod }) => httpMethod)).toEqual(['GET', 'POST']);
	for (const webhook of webhooks) {
		expect(webhook).toMatchObject({ name: 'default', path: '', restartWebhook: true });
		expect(webhook).toMatchObject({ responseMode: 'onReceived', responseData: '' });
	}
});

/** The operations that a person can choose, by resource. */
function chosen() {
	const lists = description.properties.filter(({ name }) => name === 'operation');
	return lists.map(({ displayOptions, options = [] }) => [
		displayOptions?.show?.resource?.[0],
		options.map((option) => ('value' in option ? option.value : undefined)),
	]);
}

test('each operation that can be chosen is one that the node has', () => {
	const has = Object.entries(node.customOperations).map(([resource, operations]) => [
		resource,
		Object.keys(operations),
	]);

	expect(chosen()).toEqual(has);
	for (const operations of Object.values(node.customOperations)) {
		for (const operation of Object.values(operations)) expect(operation).toBeInstanceOf(Function);
	}
});

/** The operations that n8n's engine runs when n8n itself calls the node, as it does for a tool. */
async function ranByEngine(): Promise<string[]> {
	const ran: string[] = [];
	for (const operation of Object.keys(node.customOperations.call)) {
		const called = new AnveoDialCallFlow();
		called.execute = async () => (ran.push(operation), []);
		const context = { getNodeParameter: () => operation };
		// What is written as code needs more of n8n than this.
		await called.execute?.call(context as never).catch(() => []);
	}
	return ran;
}

test('of a tool, the engine runs what the node declares, and what is written as code runs itself', async () => {
	expect(await ranByEngine()).toEqual(['dial', 'connect', 'getStatus', 'getResult']);
	expect(new AnveoDialCallFlow().execute).toBeUndefined();
});
