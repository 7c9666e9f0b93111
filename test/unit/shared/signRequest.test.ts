import type { IHttpRequestOptions } from 'n8n-workflow';

import { signRequest } from '../../../nodes/shared/signRequest';
import { canonicalXml } from '../../canonicalXml';
import { refusalOf } from '../refusalOf';

const CREDENTIAL = {
	userApiKey: 'an-example-user-key-b079c1c1c13f6d',
	email: 'nathan@example.com',
	securePassphrase: ' correct horse ',
	apiUrl: 'http://localhost:5690/api/v3.asp',
};

function request(body: unknown): IHttpRequestOptions {
	return {
		url: '',
		baseURL: 'https://attacker.example',
		method: 'GET',
		headers: { 'X-Kept': 'yes', Accept: 'text/html' },
		body: body as IHttpRequestOptions['body'],
	};
}

const action = () => ({
	action: 'DIAL.GETSTATUS',
	parameters: [{ name: 'REQUESTID', value: '1' }],
	variables: [{ name: 'CODE', value: '1453' }],
});

test('an action becomes the signed document, posted to the API URL of the account', () => {
	const signed = signRequest(CREDENTIAL, request(action()));

	expect(signed).toMatchObject({
		method: 'POST',
		url: 'http://localhost:5690/api/v3.asp',
		headers: {
			'X-Kept': 'yes',
			'Content-Type': 'application/xml; charset=UTF-8',
			Accept: 'application/xml; charset=UTF-8',
		},
	});
	expect(signed.baseURL).toBeUndefined();
	expect(canonicalXml(String(signed.body))).toEqual(
		canonicalXml(
			'<REQUEST><USERTOKEN><USERKEY>an-example-user-key-b079c1c1c13f6d</USERKEY></USERTOKEN>' +
				'<ACTION NAME="DIAL.GETSTATUS">' +
				'<PARAMETER NAME="SIGNATURE">ff81d2760ae47f5fab278a002834aea5215b62e6</PARAMETER>' +
				'<PARAMETER NAME="REQUESTID">1</PARAMETER>' +
				'<PARAMETER NAME="VARIABLE" VARIABLENAME="CODE">1453</PARAMETER>' +
				'</ACTION></REQUEST>',
		),
	);
});

test('the very request that was handed in is changed, so that its sender can tell', () => {
	const handedIn = request(action());

	expect(signRequest(CREDENTIAL, handedIn)).toBe(handedIn);
});

test.each([
	[undefined],
	[null],
	['<REQUEST/>'],
	[''],
	[42],
	[[]],
	[{}],
	[{ ...action(), action: 5 }],
	[{ ...action(), parameters: undefined }],
	[{ ...action(), variables: {} }],
	[{ ...action(), parameters: ['REQUESTID'] }],
	[{ ...action(), parameters: [{ name: 'REQUESTID' }] }],
	[{ ...action(), variables: [{ name: 1, value: 'x' }] }],
	[{ ...action(), variables: [null] }],
	[[action()]],
])('%j is no action, so nothing is signed', (body) => {
	const handedIn = request(body);

	expect(refusalOf(() => signRequest(CREDENTIAL, handedIn)).message).toBe(
		'The Anveo credential signs requests of the Anveo nodes only',
	);
	expect(handedIn).toEqual(request(body));
});

test.each([[{ url: 'https://www.anveo.com/api/v3.asp' }], [{ uri: 'https://attacker.example' }]])(
	'a request with an address of its own (%j) is refused: the key must not go there',
	(address) => {
		const handedIn = Object.assign(request(action()), address);

		expect(refusalOf(() => signRequest(CREDENTIAL, handedIn))).toEqual({
			message: 'The Anveo credential signs requests of the Anveo nodes only',
			advice:
				"For any other action of Anveo's API, use the 'Anveo Dial Call Flow' node with its operation 'Custom API Action'.",
		});
		expect(handedIn.body).toEqual(action());
	},
);

test('an incomplete credential is refused before the request is touched', () => {
	const handedIn = request(action());

	expect(refusalOf(() => signRequest({ userApiKey: '' }, handedIn)).message).toBe(
		"'User Key' of the Anveo credential is empty",
	);
	expect(handedIn).toEqual(request(action()));
});
