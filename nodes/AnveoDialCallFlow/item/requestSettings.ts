import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputRefusal } from '../../../anveo/inputRefusal';
import type { ItemContext } from './itemContext';
import { collectionOf } from './readParameter';

/** How every request is sent. The credential adds the address, the key and the document. */
export const REQUEST_DEFAULTS = {
	method: 'POST',
	url: '',
	// The bytes: n8n would read any other charset as UTF-8, and JSON out of some texts.
	encoding: 'arraybuffer',
	// Anveo's text is in the body whatever the status. It also keeps n8n from sending again after a 401.
	ignoreHttpStatusErrors: true,
	// The key is in the body: it must not follow a redirect.
	disableFollowRedirect: true,
} as const;

/** The limit the declarative engine sets when the person sets none. */
const DEFAULT_TIMEOUT = 300_000;

/**
 * n8n's Request Options for an operation that the declarative engine does not send: the same defaults, time-out, proxy and
 * certificate switch.
 *
 * @throws InputRefusal when the proxy is no address
 */
export function requestOptions(context: ItemContext): IHttpRequestOptions {
	const { timeout, proxy, allowUnauthorizedCerts } = collectionOf(
		context.getNodeParameter('requestOptions', {}),
		'Request Options',
	);
	return {
		...REQUEST_DEFAULTS,
		timeout: typeof timeout === 'number' && timeout > 0 ? timeout : DEFAULT_TIMEOUT,
		returnFullResponse: true,
		...(allowUnauthorizedCerts === true ? { skipSslCertificateValidation: true } : {}),
		...(typeof proxy === 'string' && proxy.trim() !== '' ? { proxy: proxyOf(proxy.trim()) } : {}),
	};
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

/** Milliseconds after the first call at which an item's call may go out. */
export type Pacing = (item: number) => number;

/**
 * n8n's own batching (Request Options): so many items at a time, with a pause between.
 *
 * The engine pauses between *preparing* the items. In stop mode all items are prepared before the first is dialled, so
 * the pauses have to be kept once more.
 */
export function batchPacing(context: ItemContext): Pacing {
	const options = collectionOf(context.getNodeParameter('requestOptions', {}), 'Request Options');
	const { batch } = collectionOf(options.batching, 'Batching');
	const { batchSize, batchInterval } = collectionOf(batch, 'Batching');
	const size = typeof batchSize === 'number' && batchSize > 0 ? batchSize : 1;
	const interval = typeof batchInterval === 'number' && batchInterval > 0 ? batchInterval : 0;
	return (item) => Math.floor(item / size) * interval;
}
