import { signature } from '../../../anveo/signature';

// The first two are test cases of RFC 2202 (HMAC-SHA1), the others come from `openssl dgst -sha1 -hmac`.
test.each([
	['\u000b'.repeat(20), 'Hi There', 'b617318655057264e28bc0b6fb378c8ef146be00'],
	['Jefe', 'what do ya want for nothing?', 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
	['Straße & "Späti" 🔑', 'jörg@example.com', 'b09b5818a4bfe6b032be50fc65234878be492881'],
	[' correct horse ', 'nathan@example.com', 'ff81d2760ae47f5fab278a002834aea5215b62e6'],
])('the Secure Phrase %j is the key and the email %j the data', (securePhrase, email, expected) => {
	expect(signature(email, securePhrase)).toBe(expected);
});

test('a signature is 40 lower-case hex digits', () => {
	expect(signature('nathan@example.com', 'x')).toMatch(/^[0-9a-f]{40}$/);
});
