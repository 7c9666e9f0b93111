import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputRefusal, quoted } from '../../../../../anveo/inputRefusal';
import { variableName } from '../../../../../anveo/variableName';
import { Fault } from '../../../../shared/fault';
import type { ItemContext } from '../../../item/itemContext';
import { textOf } from '../../../item/readParameter';
import { dialThenWait, type WaitingOperation, type WaitingOrder } from '../dialAndWait/dialAndWait';
import { readCode } from './code';
import { PROOF, proofOf } from './proof';

interface VerifyOrder extends WaitingOrder {
	code: string;
}

/**
 * "Verify Phone Number": a dial whose call flow asks for a code, and a wait for what the person presses.
 *
 * The code is in the request to Anveo and nowhere else.
 */
export async function verify(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await dialThenWait(this, VERIFY);
}

const VERIFY: WaitingOperation<VerifyOrder> = {
	name: 'Verify Phone Number',
	insteadOfTool: 'Put it into the workflow before the agent.',
	readOrder(item, order) {
		const code = readCode(item);
		const name = codeVariable(item, order);
		checkReplyField(item);
		const call = { ...order.call, variables: [...order.call.variables, { name, value: code }] };
		return { ...order, call, code, secrets: [code] };
	},
	async resumeUrl(context, { code, call, resume }) {
		const credential = await context.getCredentials('anveoApi', 0).catch((error: unknown) => {
			throw new Fault('notSent', `The credential could not be read: ${Object(error).message}`);
		});
		const executionId = context.evaluateExpression('{{ $execution.id }}', 0);
		const proof = proofOf(code, { executionId, phoneNumber: call.phoneNumber }, credential);
		return `${resume.value}${resume.value.endsWith('?') ? '' : '&'}${PROOF}=${proof}`;
	},
	withoutReply: ({ requestId, phoneNumber, earlierOutcome }) => ({
		requestId,
		phoneNumber,
		verified: false,
		replied: false,
		timedOut: true,
		repliedAt: null,
		...given({ earlierOutcome }),
	}),
};

function given(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function codeVariable(item: ItemContext, { call, resume }: WaitingOrder): string {
	const written = item.getNodeParameter('codeVariable', 'CODE');
	const name = variableName(textOf(written, 'Code Variable').trim());
	if (name === '') {
		throw new InputRefusal(
			"'Code Variable' is empty",
			'Enter the name of the variable that the call flow says, for example CODE.',
		);
	}
	if (name === resume.name) {
		throw new InputRefusal(
			`'Code Variable' and 'Resume URL Variable' are both ${quoted(name)}`,
			'Give each of the two a name of its own.',
		);
	}
	if (call.variables.some((variable) => variable.name === name)) {
		throw new InputRefusal(
			`'Variables' sets ${quoted(name)}, which is the 'Code Variable'`,
			'Remove it from the variables: the node fills it in, or choose another name.',
		);
	}
	return name;
}

/** An expression, of which n8n takes away the `=` where a field takes none. Not every version does. */
const EXPRESSION = /^=|\{\{/;

/** As it is written: it is needed again when the reply comes. */
function checkReplyField(item: ItemContext): void {
	const written: unknown = item.getNodeParameter('replyField', 'DIGITS', { rawExpressions: true });
	if (typeof written === 'string' && written.trim() !== '' && !EXPRESSION.test(written)) return;
	throw new InputRefusal(
		"'Reply Field' is not a name",
		'Enter the name behind the & in the address that the call flow requests, for example DIGITS, without an expression.',
	);
}
