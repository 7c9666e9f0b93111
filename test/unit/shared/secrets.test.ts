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
		['one after the other', ['abc', 'def'], 'abcdef', '******'],
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
			.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
			.filter((text) => !text.includes('*') && text.trim() !== '');
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
				expect(concealSecrets(before + hidden + after, [hidden]).includes(hidden)).toBe(false);
			}),
			{ numRuns: 500, examples: [['a', '', '']] },
		);
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

	test('gets no values when it has none', () => {
		expect(concealSecretsInAnswer({ requestId: '1', result: 'r' }, [KEY])).toEqual({
			requestId: '1',
			result: 'r',
		});
	});
});
