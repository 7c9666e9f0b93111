import { Fault } from './fault';

/**
 * Failed look-ups, and certificates that TLS refuses before a byte of the request is sent. No code of a connection is
 * here: ECONNREFUSED and EHOSTUNREACH can also come from a read or a write, after the request.
 */
const BEFORE_SENDING =
	/^(ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL|ERR_TLS_CERT_ALTNAME_INVALID|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

/** ERR_CANCELED: the limit that the sending sets to the whole exchange has come. Nothing else cancels a request. */
const TIMED_OUT = /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_CANCELED|TimeoutError)$/;

/**
 * Tells a request that never left from one whose outcome nobody knows.
 *
 * @param error what n8n's request helper threw: its own error class, with Node's or axios' error as a cause
 * @param timeout the limit in milliseconds that was set
 */
export function transportFault(error: unknown, timeout: number): Fault {
	const { code, syscall, message, fromNetwork, fromN8n } = networkCause(error);
	if (syscall === 'connect' || syscall === 'getaddrinfo' || BEFORE_SENDING.test(code)) {
		const isLate = code === 'ETIMEDOUT' ? 'in time ' : '';
		return new Fault(
			'notSent',
			`Anveo could not be reached ${isLate}(${code || syscall})`,
			"Check the network of your n8n server, the proxy under Request Options, and 'API URL' of the credential.",
		);
	}
	if (!fromNetwork) return otherFault(message, fromN8n);
	if (TIMED_OUT.test(code)) {
		return new Fault('unclear', `Anveo did not answer within ${timeout / 1000} seconds`);
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
	for (let at = error; isError(at); at = at.cause) {
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

/** By its shape: whoever threw it may have an Error class of its own. */
function isError(value: unknown): value is Error {
	return typeof value === 'object' && value !== null && 'message' in value && 'name' in value;
}

function wrappedByN8n(error: unknown): NetworkCause['fromN8n'] {
	if (!isError(error) || error.name !== 'NodeApiError') return 'no';
	return error.cause === undefined ? 'without its cause' : 'with its cause';
}

function readable(error: Error): Record<string, unknown> {
	if (wrappedByN8n(error) === 'without its cause') return remainsOf(error);
	// The limit of an exchange is a DOMException, whose code is an old number.
	if (error.name === 'TimeoutError') return { code: error.name, message: error.message };
	const [code, isAxiosError] = ['code', 'isAxiosError'].map((key) => Reflect.get(error, key));
	return { code, isAxiosError, message: error.message, syscall: syscallOf(error) };
}

/** Where several addresses were tried, each has an error: the request never left if all of them failed to connect. */
function syscallOf(error: Error): unknown {
	const each: unknown = Reflect.get(error, 'errors');
	if (!Array.isArray(each) || each.length === 0) {
		return Reflect.get(error, 'syscall') ?? syscallIn(error.message);
	}
	const syscalls = new Set(each.map((one) => Object(one).syscall));
	return syscalls.size === 1 ? [...syscalls][0] : undefined;
}

/** Node's messages begin with it: "connect ECONNREFUSED 127.0.0.1:80". */
function syscallIn(message: string): string | undefined {
	return /^(connect|getaddrinfo) E/.exec(message)?.[1];
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
		syscall: syscallIn(message),
		isAxiosError: /^\d{3}$/.test(String(httpCode)),
		message,
	};
}
