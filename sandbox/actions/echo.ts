import { answerDocument, escapeXml, valueElement } from '../protocol/answers';
import { xmlReply } from '../protocol/reply';
import type { RequestDocument } from '../protocol/requestDocument';
import { plainOutcome, type Outcome } from './outcome';

/** SANDBOX.ECHO: answers every parameter as a VALUE, except SIGNATURE, which is a secret. */
export function echo({ parameters, variables }: RequestDocument): Outcome {
	const values = parameters
		.filter(({ name }) => name !== 'SIGNATURE')
		.map(({ name, value }) => valueElement(name, value));
	const variableValues = variables.map(
		({ name, value }) =>
			`<VALUE NAME="VARIABLE" VARIABLENAME="${escapeXml(name)}">${escapeXml(value)}</VALUE>`,
	);
	return plainOutcome('echo', xmlReply(answerDocument('SUCCESS', ...values, ...variableValues)));
}
