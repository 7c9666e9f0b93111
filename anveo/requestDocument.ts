import { XMLBuilder } from 'fast-xml-parser';

import type { AnveoAction, NamedValue } from './action';

/** Headers Anveo's help recommends for the XML POST ("apihelp_request"). */
export const REQUEST_HEADERS = {
	'Content-Type': 'application/xml; charset=UTF-8',
	Accept: 'application/xml; charset=UTF-8',
};

/** The account a request is made for. */
export interface Account {
	/** The USERKEY of Anveo's "API Configuration" screen. */
	userKey: string;
	/** See `signature`; left out when the account has no e-mail and Secure Phrase set. */
	signature?: string;
}

// Line ends and tabs are escaped too: an XML reader turns a bare CR into LF, and any of them into a space in an attribute.
const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
	'\t': '&#9;',
	'\n': '&#10;',
	'\r': '&#13;',
};

function escaped(text: unknown): string {
	return String(text).replace(/[&<>"'\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

const builder = new XMLBuilder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	textNodeName: '#text',
	// Otherwise a variable named "true" would become an attribute without a value.
	suppressBooleanAttributes: false,
	processEntities: false,
	tagValueProcessor: (_tag, text) => escaped(text),
	attributeValueProcessor: (_attribute, text) => escaped(text),
});

/**
 * The finished XML document for `v3.asp`.
 *
 * Every text in `action` must have passed `sendableText`. Source of the grammar: Anveo's help, "apihelp_request".
 */
export function requestDocument(action: AnveoAction, account: Account): string {
	return builder.build({
		'?xml': { '@version': '1.0', '@standalone': 'no' },
		REQUEST: {
			USERTOKEN: { USERKEY: { '#text': account.userKey } },
			ACTION: { '@NAME': action.action, PARAMETER: parameterElements(action, account) },
		},
	});
}

function parameterElements({ parameters, variables }: AnveoAction, account: Account) {
	// First, as in the sample of Anveo's help.
	const signed: NamedValue[] =
		account.signature === undefined ? [] : [{ name: 'SIGNATURE', value: account.signature }];
	return [
		...[...signed, ...parameters].map(({ name, value }) => ({ '@NAME': name, '#text': value })),
		...variables.map(({ name, value }) => ({
			'@NAME': 'VARIABLE',
			'@VARIABLENAME': name,
			'#text': value,
		})),
	];
}
