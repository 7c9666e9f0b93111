// What n8n fills in where a workflow says nothing. n8n stores only what differs from it: another name or another value here
// would change what workflows do that people have saved.
import { type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';

const { description } = new AnveoDialCallFlow();

/** All parameters that count with these chosen, as n8n hands them to the node. */
function filledIn(chosen: INodeParameters): INodeParameters {
	const { properties } = description;
	const all = NodeHelpers.getNodeParameters(properties, chosen, true, false, null, description);
	if (all === null) throw new Error('n8n fills in nothing');
	return all;
}

const called = {
	...{ phoneNumber: '', callerId: '', callFlow: '' },
	...{ specifyVariables: 'fields', variables: {} },
	...{ additionalFields: {}, options: {}, requestOptions: {} },
};

const waiting = { resumeUrlVariable: 'RESUMEURL', limitWaitTime: true, maxWaitTime: 10 };

const verifying = {
	verifyNotice: '',
	codeSource: 'random',
	codeVariable: 'CODE',
	replyField: 'DIGITS',
};

test.each<[string, INodeParameters]>([
	['dial', called],
	['dialAndWait', { ...called, ...waiting, resumeNotice: '' }],
	['verify', { ...called, ...waiting, ...verifying, codeLength: 6 }],
	[
		'connect',
		{ firstNumber: '', secondNumber: '', additionalFields: {}, options: {}, requestOptions: {} },
	],
	['checkNumber', { numberToCheck: '', checkOptions: {}, requestOptions: {} }],
	['getStatus', { requestId: '', waitUntilEnded: false, requestOptions: {} }],
	['getResult', { requestId: '', requestOptions: {} }],
])('%s has these parameters', (operation, expected) => {
	expect(filledIn({ resource: 'call', operation })).toEqual({
		...{ resource: 'call', operation },
		...expected,
	});
});

test('a custom action has these', () => {
	expect(filledIn({ resource: 'customAction' })).toEqual({
		...{ resource: 'customAction', operation: 'send' },
		...{ costNotice: '', actionName: '', parameters: {}, actionVariables: {}, requestOptions: {} },
	});
});

test('a node as it is added dials', () => {
	expect(filledIn({})).toEqual({ resource: 'call', operation: 'dial', ...called });
});

test.each<[INodeParameters, string, INodeParameters]>([
	[{ operation: 'dial', specifyVariables: 'json' }, 'variables', { variablesJson: '{}' }],
	[{ operation: 'dialAndWait', limitWaitTime: false }, 'maxWaitTime', {}],
	[{ operation: 'verify', codeSource: 'given' }, 'codeLength', { givenCode: '' }],
	[{ operation: 'getStatus', waitUntilEnded: true }, '', { pollInterval: 5, maxWait: 10 }],
])('with %j, %j gives way to %j', (chosen, gone, come) => {
	const before = filledIn({ operation: chosen.operation ?? '' });
	const rest = Object.entries({ ...before, ...chosen }).filter(([name]) => name !== gone);

	expect(filledIn(chosen)).toEqual({ ...Object.fromEntries(rest), ...come });
});

test.each<[INodeParameters, INodeParameters]>([
	[
		{ additionalFields: { callingHours: { hours: {} } } },
		{
			additionalFields: {
				callingHours: {
					hours: {
						...{ from: '08:00', to: '21:00', timeZone: 'number', outsideHours: 'schedule' },
						days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
					},
				},
			},
		},
	],
	[
		{ additionalFields: { callingHours: { hours: { timeZone: 'named' } } } },
		{
			additionalFields: {
				callingHours: {
					hours: {
						...{ from: '08:00', to: '21:00', timeZone: 'named', outsideHours: 'schedule' },
						days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
						timeZoneName: '',
					},
				},
			},
		},
	],
	[{ variables: { variable: [{}] } }, { variables: { variable: [{ name: '', value: '' }] } }],
	[
		{ requestOptions: { batching: { batch: {} } } },
		{ requestOptions: { batching: { batch: { batchSize: 50, batchInterval: 1_000 } } } },
	],
	[
		{ resource: 'customAction', operation: 'send', parameters: { parameter: [{}] } },
		{ parameters: { parameter: [{ name: '', value: '' }] } },
	],
	[
		{ resource: 'customAction', operation: 'send', actionVariables: { variable: [{}] } },
		{ actionVariables: { variable: [{ name: '', value: '' }] } },
	],
])('an empty row of %j is filled in', (chosen, expected) => {
	const all = filledIn(chosen);

	for (const [name, value] of Object.entries(expected)) expect(all[name]).toEqual(value);
});

/** What the button of a collection offers, each with what it starts with. */
function offered(collection: string, operation: string) {
	const chosen = { resource: 'call', operation };
	const field = description.properties.find(({ name }) => name === collection);
	const parameters: INodeProperties[] = (field?.options ?? []).flatMap((option) =>
		'type' in option ? option : [],
	);
	const shown = parameters.filter((parameter) =>
		NodeHelpers.displayParameter({}, parameter, null, description, chosen),
	);
	return Object.fromEntries(shown.map((parameter) => [parameter.name, parameter.default]));
}

const everyCall = {
	...{ billingCode: '', callAt: '', delay: 0, memo: '', test: false },
	callingHours: { hours: {} },
};

const everyOption = {
	...{ concurrency: 10, defaultCountry: '', maxCallsPerRun: 1_000 },
	redialAfterUnclearOutcome: false,
};

test.each(['dial', 'dialAndWait', 'verify', 'connect'])(
	'%s can have these besides',
	(operation) => {
		const forTwo = operation === 'connect' ? { connectCallerId: '', maxCallDuration: 60 } : {};
		const withInput = operation === 'verify' ? {} : { includeInputFields: false };

		expect(offered('additionalFields', operation)).toEqual({ ...everyCall, ...forTwo });
		expect(offered('options', operation)).toEqual({ ...everyOption, ...withInput });
	},
);

test('a check of a number can have a country, and any request what n8n gives to all', () => {
	expect(offered('checkOptions', 'checkNumber')).toEqual({ defaultCountry: '' });
	expect(offered('requestOptions', 'dial')).toEqual({
		...{ allowUnauthorizedCerts: false, proxy: '', timeout: 300_000 },
		batching: { batch: {} },
	});
});
