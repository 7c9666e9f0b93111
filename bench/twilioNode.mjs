// n8n's own Twilio node, which places a call for each item, one after the other.
import { builtInNode } from './engine.mjs';
import { callerId } from './items.mjs';

/** @typedef {import('./engine.mjs').Candidate} Candidate */

const twilioAddress = 'https://api.twilio.com/';
const account = { accountSid: 'AC00000000000000000000000000000000', authToken: 'token' };

/**
 * n8n lets the credential change each request, so the address can be turned to the loopback server here, and the node's
 * code stays n8n's. The two expressions that n8n evaluates for each signature are left out.
 * @param {string} url
 */
function credentialFor(url) {
	return {
		type: {
			name: 'twilioApi',
			displayName: 'Twilio API',
			properties: [],
			/** @param {Record<string, any>} _data @param {any} request */
			authenticate: async (_data, { uri, ...request }) => ({
				...request,
				uri: uri.replace(twilioAddress, url),
				auth: { username: account.accountSid, password: account.authToken },
			}),
		},
		data: account,
	};
}

/** The same four expressions as in the other candidates. @param {string} url @returns {Candidate} */
export function twilioNode(url) {
	const { Twilio } = builtInNode('Twilio/Twilio.node.js');
	const parameters = {
		resource: 'call',
		operation: 'make',
		from: `+${callerId}`,
		to: '={{ $json.phone }}',
		twiml: false,
		message: '=Hello {{ $json.name }}, your code is {{ $json.code }}, order {{ $json.order }}',
		options: {},
	};
	return {
		chain: [{ type: new Twilio(), typeVersion: 1, parameters }],
		credential: credentialFor(url),
		idField: 'sid',
	};
}
