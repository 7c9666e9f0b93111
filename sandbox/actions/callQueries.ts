import type { PlacedCall } from '../calls/placedCall';
import { answerDocument } from '../protocol/answers';
import { xmlReply } from '../protocol/reply';
import type { RequestDocument } from '../protocol/requestDocument';
import { valueOf } from '../protocol/xmlTree';
import type { ActionContext } from './actionContext';
import { faultyOutcome, plainOutcome, type Outcome } from './outcome';

/** What Anveo answers for an id that it does not know (an ERROR, or NONE?) is not known. */
const UNKNOWN_ID = 'unknown REQUESTID';

/** DIAL.GETSTATUS: the state of a call, as RESULT. */
export function getStatus(request: RequestDocument, context: ActionContext): Outcome {
	const call = askedCall(request, context);
	if (call === undefined) return faultyOutcome([UNKNOWN_ID]);
	return plainOutcome('status', xmlReply(answerDocument(call.state)));
}

/**
 * DIAL.CALLFLOW.GETRESULT: the result text of a call that has ended, as RESULT. The action is known
 * from client code only; what Anveo answers before the end is not known.
 */
export function getCallFlowResult(request: RequestDocument, context: ActionContext): Outcome {
	const call = askedCall(request, context);
	if (call === undefined) return faultyOutcome([UNKNOWN_ID]);
	if (call.result === null) return faultyOutcome(['the call has not ended yet']);
	return plainOutcome('callFlowResult', xmlReply(answerDocument(call.result)));
}

function askedCall(request: RequestDocument, context: ActionContext): PlacedCall | undefined {
	return context.callOf(valueOf(request.parameters, 'REQUESTID') ?? '');
}
