import { signaturesIn, type Account } from '../protocol/account';
import { newRequestId } from '../protocol/answers';
import type { RequestDocument } from '../protocol/requestDocument';
import { valueOf } from '../protocol/xmlTree';
import { replyFor } from '../situations/replies';
import { situationOf } from '../situations/testNumbers';
import type { ActionContext } from './actionContext';
import type { Outcome } from './outcome';

/** DIAL.CALLFLOW and DIAL.CONNECT: decides by the number called first what becomes of the request. */
export function dial(
	request: RequestDocument,
	{ account, slowAnswerMs, dialsOf }: ActionContext,
): Outcome {
	const number = valueOf(request.parameters, 'PHONENUMBER') ?? '';
	const { situation, placesCall } = situationOf(number, dialsOf(number));
	const requestId = newRequestId();
	return {
		answer: situation,
		reply: replyFor(situation, { requestId, secrets: secretsOf(account, request) }),
		delayMs: situation === 'slowAnswer' ? slowAnswerMs : 0,
		placed: placesCall ? { requestId, situation } : null,
		faults: [],
	};
}

function secretsOf({ userKey, securePhrase }: Account, request: RequestDocument): string {
	const phrase = securePhrase === '' ? 'none' : securePhrase;
	const signature = signaturesIn(request)[0] ?? 'none';
	return `user key ${userKey}, secure phrase ${phrase}, signature ${signature}`;
}
