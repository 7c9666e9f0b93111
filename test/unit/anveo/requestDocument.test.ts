/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AnveoAction, NamedValue } from '../../../anveo/action';
import { dialCallFlow } from '../../../anveo/dialCallFlow';
import type { DialCallFlow } from '../../../anveo/dialCallFlow';
import { requestDocument } from '../../../anveo/requestDocument';
import type { Account } from '../../../anveo/requestDocument';
import { canonicalXml } from '../../canonicalXml';
import type { CanonicalElement } from '../../canonicalXml';

const EXAMPLE_CALL: DialCallFlow = {
	phoneNumber: '12152152152',
	callerId: '12157010680',
	callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
	variables: [
		{ name: 'ACCOUNTID', value: '8732123' },
		{ name: 'VERIFICATIONCODE', value: '1453' },
	],
	delayMinutes: 1440,
	memo: 'DIAL.CALLFLOW API Action example with 2 Call Flow VARIABLES|delayed by 24 hours',
};
const EXAMPLE_ACCOUNT = { userKey: ['df141891e2e883904b0b', '294dc5bq79c1c1c13f6d'].join('') };
const SIGNATURE = 'b617318655057264e28bc0b6fb378c8ef146be00';

/** The document for one parameter, and what a strict reader makes of it. */
function parametersOf(document: string): CanonicalElement[] {
	const action = canonicalXml(document).content[1];
	if (typeof action !== 'object') throw new Error('The document has no ACTION');
	return action.content.filter((child) => typeof child === 'object');
}

const named = (parameters: CanonicalElement[]) =>
	parameters.map(({ attributes, content }) => [
		attributes.map(([, value]) => value).join(' '),
		content.join(''),
	]);

describe('the DIAL.CALLFLOW document', () => {
	test("equals Anveo's documented example for the example's values", () => {
		const documented = readFileSync(
			join(__dirname, '../../fixtures/anveo/dialCallFlow.request.xml'),
			'utf8',
		);
		const built = requestDocument(dialCallFlow(EXAMPLE_CALL), EXAMPLE_ACCOUNT);

		expect(sorted(built)).toEqual(sorted(documented));
	});

	test('begins with the XML declaration of the example', () => {
		const document = requestDocument(dialCallFlow(EXAMPLE_CALL), EXAMPLE_ACCOUNT);

		expect(document).toMatch(/^<\?xml version="1\.0" standalone="no"\s*\?>/);
	});

	test('carries the SIGNATURE as its first parameter when the account has one', () => {
		const account = { ...EXAMPLE_ACCOUNT, signature: SIGNATURE };
		const [first, ...others] = named(
			parametersOf(requestDocument(dialCallFlow(EXAMPLE_CALL), account)),
		);

		expect(first).toEqual(['SIGNATURE', SIGNATURE]);
		expect(others.map(([name]) => name)).not.toContain('SIGNATURE');
	});

	test('carries no SIGNATURE when the account has none', () => {
		expect(requestDocument(dialCallFlow(EXAMPLE_CALL), EXAMPLE_ACCOUNT)).not.toContain('SIGNATURE');
	});

	test('carries the three required parameters and nothing else when nothing else is set', () => {
		const { phoneNumber, callerId, callFlow } = EXAMPLE_CALL;
		const action = dialCallFlow({ phoneNumber, callerId, callFlow, variables: [] });

		expect(named(parametersOf(requestDocument(action, { userKey: 'k' })))).toEqual([
			['PHONENUMBER', phoneNumber],
			['CALLERID', callerId],
			['CALLFLOW', callFlow],
		]);
	});

	test.each<[string, Partial<DialCallFlow>, NamedValue[]]>([
		['a memo', { memo: 'note' }, [{ name: 'MEMO', value: 'note' }]],
		['a billing code', { billingCode: '123456' }, [{ name: 'BILLINGCODE', value: '123456' }]],
		['a test', { test: true }, [{ name: 'TEST', value: 'TRUE' }]],
		['no test', { test: false }, []],
		['a delay', { delayMinutes: 86_400 }, [{ name: 'DELAY', value: '86400' }]],
		['a delay of 0', { delayMinutes: 0 }, [{ name: 'DELAY', value: '0' }]],
	])('carries %s as Anveo writes it', (_what, extra, expected) => {
		const { parameters } = dialCallFlow({
			...EXAMPLE_CALL,
			delayMinutes: undefined,
			memo: undefined,
			...extra,
		});

		expect(parameters.slice(3)).toEqual(expected);
	});
});

describe('texts in a document', () => {
	const awkward = [
		'',
		' ',
		'  leading and trailing  ',
		'\ttab\t',
		'line\nfeed',
		'carriage\rreturn',
		'\r\n',
		'\n\n',
		']]>',
		'<![CDATA[x]]>',
		'<!-- x -->',
		'<?xml version="1.0"?>',
		'</PARAMETER></ACTION>',
		`"double" 'single'`,
		'&amp; &lt; &#65; &bogus; &',
		'true',
		'false',
		'0',
		'007',
		'1e5',
		'__proto__',
		'constructor',
		'#text',
		'@NAME',
		':@',
		'\u{1F600}\u{10FFFF}\u{10000}',
		'\u0085\u2028\u00A0\uFEFF\uFFFD\uE000\uD7FF\u007F\u009F',
		'$& $1 $$',
		'x'.repeat(10_000),
		'\u{1F4DE}&<'.repeat(2_500),
	];

	test.each(awkward.map((text) => [text]))('%j arrives unchanged wherever it stands', (text) => {
		const action = {
			action: text,
			parameters: [{ name: text, value: text }],
			variables: [{ name: text, value: text }],
		};
		const account = { userKey: text, signature: text };

		expect(canonicalXml(requestDocument(action, account))).toEqual(expected(action, account));
	});

	test('any sendable text arrives unchanged as key, name and value', () => {
		fc.assert(
			fc.property(actions(), accounts(), (action, account) => {
				expect(canonicalXml(requestDocument(action, account))).toEqual(expected(action, account));
			}),
			{ numRuns: 500 },
		);
	});
});

/** Every code point XML 1.0 can carry, those that need care much more often than the rest. */
function sendable(): fc.Arbitrary<string> {
	const point = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...'&<>"\'\t\n\r ]-!?/=;#x0Aé') },
		{ weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0xd7ff }).map(characterOf) },
		{ weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0xfffd }).map(characterOf) },
		{ weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }).map(characterOf) },
		{ weight: 1, arbitrary: fc.constantFrom(']]>', '<!--', '-->', '&amp;', '\r\n', 'true') },
	);
	return fc.array(point, { maxLength: 40 }).map((parts) => parts.join(''));
}

function characterOf(codePoint: number): string {
	return String.fromCodePoint(codePoint);
}

function namedValues(): fc.Arbitrary<NamedValue[]> {
	return fc.array(fc.record({ name: sendable(), value: sendable() }), { maxLength: 5 });
}

function actions(): fc.Arbitrary<AnveoAction> {
	return fc.record({ action: sendable(), parameters: namedValues(), variables: namedValues() });
}

function accounts(): fc.Arbitrary<Account> {
	return fc.record(
		{ userKey: sendable(), signature: sendable() },
		{ requiredKeys: ['userKey'], noNullPrototype: true },
	);
}

/** What a document has to say, by Anveo's help. */
function expected(action: AnveoAction, { userKey, signature }: Account): CanonicalElement {
	const element = (
		name: string,
		attributes: Array<[string, string]>,
		content: Array<CanonicalElement | string>,
	) => ({ name, attributes, content: content.filter((child) => child !== '') });
	return element(
		'REQUEST',
		[],
		[
			element('USERTOKEN', [], [element('USERKEY', [], [userKey])]),
			element(
				'ACTION',
				[['NAME', action.action]],
				[
					...(signature === undefined
						? []
						: [element('PARAMETER', [['NAME', 'SIGNATURE']], [signature])]),
					...action.parameters.map(({ name, value }) =>
						element('PARAMETER', [['NAME', name]], [value]),
					),
					...action.variables.map(({ name, value }) =>
						element(
							'PARAMETER',
							[
								['NAME', 'VARIABLE'],
								['VARIABLENAME', name],
							],
							[value],
						),
					),
				],
			),
		],
	);
}

/** The order of parameters is not said to matter; all else has to be equal. */
function sorted(document: string) {
	const root = canonicalXml(document);
	const parameters = parametersOf(document)
		.map((one) => JSON.stringify(one))
		.sort();
	return { userToken: root.content[0], root: root.name, parameters };
}
