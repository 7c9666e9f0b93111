import {
	requestOptions,
	requestSettings,
} from '../../../nodes/AnveoDialCallFlow/item/requestSettings';
import { refusalOf } from '../refusalOf';

/** An item whose Request Options are these. */
const itemWith = (options: unknown) => ({ getNodeParameter: () => options }) as never;

const FIVE_MINUTES = 300_000;

describe('the time-out', () => {
	test.each<[unknown, number]>([
		[undefined, FIVE_MINUTES],
		[null, FIVE_MINUTES],
		['', FIVE_MINUTES],
		[1, 1],
		['2500', 2500],
		[2_147_483_647, 2_147_483_647],
	])('%p is %i milliseconds', (timeout, milliseconds) => {
		expect(requestSettings(itemWith({ timeout })).timeout).toBe(milliseconds);
		expect(requestOptions(itemWith({ timeout })).timeout).toBe(milliseconds);
	});

	test.each<[unknown]>([[0], [-1], [2_147_483_648], ['soon']])('%p is refused', (timeout) => {
		const advice = 'Enter a number of milliseconds from 1 to 2147483647.';

		expect(refusalOf(() => requestSettings(itemWith({ timeout })))).toEqual({
			message: expect.stringMatching(/^'Timeout' ".*", but must be a number of milliseconds/),
			advice,
		});
		expect(refusalOf(() => requestOptions(itemWith({ timeout }))).advice).toBe(advice);
	});
});

describe('the batching', () => {
	const pacesOf = (batch: unknown) => {
		const { pacing } = requestSettings(itemWith({ batching: { batch } }));
		return [0, 1, 2, 3, 4].map(pacing);
	};

	test.each<[string, unknown, number[]]>([
		['two at a time', { batchSize: 2, batchInterval: 100 }, [0, 0, 100, 100, 200]],
		['one at a time', { batchSize: 1, batchInterval: 5 }, [0, 5, 10, 15, 20]],
		['0 counts as one', { batchSize: 0, batchInterval: 5 }, [0, 5, 10, 15, 20]],
		['-1 too', { batchSize: -1, batchInterval: 5 }, [0, 5, 10, 15, 20]],
		['no size', { batchInterval: 5 }, [0, 5, 10, 15, 20]],
		['a size that is no number', { batchSize: '2', batchInterval: 5 }, [0, 5, 10, 15, 20]],
		['no interval', { batchSize: 2 }, [0, 0, 0, 0, 0]],
		['an interval of less than none', { batchSize: 1, batchInterval: -5 }, [0, 0, 0, 0, 0]],
		['an interval that is no number', { batchSize: 1, batchInterval: '5' }, [0, 0, 0, 0, 0]],
		['nothing', undefined, [0, 0, 0, 0, 0]],
	])('%s', (_what, batch, times) => {
		expect(pacesOf(batch)).toEqual(times);
	});

	test.each<[unknown]>([['fast'], [{ batch: 'fast' }]])('%j is refused', (batching) => {
		expect(refusalOf(() => requestSettings(itemWith({ batching }))).message).toBe(
			"'Batching' is a string, not a set of fields",
		);
	});
});

describe('the proxy', () => {
	const proxyOf = (proxy: unknown) => requestOptions(itemWith({ proxy })).proxy;

	test.each<[unknown]>([[undefined], [''], ['  '], [5]])('%p is none', (proxy) => {
		expect(requestOptions(itemWith({ proxy }))).not.toHaveProperty('proxy');
	});

	test.each([
		['http://10.0.0.1', { host: '10.0.0.1', port: 80, protocol: 'http' }],
		['https://10.0.0.1', { host: '10.0.0.1', port: 443, protocol: 'https' }],
		['https://10.0.0.1:80', { host: '10.0.0.1', port: 80, protocol: 'https' }],
		[' http://10.0.0.1:3128 ', { host: '10.0.0.1', port: 3128, protocol: 'http' }],
		[
			'http://ann:p%40ss%3A@10.0.0.1:1',
			{
				...{ host: '10.0.0.1', port: 1, protocol: 'http' },
				auth: { username: 'ann', password: 'p@ss:' },
			},
		],
	])('%s', (proxy, parts) => {
		expect(proxyOf(proxy)).toEqual(parts);
	});

	test.each(['none', 'http://', 'localhost:3128'])('%s is refused', (proxy) => {
		expect(refusalOf(() => proxyOf(proxy))).toEqual({
			message: "'Proxy' is not a web address",
			advice: 'Enter it like http://127.0.0.1:3128.',
		});
	});
});

test('the certificate is checked, unless the switch is on', () => {
	const skips = (allowUnauthorizedCerts: unknown) =>
		requestOptions(itemWith({ allowUnauthorizedCerts })).skipSslCertificateValidation;

	expect([true, false, undefined, 'true'].map(skips)).toEqual([
		true,
		undefined,
		undefined,
		undefined,
	]);
});
