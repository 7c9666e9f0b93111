import { signaturesIn, type Account } from '../protocol/account';
import type { ActionContext } from './actions';
import { newRequestId } from '../protocol/answers';
import type { Outcome } from './outcome';
import type { RequestDocument } from '../protocol/requestDocument';
import { replyFor } from '../situations/replies';
import { situationOf } from '../situations/testNumbers';
import { valueOf } from '../protocol/xmlTree';

/** DIAL.CALLFLOW: decides by the number what becomes of the request. */
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
		requestId: placesCall ? requestId : null,
		faults: [],
	};
}

function secretsOf({ userKey, securePhrase }: Account, request: RequestDocument): string {
	const phrase = securePhrase === '' ? 'none' : securePhrase;
	const signature = signaturesIn(request)[0] ?? 'none';
	return `user key ${userKey}, secure phrase ${phrase}, signature ${signature}`;
}
