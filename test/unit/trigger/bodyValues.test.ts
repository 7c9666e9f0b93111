import fc from 'fast-check';

import { bodyValues } from '../../../nodes/AnveoCallFlowTrigger/values/bodyValues';

const value = (name: string, content: unknown) => ({ name, value: content });
const valuesOf = async (body: string | Buffer, contentType?: string) =>
	await bodyValues(Buffer.from(body as string), contentType);

const FORM = 'application/x-www-form-urlencoded';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

test.each([[undefined], ['text/plain'], ['application/json'], [FORM], ['multipart/form-data']])(
	'no body has no values: %s',
	async (contentType) => {
		expect(await valuesOf('', contentType)).toEqual([]);
	},
);

describe('a form', () => {
	test.each([
		[FORM, 'n=%C3%A9', 'é'],
		[`${FORM}; charset=UTF-8`, 'n=%C3%A9', 'é'],
		[`${FORM};charset=ISO-8859-1`, 'n=%E9', 'é'],
		[`${FORM}; charset="iso-8859-1"`, latin1('n=é'), 'é'],
		[`${FORM}; charset='windows-1252'`, latin1('n=\x80'), '€'],
		[`${FORM}; charset=us-ascii`, 'n=%E9', 'é'],
		[`${FORM}; charset=klingon`, 'n=%C3%A9', 'é'],
		[FORM.toUpperCase(), '\ufeffn=1', '1'],
		// Bytes that are UTF-8 too: only the charset tells what they mean.
		[`${FORM};charset=ISO-8859-1`, 'n=%C3%A9', 'Ã©'],
		[`${FORM};  charset  =  "iso-8859-1"`, 'n=%C3%A9', 'Ã©'],
		[`${FORM}; version=1; charset='iso-8859-1'; x=y`, 'n=%C3%A9', 'Ã©'],
	])('%s', async (contentType, body, expected) => {
		expect(await valuesOf(body, contentType)).toEqual([value('n', expected)]);
	});
});

describe('JSON', () => {
	const json = async (text: string | Buffer) => await valuesOf(text, 'application/json');

	test('an object has its names, and its values stay what they are', async () => {
		expect(await json('{"a":"1","b":2,"c":null,"d":[true,{"e":""}]}')).toEqual([
			value('a', '1'),
			value('b', 2),
			value('c', null),
			value('d', [true, { e: '' }]),
		]);
	});

	test.each([
		['[1,2]', [1, 2]],
		['"text"', 'text'],
		['12', 12],
		['null', null],
		['{"a":', '{"a":'],
		['a=1', 'a=1'],
	])('%s arrives whole', async (text, expected) => {
		expect(await json(text)).toEqual([value('body', expected)]);
	});

	test('in another charset, and after a byte order mark', async () => {
		const body = latin1('{"n":"é"}');
		expect(await valuesOf(body, 'application/json; charset=ISO-8859-1')).toEqual([value('n', 'é')]);
		expect(await valuesOf(body, 'application/json')).toEqual([value('n', 'é')]);
		expect(await json('\ufeff{"n":"é"}')).toEqual([value('n', 'é')]);
	});

	test.each(['application/vnd.anveo+json', 'application/json ; charset=utf-8'])(
		'written as %s',
		async (contentType) => {
			expect(await valuesOf('{"a":1}', contentType)).toEqual([value('a', 1)]);
		},
	);

	test('a type that only begins like it arrives whole', async () => {
		expect(await valuesOf('{"a":1}', 'application/json-seq')).toEqual([value('body', '{"a":1}')]);
	});

	test('the name __proto__ is as good as any', async () => {
		const values = await json('{"__proto__":{"x":1}}');

		expect(values.map(({ name }) => name)).toEqual(['__proto__']);
		expect(Object.prototype).not.toHaveProperty('x');
	});

	test('what is nested too deep for any program arrives as text', async () => {
		for (const text of [
			'['.repeat(200) + ']'.repeat(200),
			'['.repeat(500_000) + ']'.repeat(500_000),
		]) {
			expect(await json(text)).toEqual([value('body', text)]);
		}
		expect(await json('['.repeat(50) + ']'.repeat(50))).not.toEqual([
			value('body', expect.any(String)),
		]);
	});

	test('any object arrives unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
				async (object) => {
					const text = JSON.stringify(object);
					const expected = Object.entries(JSON.parse(text));

					expect((await json(text)).map(({ name, value: content }) => [name, content])).toEqual(
						expected,
					);
				},
			),
		);
	});
});

describe('multipart', () => {
	const contentType = 'multipart/form-data; boundary=xyz';
	const part = (disposition: string, content: string) =>
		`--xyz\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

	test('has its fields, and the names of its files', async () => {
		const body = `${part('name="a"', '1')}${part('name="é[b]"', 'x\r\ny')}${part('name="file"; filename="call.wav"', 'RIFF')}--xyz--\r\n`;

		expect(await valuesOf(body, contentType)).toEqual([
			value('a', '1'),
			value('é[b]', 'x\r\ny'),
			value('file', 'call.wav'),
		]);
	});

	test.each([['nonsense'], [part('name="a"', '1')]])('cut off, it arrives whole', async (body) => {
		expect(await valuesOf(body, contentType)).toEqual([value('body', body)]);
		expect(await valuesOf(body, 'multipart/form-data')).toEqual([value('body', body)]);
	});
});

test.each([
	[undefined, 'a=1&b'],
	['', 'a=1&b'],
	['text/plain', ' a '],
	['text/plain; charset=iso-8859-1', latin1(' a ')],
	['text/xml', '<a/>'],
	['application/octet-stream', '☎'],
])('%s arrives whole', async (contentType, body) => {
	expect(await valuesOf(body, contentType)).toEqual([value('body', body.toString())]);
});

test.each(['ï»!', 'ï!¿', '!»¿'])('%s is no byte order mark', async (text) => {
	const contentType = 'text/plain; charset=iso-8859-1';

	expect(await valuesOf(latin1(text), contentType)).toEqual([value('body', text)]);
});

test('any bytes of any type arrive somehow', async () => {
	const types = fc.constantFrom(
		...['', FORM, `${FORM};charset=utf-16le`, 'application/json', 'application/json;charset=gbk'],
		...['multipart/form-data;boundary=a', 'text/plain;charset=utf-7', ';;charset="', 'text/plain'],
	);
	await fc.assert(
		fc.asyncProperty(fc.uint8Array(), types, async (bytes, contentType) => {
			const values = await bodyValues(Buffer.from(bytes), contentType);

			expect(() => JSON.stringify(values)).not.toThrow();
		}),
	);
});
