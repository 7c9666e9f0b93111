// One request to n8n.

/**
 * `fetch`, with a connection of its own: n8n closes one that it has kept for five seconds, and after it was busy for longer
 * than that, it does so just when the next request comes in, which is lost then.
 * @param {string | URL} url
 * @param {RequestInit} [options]
 */
export async function askN8n(url, options = {}) {
	const headers = new Headers(options.headers);
	headers.set('connection', 'close');
	return await fetch(url, { ...options, headers });
}
