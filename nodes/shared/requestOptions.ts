import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputRefusal } from '../../anveo/inputRefusal';
import type { ItemContext } from './itemContext';
import { collectionOf } from './readParameter';
import { REQUEST_DEFAULTS } from './requestDefaults';

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
