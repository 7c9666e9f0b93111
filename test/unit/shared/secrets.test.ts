import fc from 'fast-check';

import { Secrets } from '../../../nodes/shared/secrets';

const concealSecrets = (text: string, secrets: string[]) => new Secrets(secrets).hideIn(text);
const concealSecretsInAnswer = (
	answer: Parameters<Secrets['hideInAnswer']>[0],
	secrets: string[],
) => new Secrets(secrets).hideInAnswer(answer);

const KEY = 'an-example-user-key-b079c1c1c13f6d';
const PHRASE = `it's <my> "key" & más`;

describe('a secret in a text', () => {
	test.each([
		['as it is', PHRASE],
		['escaped for XML', 'it&apos;s &lt;my&gt; &quot;key&quot; &amp; más'],
		['escaped for XML with numbers', 'it&#39;s &#60;my&#62; &#34;key&#34; &#38; más'],
		['escaped for XML as HTML writers do', 'it&#39;s &lt;my&gt; &quot;key&quot; &amp; más'],
		['escaped for an element’s text only', `it's &lt;my&gt; "key" &amp; más`],
		['escaped for an address', encodeURIComponent(PHRASE)],
	])('%s is concealed', (_how, written) => {
		expect(concealSecrets(`before ${written} after ${written}`, [PHRASE])).toBe(
			'before *** after ***',
		);
	});

	test.each([
		['one within the other', ['abc', 'xabcx'], 'xabcx abc', '*** ***'],
		['the same twice', ['abc', 'abc'], 'abc', '***'],
		['one after the other', ['abcdefgh', 'ijklmnop'], 'abcdefghijklmnop', '***'],
		['one that is a pattern', ['.*'], 'a .* b', 'a *** b'],
		['one that is a replacement', ['$&'], 'a $& b', 'a *** b'],
		['none', [], 'abc', 'abc'],
	])('beside others, %s, is concealed', (_how, secrets, text, shown) => {
		expect(concealSecrets(text, secrets)).toBe(shown);
	});

	test('that half a character is part of is concealed too', () => {
		expect(concealSecrets('key: ab\uD83D!', ['ab\uD83D'])).toBe('key: ***!');
	});

	test('of any kind in any text is concealed', () => {
		const secret = fc
			.string({ unit: 'grapheme', minLength: 8, maxLength: 30 })
			.filter((text) => !text.includes('*') && (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 4);
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
				expect(concealSecrets(before + hidden + after, [hidden]).includes(hidden)).toBe(false);
			}),
			{ numRuns: 500 },
		);
	});
});

test('beside bytes that are no character, a secret is concealed', () => {
	expect(concealSecrets(`%C0%80 ${KEY} %C0%80`, [KEY])).toBe('%C0%80 *** %C0%80');
});

test('some more secrets are concealed beside the others', () => {
	const more = new Secrets([KEY]).and(['correct horse', PHRASE]);

	expect(more.hideIn(`${KEY}, ${PHRASE}, correct horse`)).toBe('***, ***, ***');
	expect(new Secrets([KEY]).hideIn(PHRASE)).toBe(PHRASE);
});

describe('a short secret in a text', () => {
	test.each([
		['as a word of its own', 'Phrase 212, "212" and 212.', 'Phrase ***, "***" and ***.'],
		['escaped', 'PHRASE=%32%31%32&amp;&quot;212&quot;', 'PHRASE=***&amp;&quot;***&quot;'],
		['as a part of numbers', '12125550100 212555 5212', '12125550100 212555 5212'],
		['joined to something', 'A.212 212_B 1-212-555 10.212.1', 'A.212 212_B 1-212-555 10.212.1'],
		['broken', '2 12 and 2-1-2', '2 12 and 2-1-2'],
	])('%s', (_how, text, shown) => {
		expect(concealSecrets(text, ['212'])).toBe(shown);
	});

	test('of several words may have any white space between them', () => {
		expect(concealSecrets('my\n cat, my+cat, mycat', ['my cat'])).toBe('***, ***, mycat');
	});
});

describe('an answer in which secrets are repeated', () => {
	test('has them concealed in result and values, names included', () => {
		const answer = {
			requestId: 'id',
			result: `for ${KEY}`,
			values: { [KEY]: KEY, NOTES: ['plain', PHRASE] },
		};

		expect(concealSecretsInAnswer(answer, [KEY, PHRASE])).toEqual({
			requestId: 'id',
			result: 'for ***',
			values: { '***': '***', NOTES: ['plain', '***'] },
		});
	});

	test('keeps a REQUESTID that a short secret is part of by chance', () => {
		const answer = { requestId: 'a1b2c3', result: 'b2' };

		expect(concealSecretsInAnswer(answer, ['b2'])).toEqual({ requestId: 'a1b2c3', result: '***' });
	});

	test.each([
		['is a short secret', 'b2', 'b2', '***'],
		['contains the user key', `x${KEY}`, KEY, 'x***'],
	])('conceals a REQUESTID that %s', (_what, requestId, secret, shown) => {
		expect(concealSecretsInAnswer({ requestId, result: '' }, [secret]).requestId).toBe(shown);
	});

	test('keeps what is no text, at each depth', () => {
		const answer = {
			...{ result: undefined, test: true, at: null, count: 5 },
			values: { n: 5, yes: true, none: null, list: [1, null, KEY] },
		};

		expect(concealSecretsInAnswer(answer, [KEY])).toStrictEqual({
			...{ result: undefined, test: true, at: null, count: 5 },
			values: { n: 5, yes: true, none: null, list: [1, null, '***'] },
		});
	});

	test('gets no values when it has none', () => {
		expect(concealSecretsInAnswer({ requestId: '1', result: 'r' }, [KEY])).toEqual({
			requestId: '1',
			result: 'r',
		});
	});
});
