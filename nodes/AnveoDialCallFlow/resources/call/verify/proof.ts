import { createHmac, timingSafeEqual } from 'crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Under this name the proof is in the resume address. */
export const PROOF = 'proof';

/** 128 bits, in letters and digits that need no escape in an address. */
const HEX_DIGITS = 32;

/** What a code is for. */
export interface Verified {
	executionId: unknown;
	phoneNumber: unknown;
}

/**
 * What tells later whether a code is the right one, without telling the code.
 *
 * It goes out in the resume address and comes back with the reply, so n8n never stores it. Six digits are quickly tried
 * out: without the key, which is the account's, nobody can.
 */
export function proofOf(
	code: string,
	{ executionId, phoneNumber }: Verified,
	{ userApiKey }: ICredentialDataDecryptedObject,
): string {
	return createHmac('sha256', `n8n-nodes-anveo verification ${String(userApiKey).trim()}`)
		.update(JSON.stringify([String(executionId), String(phoneNumber), code]))
		.digest('hex')
		.slice(0, HEX_DIGITS);
}

/** Whether a code is the one of the proof, in a time that tells nothing about either. */
export function isProvenBy(proof: unknown, ...code: Parameters<typeof proofOf>): boolean {
	const given = Buffer.from(String(proof));
	const wanted = Buffer.from(proofOf(...code));
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}
