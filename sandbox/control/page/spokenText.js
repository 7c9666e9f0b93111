// What a call flow could say with the variables of a call. The real text is in the call flow, at Anveo.

/** @typedef {{ name: string, value: string }} Variable */

/** They tell the sandbox's call flow what to do, and nobody wants to hear them. */
const settings = ['ONSTARTURL', 'REPLYURL', 'RESUMEURL', 'ONENDURL', 'REPLYMETHOD', 'PRESS'];
const names = ['FIRSTNAME', 'NAME'];
const codes = ['VERIFICATIONCODE', 'CODE'];

/** @param {Variable[]} variables */
export function spokenText(variables) {
	const heard = variables.filter(({ name, value }) => isHeard(name, value.trim()));
	const person = heard.find(({ name }) => names.includes(name));
	const rest = heard.filter((variable) => variable !== person);
	return [
		person === undefined ? 'Hello.' : `Hello ${person.value.trim()}.`,
		...rest.map(({ name, value }) => sentence(name, value.trim())),
	].join(' ');
}

/** @param {string} name @param {string} value */
function isHeard(name, value) {
	return value !== '' && !settings.includes(name) && !/^https?:/i.test(value);
}

/** @param {string} name @param {string} value */
function sentence(name, value) {
	if (codes.includes(name)) return `Your code is ${[...value].join(', ')}.`;
	const words = name
		.toLowerCase()
		.replace(/[._-]+/g, ' ')
		.trim();
	const end = /[.!?]$/.test(value) ? '' : '.';
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${value}${end}`;
}
