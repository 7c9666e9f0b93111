import fc from 'fast-check';

import { readAnswer } from '../../../anveo/answer';
import { type CanonicalElement, canonicalXml } from '../../canonicalXml';
import { DOCUMENTED, read } from './answerDocument';

describe('any text', () => {
	test('is read or reported, never thrown at the caller', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(text, (any) => {
				expect(() => readAnswer(any)).not.toThrow();
			}),
			{ numRuns: 2000 },
		);
	});

	test('that is a damaged answer is read or reported, never thrown at the caller', () => {
		const damage = fc.tuple(
			fc.nat(DOCUMENTED.length),
			fc.nat(6),
			fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })),
		);
		fc.assert(
			fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
				const damaged = damages.reduce(
					(text, [at, removed, put]) => text.slice(0, at) + put + text.slice(at + removed),
					DOCUMENTED,
				);

				expect(() => readAnswer(damaged)).not.toThrow();
			}),
			{ numRuns: 2000 },
		);
	});

	test('that is a well-formed RESPONSE says what a strict XML reader finds in it', () => {
		fc.assert(
			fc.property(documents(), (document) => {
				const root = canonicalXml(document);
				const { result, error, values } = read(document);

				expect({ result, error, values }).toEqual({
					result: named(root, 'RESULT').map(wholeText).find(isFilled) ?? '',
					error: named(root, 'ERROR').map(wholeText).filter(isFilled).join('; '),
					values: named(root, 'VALUE').map((value) => ({
						name: new Map(value.attributes).get('NAME') ?? '',
						value: wholeText(value),
					})),
				});
			}),
			{ numRuns: 1500 },
		);
	});
});

const FRAGMENTS = [
	'<RESPONSE>',
	'</RESPONSE>',
	'<RESULT>',
	'</RESULT>',
	'<VALUE NAME="REQUESTID">',
	'</VALUE>',
	'<ERROR/>',
	'<__proto__>',
	'</constructor>',
	'<![CDATA[',
	']]>',
	'<!--',
	'-->',
	'<?xml version="1.0"?>',
	'<?',
	'?>',
	'<!DOCTYPE a [',
	'<!ENTITY a "b">',
	'&a;',
	'&#65;',
	'&#x110000;',
	'&',
	'<',
	'>',
	'"',
	'=',
	'/',
	'\0',
	'\uD800',
	'a',
	' ',
];

function named(root: CanonicalElement, name: string): CanonicalElement[] {
	return root.content
		.filter((child) => typeof child === 'object')
		.filter((child) => child.name === name);
}

/** The element's own text, then that of the elements in it. */
function wholeText({ content }: CanonicalElement): string {
	const own = content.filter((child) => typeof child === 'string').join('');
	const nested = content.filter((child) => typeof child !== 'string').map(wholeText);
	return [own.trim(), ...nested].filter(isFilled).join(' ');
}

function isFilled(text: string): boolean {
	return text !== '';
}

/** Well-formed RESPONSE documents in every spelling XML has for the same thing. */
function documents(): fc.Arbitrary<string> {
	const characters = fc.oneof(
		{ weight: 5, arbitrary: fc.constantFrom(...`&<>"' \n]-!?/=;#xA0é☎\u{1F600}`) },
		{
			weight: 1,
			arbitrary: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
		},
		{
			weight: 1,
			arbitrary: fc
				.integer({ min: 0x10000, max: 0x10ffff })
				.map((code) => String.fromCodePoint(code)),
		},
	);
	const text = fc.array(characters, { maxLength: 8 }).map((parts) => parts.join(''));
	const reference = characters.chain((character) => {
		const code = character.codePointAt(0) ?? 0;
		return fc.constantFrom(
			`&#${code};`,
			`&#x${code.toString(16)};`,
			`&#x00${code.toString(16).toUpperCase()};`,
		);
	});
	const comment = text.map((words) => `<!-- ${words.replaceAll('-', '')} -->`);
	const instruction = text.map((words) => `<?note ${words.replace(/[?<&"']/g, '')}?>`);
	const content = fc
		.array(
			fc.oneof(
				text.map(escapeXml),
				text.map((words) => `<![CDATA[${words.replaceAll(']]>', '')}]]>`),
				reference,
				fc.constantFrom('&lt;', '&gt;', '&amp;', '&quot;', '&apos;', '\r\n', '\r'),
				comment,
				instruction,
			),
			{ maxLength: 5 },
		)
		.map((parts) => parts.join(''));
	const quoted = fc.oneof(
		text.map((words) => `"${attributeXml(words)}"`),
		text.map((words) => `'${attributeXml(words)}'`),
		fc.constantFrom('"REQUESTID"', "'REQUESTID'"),
	);
	const space = fc.constantFrom(' ', '\n', '\t', '  ');
	const value = fc
		.tuple(space, quoted, content)
		.map(
			([gap, name, words]) => `<VALUE${gap}NAME${gap}=${gap}${name}${gap}>${words}</VALUE${gap}>`,
		);
	const plain = fc
		.tuple(fc.constantFrom('RESULT', 'ERROR', 'DIDS', 'Note.1', 'a:b'), content)
		.map(([name, words]) => `<${name}>${words}</${name}>`);
	const nested = fc
		.tuple(quoted, plain, value)
		.map(([name, ...inner]) => `<DIDS T=${name}>${inner.join('')}</DIDS>`);
	const child = fc.oneof(
		value,
		value,
		plain,
		plain,
		nested,
		comment,
		instruction,
		fc.constantFrom('<ERROR/>', '<VALUE/>', '<RESULT />'),
	);
	const declaration = fc.constantFrom(
		'',
		'<?xml version="1.0"?>',
		'<?xml version="1.0" standalone="no" ?>\r\n',
	);
	return fc
		.tuple(declaration, fc.array(child, { maxLength: 6 }))
		.map(([start, children]) => `${start}<RESPONSE>${children.join('\n')}</RESPONSE>`);
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without bare line ends, which have a test of their own. */
function attributeXml(text: string): string {
	return escapeXml(text)
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&apos;')
		.replaceAll('\n', '&#10;');
}
