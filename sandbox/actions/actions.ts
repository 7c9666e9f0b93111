import { answerDocument } from '../protocol/answers';
import { xmlReply } from '../protocol/reply';
import type { RequestDocument } from '../protocol/requestDocument';
import type { NamedText } from '../protocol/xmlTree';
import type { ActionContext } from './actionContext';
import { getCallFlowResult, getStatus } from './callQueries';
import { dial } from './dialAction';
import { connectFaults, dialFaults } from './dialRules';
import { listPhoneNumbers } from './didList';
import { echo } from './echo';
import { faultyOutcome, plainOutcome, type Outcome } from './outcome';
import { parameterFaults, type ParameterRules } from './parameterRules';

interface Action {
	faultsOf: (request: RequestDocument) => string[];
	perform: (request: RequestDocument, context: ActionContext) => Outcome;
}

/** Dials two numbers and connects them. */
export const CONNECT_ACTION = 'DIAL.CONNECT';
/** The actions that place a call. */
export const DIAL_ACTIONS = ['DIAL.CALLFLOW', CONNECT_ACTION];

const ONE_CALL = { required: ['REQUESTID'], optional: [] };
const NOTHING = { required: [], optional: [] };
/** Known from client code only. */
const DID_FILTERS = { required: [], optional: ['FILTER.E164', 'FILTER.DID_TYPE', 'FILTER.TITLE'] };

const ACTIONS = new Map<string, Action>([
	['DIAL.CALLFLOW', { faultsOf: ({ parameters }) => dialFaults(parameters), perform: dial }],
	[CONNECT_ACTION, { faultsOf: connectRules, perform: dial }],
	['DIAL.GETSTATUS', { faultsOf: followsRules(ONE_CALL), perform: getStatus }],
	['DIAL.CALLFLOW.GETRESULT', { faultsOf: followsRules(ONE_CALL), perform: getCallFlowResult }],
	['DID.LIST', { faultsOf: followsRules(DID_FILTERS), perform: listPhoneNumbers }],
	['ACCOUNT.GETBALANCE', { faultsOf: followsRules(NOTHING), perform: getBalance }],
	// Not Anveo's: it shows tests what arrived.
	['SANDBOX.ECHO', { faultsOf: () => [], perform: echo }],
]);

/** Carries out a request whose grammar, key and signature are right. */
export function performAction(request: RequestDocument, context: ActionContext): Outcome {
	const action = ACTIONS.get(request.action);
	if (action === undefined) return faultyOutcome([`unknown action ${request.action}`]);
	const faults = action.faultsOf(request);
	return faults.length > 0 ? faultyOutcome(faults) : action.perform(request, context);
}

function connectRules({ parameters, variables }: RequestDocument): string[] {
	return [...connectFaults(parameters), ...variableFaults(CONNECT_ACTION, variables)];
}

/** Only DIAL.CALLFLOW, of the actions here, is known to take variables. */
function variableFaults(action: string, variables: NamedText[]): string[] {
	return variables.length > 0 ? [`${action} has no parameter VARIABLE`] : [];
}

function followsRules(rules: ParameterRules): Action['faultsOf'] {
	return ({ action, parameters, variables }) => [
		...parameterFaults(action, rules, parameters),
		...variableFaults(action, variables),
	];
}

function getBalance(): Outcome {
	return plainOutcome('balance', xmlReply(answerDocument('12.34')));
}
