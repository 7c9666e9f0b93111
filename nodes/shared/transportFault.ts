import { Fault } from './fault';

/** Certificate and handshake failures: TLS refuses before a byte of the request is sent. */
const BEFORE_SENDING =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_INVALID_URL|ERR_TLS_CERT_ALTNAME_INVALID|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

/**
 * Tells a request that never left from one whose outcome nobody knows.
 *
 * @param error what n8n's request helper threw: its own error class, with Node's or axios' error as a cause
 * @param timeout the limit in milliseconds that was set
 */
export function transportFault(error: unknown, timeout?: number): Fault {
	const { code, syscall, message, fromNetwork, fromN8n } = networkCause(error);
	if (syscall === 'connect' || syscall === 'getaddrinfo' || BEFORE_SENDING.test(code)) {
		return new Fault(
			'notSent',
			`Anveo could not be reached (${code || syscall})`,
			"Check the network of your n8n server, the proxy under Request Options, and 'API URL' of the credential.",
		);
	}
	if (!fromNetwork) return otherFault(message, fromN8n);
	if (/^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT)$/.test(code)) {
		const limit = timeout === undefined ? '' : ` within ${timeout / 1000} seconds`;
		return new Fault('unclear', `Anveo did not answer${limit}`);
	}
	if (code === 'ERR_CANCELED') {
		return new Fault('unclear', 'The execution was cancelled while Anveo had the request');
	}
	return new Fault(
		'unclear',
		`The connection to Anveo broke before the answer was complete${code === '' ? '' : ` (${code})`}`,
	);
}

/** n8n wraps what its request helper throws. Anything else comes from after the answer. */
function otherFault(message: string, fromN8n: NetworkCause['fromN8n']): Fault {
	switch (fromN8n) {
		case 'with its cause':
			return new Fault(
				'notSent',
				`n8n did not send the request: ${message}`,
				'Check the credential and its API URL.',
			);
		case 'without its cause':
			return new Fault('unclear', `n8n could not complete the request: ${message}`);
		case 'no':
			return new Fault('unclear', `Anveo's answer could not be used: ${message}`);
	}
}

interface NetworkCause {
	code: string;
	syscall: string;
	message: string;
	/** The error comes from Node's or axios' network code, so the request may have been under way. */
	fromNetwork: boolean;
	/** Whether n8n's request helper wrapped it. Older versions of n8n drop what they wrapped. */
	fromN8n: 'with its cause' | 'without its cause' | 'no';
}

/** The innermost error that has a code: n8n wraps errors, and AggregateError hides one for each address tried. */
function networkCause(error: unknown): NetworkCause {
	let found: NetworkCause = {
		code: '',
		syscall: '',
		message: 'unknown',
		fromNetwork: false,
		fromN8n: wrappedByN8n(error),
	};
	for (let at = error; at instanceof Error; at = at.cause) {
		const { code, syscall, isAxiosError, message } = readable(at);
		found = {
			...found,
			code: typeof code === 'string' ? code : found.code,
			syscall: typeof syscall === 'string' ? syscall : found.syscall,
			message: found.message === 'unknown' ? String(message) : found.message,
			fromNetwork:
				found.fromNetwork ||
				isAxiosError === true ||
				typeof syscall === 'string' ||
				typeof code === 'string',
		};
	}
	return found;
}

function wrappedByN8n(error: unknown): NetworkCause['fromN8n'] {
	if (!(error instanceof Error) || error.name !== 'NodeApiError') return 'no';
	return error.cause === undefined ? 'without its cause' : 'with its cause';
}

function readable(error: Error): Record<string, unknown> {
	if (wrappedByN8n(error) === 'without its cause') return remainsOf(error);
	return Object.fromEntries(
		['code', 'syscall', 'isAxiosError', 'message'].map((key) => [key, Reflect.get(error, key)]),
	);
}

/**
 * What n8n keeps of an error whose cause it drops: its code where there is no HTTP status, and its message. With a status
 * the answer had begun.
 */
function remainsOf(error: Error): Record<string, unknown> {
	const { httpCode, messages } = Object(error);
	const message = String(Array.isArray(messages) ? (messages[0] ?? error.message) : error.message);
	return {
		code: /^[A-Z][A-Z\d_]+$/.test(String(httpCode)) ? httpCode : undefined,
		syscall: /^(connect|getaddrinfo) E/.exec(message)?.[1],
		isAxiosError: /^\d{3}$/.test(String(httpCode)),
		message,
	};
}
