import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { pressed } from './code';
import { isProvenBy, PROOF } from './proof';

/**
 * What a reply to "Verify Phone Number" says. What was pressed goes no further: it may be the code.
 *
 * @param dialled the output of the dial
 * @param reply what the call flow sent, with what was in the resume address
 */
export async function receiveDigits(
	context: IWebhookFunctions,
	dialled: IDataObject,
	reply: IDataObject,
): Promise<IDataObject> {
	const field = String(context.getNodeParameter('replyField', 'DIGITS')).trim();
	const digits = reply[field];
	if (digits === undefined) {
		context.logger.warn(
			`The call flow replied without the field '${field}', so the number is not verified. Its reply has: ${namesOf(reply)}`,
		);
	}
	const credential = await context.getCredentials('anveoApi');
	const executionId = context.evaluateExpression('{{ $execution.id }}');
	const { phoneNumber } = dialled;
	const verified = isProvenBy(
		reply[PROOF],
		pressed(isText(digits) ? String(digits) : ''),
		{ executionId, phoneNumber },
		credential,
	);
	return { ...dialled, verified, replied: true, timedOut: false, repliedAt: now() };
}

function namesOf(reply: IDataObject): string {
	const names = Object.keys(reply).filter((name) => name !== PROOF);
	return names.join(', ') || 'no fields';
}

function isText(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

const now = () => new Date().toISOString();
