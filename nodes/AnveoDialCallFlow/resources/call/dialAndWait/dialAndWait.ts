import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	NodeOperationError,
	WAIT_INDEFINITELY,
} from 'n8n-workflow';

import { InputRefusal, quoted } from '../../../../../anveo/inputRefusal';
import { firstItem, type ItemContext } from '../../../item/itemContext';
import { booleanOf, numberOf, textOf } from '../../../item/readParameter';
import { requestOptions } from '../../../item/requestSettings';
import type { Operation } from '../../../sending/operation';
import { sendItem } from '../../../sending/sendItem';
import { dial } from '../dial/dial';
import { type DialOrder, readDialOrder } from '../dial/dialOrder';
import { refuseRepeatedExecution } from './repeatedExecution';

/** Longest wait that can be set: 60 days, as far ahead as Anveo schedules calls. */
const MAX_WAIT_MINUTES = 86_400;

/**
 * A dial whose call flow gets the address that resumes this execution, in a variable.
 *
 * @param refuseSecond throws when another process has begun this dial
 */
function waitingDial(resumeUrl: string, refuseSecond: () => Promise<void>): Operation<DialOrder> {
	return {
		...dial,
		readOrder(context) {
			const order = readDialOrder(context);
			// Checked before dialling; used after it, also when a retry finds the call already placed.
			readMaxWait(context);
			const variable = { name: resumeVariable(context, order), value: resumeUrl };
			const call = { ...order.call, variables: [...order.call.variables, variable] };
			return { ...order, call };
		},
		async send(exchange, order) {
			if (!order.redialAfterUnclearOutcome) await refuseSecond();
			return await dial.send(exchange, order);
		},
	};
}

/**
 * "Dial and Wait for Reply": dials, then puts the execution to sleep in n8n's database until the call flow requests the
 * resume address.
 *
 * Not declarative, because only here n8n lets a node wait. Sent by the same rules as any other dial.
 */
export async function dialAndWait(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	refuseTools(this);
	refuseLists(this);
	const context = firstItem(this);
	const refuseSecond = async () => await refuseRepeatedExecution(this, context);
	const operation = waitingDial(resumeUrlOf(this), refuseSecond);
	const options = requestOptions(context);
	const send = async () => await request(this, options);
	const [item] = await sendItem(operation, context, { options, send });
	if (item === undefined || item.json.requestId === undefined)
		return [item === undefined ? [] : [item]];
	const waiting = { ...item, json: { ...item.json, ...NO_REPLY } };
	await wait(this, waiting, readMaxWait(context));
	return [[waiting]];
}

/**
 * The address that resumes the execution, ready for more query parameters: call flows put `&DIGITS=...` behind it.
 *
 * Before n8n 2.20 it has no token, and so no query to go on from.
 */
function resumeUrlOf(context: IExecuteFunctions): string {
	const url = textOf(context.evaluateExpression('{{ $execution.resumeUrl }}', 0), 'Resume URL');
	return url.includes('?') ? url : `${url}?`;
}

/** What the output says about the reply while there is none. */
const NO_REPLY = { replied: false, timedOut: true, reply: {}, repliedAt: null };

async function request(
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	return await context.helpers.httpRequestWithAuthentication.call(context, 'anveoApi', options);
}

/**
 * Lets the execution sleep. When the time is up n8n hands on what came *in*, and when the reply comes the node finds what
 * came in beside it: so the dial's own output takes that place.
 */
async function wait(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	maxWait?: number,
): Promise<void> {
	context.getExecuteData().data.main = [[item]];
	const until = maxWait === undefined ? WAIT_INDEFINITELY : new Date(Date.now() + maxWait);
	await context.putExecutionToWait(until);
}

/** An agent waits for its tools in one go, in memory: it cannot be put to sleep by one of them. */
function refuseTools(context: IExecuteFunctions): void {
	const { data, node } = context.getExecuteData();
	if (data.main !== undefined && node.name === context.getNode().name) return;
	throw new NodeOperationError(
		context.getNode(),
		"'Dial and Wait for Reply' cannot be used as an AI agent's tool",
		{
			description:
				"Nothing was dialled. Use 'Dial Call Flow' and 'Get Call Status' as tools instead.",
		},
	);
}

function refuseLists(context: IExecuteFunctions): void {
	const items = context.getInputData().length;
	if (items === 1 || context.getNode().executeOnce === true) return;
	throw new NodeOperationError(
		context.getNode(),
		`'Dial and Wait for Reply' takes one item at a time, but ${items} came in`,
		{
			description:
				"Nothing was dialled. Put a 'Loop Over Items' node with a batch size of 1 before this node: an execution can wait for one reply only.",
		},
	);
}

function readMaxWait(context: ItemContext): number | undefined {
	if (!booleanOf(context.getNodeParameter('limitWaitTime', true), 'Limit Wait Time'))
		return undefined;
	const minutes = numberOf(context.getNodeParameter('maxWaitTime', 60), 'Max Wait Time', {
		least: 0.1,
		most: MAX_WAIT_MINUTES,
		unit: 'minutes',
	});
	return minutes * 60_000;
}

function resumeVariable(context: ItemContext, { call }: DialOrder): string {
	const name = textOf(
		context.getNodeParameter('resumeUrlVariable', 'RESUMEURL'),
		'Resume URL Variable',
	).trim();
	if (name === '') {
		throw new InputRefusal(
			"'Resume URL Variable' is empty",
			'Enter the name of the variable that the call flow requests, for example RESUMEURL.',
		);
	}
	if (call.variables.some((variable) => variable.name === name)) {
		throw new InputRefusal(
			`'Variables' sets ${quoted(name)}, which is the 'Resume URL Variable'`,
			'Remove it from the variables: the node fills it in, or choose another name.',
		);
	}
	return name;
}
