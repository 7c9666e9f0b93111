import type { FlowRequest } from './flowRequests';
import type { PlacedCall } from './placedCall';

/** An ended call as the account is told about it. */
export interface EndedCall {
	call: PlacedCall;
	/** The BILLINGCODE of its request; '' when it had none. */
	billingCode: string;
}

/**
 * The Remote Event Notification of an ended call. Anveo's help tells of the first two fields, as far as it could be
 * read. The other names and all values are the sandbox's own, so they begin with SANDBOX.
 */
export function notificationOf({ call, billingCode }: EndedCall, url: string): FlowRequest {
	const answeredAt = timeOf(call, 'START');
	const endedAt = timeOf(call, 'END');
	const seconds = answeredAt === null || endedAt === null ? 0 : (endedAt - answeredAt) / 1000;
	const form = {
		RESPONSEID: call.requestId,
		BILLINGCODE: billingCode,
		SANDBOX_PHONENUMBER: call.phoneNumber,
		SANDBOX_ANSWERED: answeredAt === null ? 'NO' : 'YES',
		SANDBOX_SECONDS: String(Math.round(seconds)),
	};
	return { method: 'POST', url, form };
}

function timeOf({ history }: PlacedCall, wanted: string): number | null {
	const change = history.find(({ state }) => state === wanted);
	return change === undefined ? null : Date.parse(change.at);
}
