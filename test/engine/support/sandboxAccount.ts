import { type Sandbox, startSandbox } from '../../../sandbox/server';

/** Secrets that stand out, so that a leak can be searched for. */
export const USER_KEY = ['sandbox', 'account', '7c1e9b04d2'].join('-');
export const SECURE_PHRASE = 'correct & horse "battery" staple';
export const EMAIL = 'nathan@example.com';

/** A sandbox that wants signed requests, and the credential for it. */
export interface SandboxAccount {
	sandbox: Sandbox;
	credential: Record<'userApiKey' | 'email' | 'securePassphrase' | 'apiUrl', string>;
}

/** Starts a sandbox for the account above. Close it after the tests. */
export async function startSandboxAccount(): Promise<SandboxAccount> {
	const sandbox = await startSandbox({
		userKey: USER_KEY,
		email: EMAIL,
		securePhrase: SECURE_PHRASE,
		slowAnswerMs: 300,
	});
	return {
		sandbox,
		credential: {
			userApiKey: USER_KEY,
			email: EMAIL,
			securePassphrase: SECURE_PHRASE,
			apiUrl: sandbox.apiUrl,
		},
	};
}
