import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputRefusal } from '../../../anveo/inputRefusal';
import { readFieldGroup } from './fieldGroup';
import type { ItemContext } from './itemContext';
import { collectionOf, numberOf } from './readParameter';

/** How every request is sent. The credential adds the address, the key and the document. */
export const REQUEST_DEFAULTS = {
	method: 'POST',
	url: '',
	// The bytes as they come: n8n would read all of an answer without end, any charset as UTF-8, and JSON out of some texts.
	encoding: 'stream',
	// Anveo's text is in the body whatever the status. It also keeps n8n from sending again after a 401.
	ignoreHttpStatusErrors: true,
	// The key is in the body: it must not follow a redirect.
	disableFollowRedirect: true,
} as const;

/** Milliseconds after the first call at which an item's call may go out. */
type Pacing = (item: number) => number;

/** n8n's Request Options, as far as the sending keeps them itself. */
export interface RequestSettings {
	/** Milliseconds. */
	timeout: number;
	pacing: Pacing;
}

/** The limit the declarative engine sets when the person sets none. */
const DEFAULT_TIMEOUT = 300_000;

/** The longest time that a timer can be set to. */
const MAX_TIMEOUT = 2_147_483_647;

/** Reads and checks n8n's Request Options. @throws InputRefusal when the time-out is none */
export function requestSettings(context: ItemContext): RequestSettings {
	const { timeout, batching } = readOptions(context);
	return { timeout: timeoutOf(timeout), pacing: batchPacing(batching) };
}

/**
 * n8n's Request Options for an operation that the declarative engine does not send: the same defaults, time-out, proxy and
 * certificate switch.
 *
 * @throws InputRefusal when the proxy is no address, or the time-out is none
 */
export function requestOptions(context: ItemContext): IHttpRequestOptions {
	const { timeout, proxy, allowUnauthorizedCerts } = readOptions(context);
	return {
		...REQUEST_DEFAULTS,
		timeout: timeoutOf(timeout),
		returnFullResponse: true,
		...(allowUnauthorizedCerts === true ? { skipSslCertificateValidation: true } : {}),
		...(typeof proxy === 'string' && proxy.trim() !== '' ? { proxy: proxyOf(proxy) } : {}),
	};
}

function readOptions(context: ItemContext): Record<string, unknown> {
	return readFieldGroup(context, 'requestOptions', 'Request Options');
}

function timeoutOf(timeout: unknown): number {
	if (timeout === undefined || timeout === null || timeout === '') return DEFAULT_TIMEOUT;
	return numberOf(timeout, 'Timeout', { least: 1, most: MAX_TIMEOUT, unit: 'milliseconds' });
}

function proxyOf(proxy: string): IHttpRequestOptions['proxy'] {
	const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
	if (url === undefined || url.hostname === '') {
		throw new InputRefusal("'Proxy' is not a web address", 'Enter it like http://127.0.0.1:3128.');
	}
	const defaultPort = url.protocol === 'https:' ? 443 : 80;
	return {
		host: url.hostname,
		port: url.port === '' ? defaultPort : Number(url.port),
		protocol: url.protocol.replace(/:$/, ''),
		...(url.username === ''
			? {}
			: {
					auth: {
						username: decodeURIComponent(url.username),
						password: decodeURIComponent(url.password),
					},
				}),
	};
}

/**
 * n8n's own batching: so many items at a time, with a pause between.
 *
 * The engine pauses between *preparing* the items. In stop mode all items are prepared before the first is dialled, so
 * the pauses have to be kept once more.
 */
function batchPacing(batching: unknown): Pacing {
	const { batch } = collectionOf(batching, 'Batching');
	const { batchSize, batchInterval } = collectionOf(batch, 'Batching');
	const size = typeof batchSize === 'number' && batchSize > 0 ? batchSize : 1;
	const interval = typeof batchInterval === 'number' && batchInterval > 0 ? batchInterval : 0;
	return (item) => Math.floor(item / size) * interval;
}
