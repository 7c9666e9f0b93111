import type { AnveoAction } from './action';

/** DIAL.GETSTATUS: how far a call has come. Source: Anveo's help, "apihelp_getdialstatus". */
export function dialGetStatus(requestId: string): AnveoAction {
	return aboutRequest('DIAL.GETSTATUS', requestId);
}

/** DIAL.CALLFLOW.GETRESULT: what a call flow left as its result. Known from public client code only. */
export function dialCallFlowGetResult(requestId: string): AnveoAction {
	return aboutRequest('DIAL.CALLFLOW.GETRESULT', requestId);
}

/** ACCOUNT.GETBALANCE. Known from public client code only; the one harmless action known that needs no id. */
export function accountGetBalance(): AnveoAction {
	return { action: 'ACCOUNT.GETBALANCE', parameters: [], variables: [] };
}

/** @param requestId the REQUESTID of a dial, which has passed `sendableText` */
function aboutRequest(action: string, requestId: string): AnveoAction {
	return { action, parameters: [{ name: 'REQUESTID', value: requestId }], variables: [] };
}
