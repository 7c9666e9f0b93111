// What every candidate dials: the same numbers and values, and the same parameters with the same four expressions.

/** @typedef {{ phone: string, name: string, code: string, order: number }} Contact */

/**
 * Distinct valid numbers, as a CRM holds them.
 * @param {number} count up to 100,000
 * @returns {Array<{ json: Contact }>}
 */
export function contacts(count) {
	return Array.from({ length: count }, (_, at) => {
		const [exchange, line] = [200 + Math.floor(at / 10_000), at % 10_000];
		return {
			json: {
				phone: `+1 (212) ${exchange}-${String(line).padStart(4, '0')}`,
				name: `Ann <${at}> & Bob`,
				code: String(100_000 + at),
				order: at,
			},
		};
	});
}

export const userKey = 'df141891e2e883904b0b294dc5bq79c1c1c13f6d';
export const callerId = '12157010680';
export const callFlow = 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22';

/**
 * Parameters of the dial node: four expressions, two variables, a memo.
 * @param {number} concurrency
 */
export const dialParameters = (concurrency) => ({
	resource: 'call',
	operation: 'dial',
	phoneNumber: '={{ $json.phone }}',
	callerId,
	callFlow,
	specifyVariables: 'fields',
	variables: {
		variable: [
			{ name: 'NAME', value: '={{ $json.name }}' },
			{ name: 'CODE', value: '={{ $json.code }}' },
		],
	},
	additionalFields: { memo: '=Order {{ $json.order }}' },
	options: { concurrency, maxCallsPerRun: 100_000 },
	requestOptions: {},
});

/** The same document, as a person would write it into an HTTP Request node, with the same four expressions. */
export const bodyTemplate =
	`=<?xml version="1.0" standalone="no" ?><REQUEST><USERTOKEN><USERKEY>${userKey}</USERKEY></USERTOKEN><ACTION NAME="DIAL.CALLFLOW">` +
	`<PARAMETER NAME="PHONENUMBER">{{ $json.phone }}</PARAMETER><PARAMETER NAME="CALLERID">${callerId}</PARAMETER>` +
	`<PARAMETER NAME="CALLFLOW">${callFlow}</PARAMETER><PARAMETER NAME="MEMO">Order {{ $json.order }}</PARAMETER>` +
	`<PARAMETER NAME="VARIABLE" VARIABLENAME="NAME">{{ $json.name }}</PARAMETER>` +
	`<PARAMETER NAME="VARIABLE" VARIABLENAME="CODE">{{ $json.code }}</PARAMETER></ACTION></REQUEST>`;

/** A document of the same size that needs no expression, for the candidates that measure n8n alone. */
export const fixedBody = bodyTemplate
	.slice(1)
	.replace('{{ $json.phone }}', '12122000000')
	.replace('{{ $json.order }}', '4711')
	.replace('{{ $json.name }}', 'Ann &lt;4711&gt; &amp; Bob')
	.replace('{{ $json.code }}', '104711');

/** Without a charset n8n's helper would send the body as a form. */
export const xmlHeaders = {
	'Content-Type': 'application/xml; charset=UTF-8',
	Accept: 'application/xml; charset=UTF-8',
};
