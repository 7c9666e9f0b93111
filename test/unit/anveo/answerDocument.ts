/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- for tests; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Answer, readAnswer } from '../../../anveo/answer';
import { UnreadableAnswer } from '../../../anveo/unreadableAnswer';

/** The answer of Anveo's help. */
export const DOCUMENTED = readFileSync(
	join(__dirname, '../../fixtures/anveo/dialCallFlow.response.xml'),
	'utf8',
);

/** The REQUESTID in it, and the element that tells it. */
export const REQUEST_ID = 'a3348f81491bfb538cd2dbbda9e3c43c1e88ab11';
export const ID_VALUE = `<VALUE NAME="REQUESTID">${REQUEST_ID}</VALUE>`;

/** An answer with this XML in it. */
export function response(...parts: string[]): string {
	return `<RESPONSE>${parts.join('')}</RESPONSE>`;
}

/** What an answer says. Fails when it cannot be read. */
export function read(text: string): Answer {
	const answer = readAnswer(text);
	if (answer instanceof UnreadableAnswer) throw new Error(answer.message);
	return answer;
}
