import { anveoAccount } from '../../../nodes/shared/account';
import { refusalOf } from '../refusalOf';

const USER_KEY = 'an-example-user-key-b079c1c1c13f6d';
const DEFAULT_API_URL = 'https://www.anveo.com/api/v3.asp';

describe('the user key', () => {
	test('is trimmed', () => {
		expect(anveoAccount({ userApiKey: ` ${USER_KEY}\r\n` }).userKey).toBe(USER_KEY);
	});

	test.each([[''], ['  '], [undefined], [null], [42]])('%j is refused as empty', (userApiKey) => {
		const { message, advice } = refusalOf(() => anveoAccount({ userApiKey } as never));

		expect(message).toBe("'User Key' of the Anveo credential is empty");
		expect(advice).toContain('"API Configuration" screen');
	});

	test('with a control character is refused, without showing the key', () => {
		const { message, advice } = refusalOf(() => anveoAccount({ userApiKey: `${USER_KEY}\u0007x` }));

		expect(message).toContain("'User Key' contains the character U+0007");
		expect(message + advice).not.toContain(USER_KEY);
	});
});

describe('the signature', () => {
	test('is made of email and Secure Phrase', () => {
		const account = anveoAccount({
			userApiKey: USER_KEY,
			email: ' nathan@example.com ',
			securePassphrase: ' correct horse ',
		});

		// From `openssl dgst -sha1 -hmac`: the email is trimmed, the phrase is not.
		expect(account.signature).toBe('ff81d2760ae47f5fab278a002834aea5215b62e6');
	});

	test.each([
		[{}],
		[{ email: '', securePassphrase: '' }],
		[{ email: '  ', securePassphrase: '' }],
		[{ email: null, securePassphrase: undefined }],
	])('is left out with %j', (fields) => {
		expect(anveoAccount({ userApiKey: USER_KEY, ...fields } as never)).not.toHaveProperty(
			'signature',
		);
	});

	test.each([
		[{ email: 'nathan@example.com' }, 'Secure Phrase', 'Account Email'],
		[{ securePassphrase: 'swordfish' }, 'Account Email', 'Secure Phrase'],
		[{ email: '  ', securePassphrase: 'swordfish' }, 'Account Email', 'Secure Phrase'],
	])('is refused with %j: %s is missing', (fields, missing, present) => {
		const { message, advice } = refusalOf(() => anveoAccount({ userApiKey: USER_KEY, ...fields }));

		expect(message).toBe(`'${missing}' of the Anveo credential is empty, but '${present}' is set`);
		expect(advice).toBe('Open the credential and fill in both, to sign each request, or neither.');
		expect(message + advice).not.toContain('swordfish');
	});
});

describe('the API URL', () => {
	test.each([
		[undefined, DEFAULT_API_URL],
		['', DEFAULT_API_URL],
		['  ', DEFAULT_API_URL],
		[` ${DEFAULT_API_URL} `, DEFAULT_API_URL],
		['https://web.anveo.com/api/v3.asp', 'https://web.anveo.com/api/v3.asp'],
		['http://localhost:5690/api/v3.asp', 'http://localhost:5690/api/v3.asp'],
		['http://LOCALHOST/api', 'http://localhost/api'],
		['http://127.0.0.1:5690/', 'http://127.0.0.1:5690/'],
		['http://127.255.0.9/', 'http://127.255.0.9/'],
		['http://127.1/', 'http://127.0.0.1/'],
		['http://[::1]:5690/', 'http://[::1]:5690/'],
	])('%j is %s', (apiUrl, url) => {
		expect(anveoAccount({ userApiKey: USER_KEY, apiUrl } as never).apiUrl).toBe(url);
	});

	test.each([
		['http://www.anveo.com/api/v3.asp'],
		['http://localhost.example.com/'],
		['http://127.0.0.1.example.com/'],
		['http://example.com/#127.0.0.1'],
		['http://0.0.0.0/'],
		['http://10.0.0.1/'],
		['http://128.0.0.1/'],
		['http://[::2]/'],
	])('%s is refused: it would send the key unencrypted', (apiUrl) => {
		expect(refusalOf(() => anveoAccount({ userApiKey: USER_KEY, apiUrl }))).toEqual({
			message:
				"'API URL' of the Anveo credential begins with http://, which would send your user key unencrypted",
			advice:
				'Open the credential and use https://. Plain http:// is for a sandbox on this machine (localhost) only.',
		});
	});

	test.each([
		['ftp://www.anveo.com/'],
		['file:///etc/passwd'],
		['javascript:alert(1)'],
		['www.anveo.com/api/v3.asp'],
		['//www.anveo.com'],
		['https://'],
		['nonsense'],
		['https://user@www.anveo.com/'],
		['https://user:password@www.anveo.com/'],
		['https://:password@www.anveo.com/'],
		['http://:password@localhost/'],
	])('%s is refused as no address to use', (apiUrl) => {
		const { message, advice } = refusalOf(() => anveoAccount({ userApiKey: USER_KEY, apiUrl }));

		expect(message).toMatch(
			/^'API URL' of the Anveo credential .*is not a web address that can be used$/,
		);
		expect(advice).toContain(DEFAULT_API_URL);
		expect(message + advice).not.toContain('password@');
	});

	test.each([
		['the user key, pasted into the wrong field', USER_KEY],
		['the Secure Phrase, pasted into the wrong field', 'swordfish swordfish'],
		['a password in an address', 'https://user:swordfish swordfish@'],
	])('a message about it does not show %s', (_what, apiUrl) => {
		const { message, advice } = refusalOf(() =>
			anveoAccount({
				userApiKey: USER_KEY,
				email: 'nathan@example.com',
				securePassphrase: 'swordfish swordfish',
				apiUrl,
			}),
		);

		expect(message + advice).not.toContain(USER_KEY);
		expect(message + advice).not.toContain('swordfish');
	});
});

test('the secrets are key, phrase, signature and callback token, as far as they are set', () => {
	const all = anveoAccount({
		userApiKey: USER_KEY,
		email: 'nathan@example.com',
		securePassphrase: ' correct horse ',
		callbackToken: 'token',
	});
	const some = anveoAccount({ userApiKey: USER_KEY, callbackToken: ' ' });
	const text = `key ${USER_KEY}, phrase  correct horse , signature ${all.signature}, token`;

	expect(all.secrets.hideIn(text)).toBe('key ***, phrase  *** , signature ***, ***');
	expect(some.secrets.hideIn(text)).toBe(text.replace(USER_KEY, '***'));
});
