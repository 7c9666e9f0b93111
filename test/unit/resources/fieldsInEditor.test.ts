// How n8n's editor treats each field, by what the node says of it.
import type { INodeProperties } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';
import { withNested } from '../../withNested';

const { properties } = new AnveoDialCallFlow().description;
const fields = withNested(properties);

/** The names of some fields, each once. */
function namesOf(wanted: (field: INodeProperties) => boolean): string[] {
	return [...new Set(fields.filter(wanted).map(({ name }) => name))].sort();
}

/** What a field holds, by its type. */
const holds: Record<string, (value: unknown) => boolean> = {
	boolean: (value) => typeof value === 'boolean',
	collection: (value) => isObject(value),
	dateTime: (value) => typeof value === 'string',
	fixedCollection: (value) => isObject(value),
	hidden: () => true,
	json: (value) => typeof value === 'string',
	multiOptions: (value) => Array.isArray(value),
	notice: (value) => value === '',
	number: (value) => typeof value === 'number',
	options: (value) => typeof value === 'string',
	string: (value) => typeof value === 'string',
};

const isObject = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

test('each field is of a type that n8n knows, and starts with a value of it', () => {
	const wrong = fields.filter((field) => holds[field.type]?.(field.default) !== true);

	expect(wrong).toEqual([]);
});

test('dates, texts and JSON are not the same to the editor', () => {
	expect(namesOf(({ type }) => type === 'dateTime')).toEqual(['callAt']);
	expect(namesOf(({ type }) => type === 'json')).toEqual(['variablesJson']);
	expect(namesOf(({ type }) => type === 'collection')).toEqual([
		...['additionalFields', 'checkOptions', 'options', 'requestOptions'],
	]);
	expect(namesOf(({ type }) => type === 'fixedCollection')).toEqual([
		...['actionVariables', 'batching', 'callingHours', 'parameters', 'variables'],
	]);
});

test('each number has its bounds, and starts within them', () => {
	const numbers = fields.filter(({ type }) => type === 'number');
	const bounds = numbers.map(({ name, typeOptions }) => [
		name,
		[typeOptions?.minValue, typeOptions?.maxValue],
	]);

	expect(Object.fromEntries(bounds)).toEqual({
		batchInterval: [0, undefined],
		batchSize: [-1, undefined],
		codeLength: [4, 10],
		concurrency: [1, 100],
		delay: [0, 86_400],
		maxCallDuration: [1, 1_440],
		maxCallsPerRun: [1, 1_000_000],
		maxWait: [0, 1_440],
		maxWaitTime: [0.1, 86_400],
		pollInterval: [1, 3_600],
		timeout: [1, undefined],
	});
	const outside = numbers.filter(
		({ typeOptions = {}, default: value }) =>
			Number(value) < (typeOptions.minValue ?? NaN) ||
			Number(value) > (typeOptions.maxValue ?? Infinity),
	);
	expect(outside).toEqual([]);
});

test('fields with rows take several, others one set of fields', () => {
	const groups = fields.filter(({ type }) => type === 'fixedCollection');
	const several = groups.map(({ name, typeOptions }) => [name, typeOptions?.multipleValues]);

	expect(Object.fromEntries(several)).toEqual({
		...{ variables: true, actionVariables: true, parameters: true },
		...{ batching: false, callingHours: false },
	});
});

test('what holds for all items, or is read after the wait, takes no expression', () => {
	expect(namesOf(({ noDataExpression }) => noDataExpression === true)).toEqual([
		'allowUnauthorizedCerts',
		'codeSource',
		'concurrency',
		'includeInputFields',
		'maxCallsPerRun',
		'operation',
		'replyField',
		'resource',
		'specifyVariables',
	]);
});

test('the code that a workflow gives is hidden as passwords are', () => {
	expect(namesOf(({ typeOptions }) => typeOptions?.password === true)).toEqual(['givenCode']);
});

test('n8n shows its Request Options among the settings of the node', () => {
	expect(namesOf(({ isNodeSetting }) => isNodeSetting === true)).toEqual(['requestOptions']);
});

/** The values of a field with choices. */
function choicesOf({ options = [] }: INodeProperties): unknown[] {
	return options.map((option) => ('value' in option ? option.value : undefined));
}

test('each choice can be told from the others, and a field starts with one of its own', () => {
	const chosen = fields.filter(({ type }) => type === 'options' || type === 'multiOptions');
	expect(chosen.length).toBeGreaterThan(8);
	for (const field of chosen) {
		const choices = choicesOf(field);
		// No country is the lack of a choice.
		const own = field.name === 'defaultCountry' ? ['', ...choices] : choices;

		expect([field.name, new Set(choices).size]).toEqual([field.name, choices.length]);
		expect(own).toEqual(expect.arrayContaining([field.default].flat()));
	}
});

test.each([
	['resource', ['call', 'customAction']],
	['specifyVariables', ['fields', 'json']],
	['codeSource', ['random', 'given']],
	['timeZone', ['number', 'workflow', 'named']],
	['outsideHours', ['schedule', 'refuse']],
])('%s: the choices that the code reads', (name, choices) => {
	const field = fields.find((one) => one.name === name);

	expect(field && choicesOf(field)).toEqual(choices);
});

test('operations alone have an action: the subtitle is made of all there are', () => {
	const hasAction = ({ options = [] }: INodeProperties) => options.some((one) => 'action' in one);

	expect(namesOf(hasAction)).toEqual(['operation']);
});
