// Dials the sandbox as n8n would, without n8n.

/**
 * @typedef {import('../../scripts/n8n/sandboxServer.mjs').SandboxServer} SandboxServer
 *
 * @typedef {object} WantedDial
 * @property {Record<string, string>} [variables]
 * @property {Record<string, string>} [parameters] beside the required ones
 * @property {string} [userKey]
 */

/** @param {string} text */
function escaped(text) {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** @param {string} digits @param {WantedDial} wanted */
function documentOf(digits, { variables = {}, parameters = {}, userKey = 'sandbox-user-key' }) {
	const all = { PHONENUMBER: digits, CALLERID: '12157010680', CALLFLOW: 'any', ...parameters };
	const sent = [
		...Object.entries(all).map(([name, value]) => [`NAME="${name}"`, value]),
		...Object.entries(variables).map(([name, value]) => [
			`NAME="VARIABLE" VARIABLENAME="${escaped(name)}"`,
			value,
		]),
	].map(([names, value]) => `<PARAMETER ${names}>${escaped(String(value))}</PARAMETER>`);
	return `<REQUEST><USERTOKEN><USERKEY>${userKey}</USERKEY></USERTOKEN><ACTION NAME="DIAL.CALLFLOW">${sent.join('')}</ACTION></REQUEST>`;
}

/**
 * Dials, whatever the answer is, and gives the REQUESTID; '' when there is none in it.
 * @param {SandboxServer} sandbox
 * @param {string} digits
 * @param {WantedDial} [wanted]
 */
export async function dial(sandbox, digits, wanted = {}) {
	const answer = await fetch(sandbox.apiUrl, {
		method: 'POST',
		headers: { 'Content-Type': 'application/xml; charset=UTF-8' },
		body: documentOf(digits, wanted),
		redirect: 'manual',
	});
	return /NAME="REQUESTID">([^<]+)</.exec(await answer.text())?.[1] ?? '';
}
