import {
	asN8nThrowsIt,
	asOlderN8nThrowsIt,
	axiosError,
	failure,
	transportFailure,
} from './transportErrors';

const wrappings: Array<[string, (error: Error) => unknown]> = [
	['bare', (error) => error],
	["in n8n's NodeApiError", asN8nThrowsIt],
	["in an older n8n's NodeApiError", asOlderN8nThrowsIt],
	['as the cause of the cause of an error', (error) => failure('a', {}, failure('b', {}, error))],
];

describe.each(wrappings)('an error %s', (_how, wrapped) => {
	test.each([
		['ENOTFOUND'],
		['EAI_AGAIN'],
		['ERR_TLS_CERT_ALTNAME_INVALID'],
		['CERT_HAS_EXPIRED'],
		['DEPTH_ZERO_SELF_SIGNED_CERT'],
		['SELF_SIGNED_CERT_IN_CHAIN'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
	])('with %s means that nothing was sent', (code) => {
		const found = transportFailure(wrapped(axiosError(code)), 5000);

		expect(found.message).toBe(`Anveo could not be reached (${code})`);
		expect(found.mayHaveHappened).toBe(false);
	});

	test.each([['ECONNREFUSED'], ['ENETUNREACH'], ['EHOSTUNREACH'], ['EADDRNOTAVAIL']])(
		'with %s of connecting means that nothing was sent',
		(code) => {
			const cause = failure(`connect ${code} 192.0.2.1:443`, { code, syscall: 'connect' });
			const found = transportFailure(wrapped(axiosError(code, cause)), 5000);

			expect(found.message).toBe(`Anveo could not be reached (${code})`);
			expect(found.mayHaveHappened).toBe(false);
		},
	);

	test.each([
		['read', 'ECONNREFUSED'],
		['read', 'EHOSTUNREACH'],
		['write', 'ENETUNREACH'],
		['write', 'EHOSTUNREACH'],
	])('of a %s that failed with %s leaves the outcome unclear', (syscall, code) => {
		const cause = failure(`${syscall} ${code}`, { code, syscall });
		const found = transportFailure(wrapped(axiosError(code, cause)), 5000);

		expect(found.message).toContain(`broke before the answer was complete (${code})`);
		expect(found.mayHaveHappened).toBe(true);
	});

	test.each([['ETIMEDOUT'], ['ECONNABORTED'], ['ESOCKETTIMEDOUT'], ['ERR_CANCELED']])(
		'with %s while waiting for the answer leaves the outcome unclear',
		(code) => {
			const found = transportFailure(wrapped(axiosError(code)), 2500);

			expect(found.message).toBe(
				'Unclear whether +1 215 555 0140 was called: Anveo did not answer within 2.5 seconds',
			);
			expect(found.mayHaveHappened).toBe(true);
		},
	);

	test('with ETIMEDOUT while connecting means that nothing was sent', () => {
		const cause = failure('connect ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'connect' });
		const found = transportFailure(wrapped(axiosError('ETIMEDOUT', cause)), 5000);

		expect(found.message).toBe('Anveo could not be reached in time (ETIMEDOUT)');
		expect(found.mayHaveHappened).toBe(false);
	});

	test.each([
		['ECONNRESET'],
		['EPIPE'],
		['ERR_BAD_RESPONSE'],
		['EPROTO'],
		['HPE_INVALID_CONSTANT'],
	])('with %s after sending leaves the outcome unclear', (code) => {
		const found = transportFailure(wrapped(axiosError(code)), 5000);

		expect(found.message).toContain(
			`The connection to Anveo broke before the answer was complete (${code})`,
		);
		expect(found.mayHaveHappened).toBe(true);
	});

	test.each([
		['a read that failed', failure('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' })],
		['a network error without a code', failure('broken', { isAxiosError: true })],
	])('that is %s leaves the outcome unclear', (_what, error) => {
		expect(transportFailure(wrapped(error), 5000).mayHaveHappened).toBe(true);
	});
});

// An open connection gives these too: when a byte of the answer is damaged, or something in between writes plain HTTP.
test.each([
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'],
	['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC'],
	['ERR_SSL_WRONG_VERSION_NUMBER'],
])('%s may come after the request was sent, so the outcome is unclear', (code) => {
	expect(transportFailure(axiosError(code)).mayHaveHappened).toBe(true);
});

test("Node's own 'socket hang up' leaves the outcome unclear, also without axios around it", () => {
	const hangUp = failure('socket hang up', { code: 'ECONNRESET' });

	expect(transportFailure(hangUp).mayHaveHappened).toBe(true);
});

test('the failure of all addresses of a host means that nothing was sent', () => {
	const each = ['::1', '127.0.0.1'].map((address) =>
		failure(`connect ECONNREFUSED ${address}`, { code: 'ECONNREFUSED', syscall: 'connect' }),
	);
	const all = Object.assign(new AggregateError(each), { code: 'ECONNREFUSED' });

	expect(transportFailure(axiosError('ECONNREFUSED', all)).mayHaveHappened).toBe(false);
});

test('a time-out of connecting to all addresses says so', () => {
	const each = ['::1', '127.0.0.1'].map((address) =>
		failure(`connect ETIMEDOUT ${address}`, { code: 'ETIMEDOUT', syscall: 'connect' }),
	);
	const all = Object.assign(new AggregateError(each), { code: 'ETIMEDOUT' });

	expect(transportFailure(axiosError('ETIMEDOUT', all), 300_000)).toMatchObject({
		message: 'Anveo could not be reached in time (ETIMEDOUT)',
		mayHaveHappened: false,
	});
});

test('one address that broke after connecting makes the outcome unclear', () => {
	const each = [
		failure('connect ECONNREFUSED ::1', { code: 'ECONNREFUSED', syscall: 'connect' }),
		failure('read EHOSTUNREACH', { code: 'EHOSTUNREACH', syscall: 'read' }),
	];
	const all = Object.assign(new AggregateError(each), { code: 'ECONNREFUSED' });

	expect(transportFailure(all).mayHaveHappened).toBe(true);
});

test('the limit of an exchange, which ends the reading of an answer, is a time-out', () => {
	const ended = new DOMException('The operation was aborted due to timeout', 'TimeoutError');

	expect(transportFailure(ended, 1000)).toMatchObject({
		message: 'Unclear whether +1 215 555 0140 was called: Anveo did not answer within 1 seconds',
		mayHaveHappened: true,
	});
});

test.each(['XENOTFOUND', 'ENOTFOUND2', 'MY_CERT_HAS_EXPIRED', 'XETIMEDOUT', 'ETIMEDOUT2'])(
	'%s is a code that nobody knows, so the outcome is unclear',
	(code) => {
		expect(transportFailure(axiosError(code))).toMatchObject({
			message: `Unclear whether +1 215 555 0140 was called: The connection to Anveo broke before the answer was complete (${code})`,
			mayHaveHappened: true,
		});
	},
);

test('that connecting failed is told by what Node says of it, not by a word in a message', () => {
	const refused = failure('refused', { code: 'ECONNREFUSED', syscall: 'connect' });
	const broken = failure('read after connect ECONNRESET', { code: 'ECONNRESET' });
	const ofNoAddress = Object.assign(new AggregateError([]), {
		...{ code: 'ECONNREFUSED', syscall: 'connect' },
	});

	expect(transportFailure(refused).mayHaveHappened).toBe(false);
	expect(transportFailure(broken).mayHaveHappened).toBe(true);
	expect(transportFailure(ofNoAddress).mayHaveHappened).toBe(false);
});

test('a failed look-up means that nothing was sent, whatever its code', () => {
	const lookUp = failure('getaddrinfo EBUSY', { code: 'EBUSY', syscall: 'getaddrinfo' });

	expect(transportFailure(lookUp)).toMatchObject({
		message: 'Anveo could not be reached (EBUSY)',
		advice:
			"Check the network of your n8n server, the proxy under Request Options, and 'API URL' of the credential.",
		mayHaveHappened: false,
	});
});
