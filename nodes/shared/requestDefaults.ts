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
