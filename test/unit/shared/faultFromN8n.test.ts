import {
	asN8nThrowsIt,
	asOlderN8nThrowsIt,
	axiosError,
	failure,
	transportFailure,
} from './transportErrors';

test('a failure of n8n itself before sending is shown in its own words', () => {
	const thrown = asN8nThrowsIt(new Error('Unsupported proxy protocol'));

	expect(transportFailure(thrown)).toMatchObject({
		message: 'n8n did not send the request: Unsupported proxy protocol',
		advice: 'Check the credential and its API URL.',
		mayHaveHappened: false,
	});
});

test('of errors within each other, the words of the outermost are shown', () => {
	const inner = failure('inner');

	expect(transportFailure(failure('outer', {}, inner)).message).toBe(
		"Unclear whether +1 215 555 0140 was called: Anveo's answer could not be used: outer",
	);
});

test('where n8n does not tell what failed, the outcome is unclear', () => {
	const thrown = asOlderN8nThrowsIt(new Error('Unsupported proxy protocol'));

	expect(transportFailure(thrown)).toMatchObject({
		message:
			'Unclear whether +1 215 555 0140 was called: n8n could not complete the request: Unsupported proxy protocol',
		mayHaveHappened: true,
	});
});

test('an answer that broke off is told from its status where n8n drops the cause', () => {
	const thrown = Object.assign(asOlderN8nThrowsIt(failure('aborted')), { httpCode: '200' });

	expect(transportFailure(thrown)).toMatchObject({
		message:
			'Unclear whether +1 215 555 0140 was called: The connection to Anveo broke before the answer was complete',
		mayHaveHappened: true,
	});
});

test('a failed look-up is told from its message where n8n drops the cause', () => {
	const lookUp = failure('getaddrinfo EBUSY', { code: 'EBUSY', syscall: 'getaddrinfo' });

	expect(transportFailure(asOlderN8nThrowsIt(axiosError('EBUSY', lookUp)))).toMatchObject({
		message: 'Anveo could not be reached (EBUSY)',
		mayHaveHappened: false,
	});
});

test('whatever n8n did not wrap was thrown after the answer, so the call may have been placed', () => {
	expect(transportFailure(new TypeError('x is not a function'))).toMatchObject({
		message:
			"Unclear whether +1 215 555 0140 was called: Anveo's answer could not be used: x is not a function",
		mayHaveHappened: true,
	});
});

test.each([[undefined], [null], ['text'], [{}]])(
	'%j, no error at all, is reported too',
	(thrown) => {
		expect(typeof transportFailure(thrown).message).toBe('string');
	},
);
