import type { ICredentialType, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { withNested } from '../withNested';
import { loadedPackage } from './loadedPackage';
import { packedPackage, TIMEOUT } from './packedPackage';

let nodes: INodeTypeDescription[];
let credentials: ICredentialType[];

beforeAll(async () => {
	({ nodes, credentials } = (await loadedPackage()).types);
}, TIMEOUT);

/** Each parameter a person can see, at any depth. n8n's own Request Options are n8n's business. */
function parameters(): INodeProperties[] {
	const top = [...nodes, ...credentials].flatMap(({ properties }) => properties);
	return withNested(top.filter(({ name }) => name !== 'requestOptions'));
}

/** Labels: of the node, the credential, parameters, groups, and choices. */
function labels(): string[] {
	const own = [...nodes, ...credentials].map(({ displayName }) => displayName);
	const inside = parameters().flatMap(({ displayName, name, type, options = [] }) => [
		// A notice is a sentence.
		...(type === 'notice' ? [] : [displayName]),
		// Countries are written as their people write them.
		...(name === 'defaultCountry' ? [] : options).map((option) =>
			'displayName' in option ? option.displayName : option.name,
		),
	]);
	return [...own, ...inside];
}

const SMALL_WORDS = new Set(
	'a an and as at but by for from in into nor of on or per the to via vs with'.split(' '),
);

/** Title Case: each word starts with a capital, but for small words inside. */
function isTitleCase(label: string): boolean {
	const words = label.split(' ');
	return words.every((word, index) => {
		const isInside = index > 0 && index < words.length - 1;
		return /^[("']?[\p{Lu}\d]/u.test(word) || (isInside && SMALL_WORDS.has(word));
	});
}

test.each([
	['Caller ID', true],
	['Variables (JSON)', true],
	['Add to List', true],
	['Call At', true],
	['Call at', false],
	['Caller id', false],
	['to List', false],
	['Two  Spaces', false],
	['', false],
])('"%s" in Title Case: %s', (label, expected) => {
	expect(isTitleCase(label)).toBe(expected);
});

test('there are parameters to look at, at each depth', () => {
	const names = parameters().map(({ name }) => name);
	expect(names).toEqual(
		expect.arrayContaining(['resource', 'phoneNumber', 'memo', 'value', 'userApiKey']),
	);
	expect(names).not.toContain('batching');
});

test('each label is in Title Case', () => {
	expect(labels().filter((label) => !isTitleCase(label))).toEqual([]);
});

test("each yes-or-no parameter's description starts with 'Whether'", () => {
	const booleans = parameters().filter(({ type }) => type === 'boolean');
	expect(booleans).not.toEqual([]);
	const wrong = booleans.filter(({ description }) => !description?.startsWith('Whether '));
	expect(wrong.map(({ name }) => name)).toEqual([]);
});

const isCollection = ({ type }: INodeProperties) =>
	type === 'collection' || type === 'fixedCollection';

test("each collection's placeholder is what its button says: 'Add ...'", () => {
	const collections = parameters().filter(isCollection);
	expect(collections).not.toEqual([]);
	const wrong = collections.filter(({ placeholder }) => !/^Add [A-Z]/.test(placeholder ?? ''));
	expect(wrong.map(({ name }) => name)).toEqual([]);
});

test("each other placeholder is an example and starts with 'e.g.'", () => {
	const examples = parameters()
		.filter((parameter) => !isCollection(parameter))
		.flatMap(({ placeholder }) => placeholder ?? []);
	expect(examples).not.toEqual([]);
	expect(examples.filter((placeholder) => !/^e\.g\. \S/.test(placeholder))).toEqual([]);
});

test('each action is in sentence case, without articles', () => {
	const options = parameters().flatMap((parameter) => parameter.options ?? []);
	const actions = options.flatMap((option) => ('action' in option ? (option.action ?? []) : []));
	expect(actions.length).toBeGreaterThanOrEqual(5);
	const right = /^\p{Lu}(?!.* (a|an|the) )[^\p{Lu}]*( API [^\p{Lu}]*)?$/u;
	expect(actions.filter((action) => !right.test(action))).toEqual([]);
});

test("no one looks over a person's shoulder: each secret is a password field", () => {
	const fields = credentials.flatMap(({ properties }) => properties);
	const shown = fields.filter(({ typeOptions }) => typeOptions?.password !== true);
	expect(shown.map(({ name }) => name)).toEqual(['email', 'apiUrl']);
});

/** Descriptions: of the node, parameters, and choices. */
function descriptions(): string[] {
	const inside = parameters().flatMap(({ description, options = [] }) => [
		description,
		...options.map((option) => ('description' in option ? option.description : undefined)),
	]);
	return [...nodes.map(({ description }) => description), ...inside].filter(
		(text) => text !== undefined,
	);
}

test('each description starts with a capital and has no stray blanks', () => {
	expect(descriptions().length).toBeGreaterThan(10);
	expect(
		descriptions().filter((text) => !/^\p{Lu}/u.test(text) || /^\s|\s$|\s\s/.test(text)),
	).toEqual([]);
});

test('a description of one sentence has no full stop, one of several ends with it', () => {
	const wrong = descriptions().filter((text) => {
		const isSeveral = /\.\s+\p{Lu}/u.test(text);
		return isSeveral !== text.endsWith('.');
	});
	expect(wrong).toEqual([]);
});

test('no text has an emoji', () => {
	const texts = JSON.stringify([nodes, credentials, packedPackage().manifest]);
	expect(texts.match(/\p{Extended_Pictographic}|\p{Regional_Indicator}/gu)).toBeNull();
});
