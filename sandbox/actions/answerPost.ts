import { accountFaults } from '../protocol/account';
import {
	parseRequestDocument,
	type ParsedRequest,
	type RequestDocument,
} from '../protocol/requestDocument';
import type { ActionContext } from './actionContext';
import { performAction } from './actions';
import { faultyOutcome, type Outcome } from './outcome';

/** An answered API request; `request` is null when the document could not be read. */
export interface ApiExchange {
	request: RequestDocument | null;
	outcome: Outcome;
}

/** Answers a document posted to v3.asp. */
export function answerPost(
	contentType: string | undefined,
	body: Buffer,
	context: ActionContext,
): ApiExchange {
	const parsed = parseBody(body);
	const headers = contentTypeFaults(contentType);
	if (!parsed.ok) return { request: null, outcome: faultyOutcome([...headers, ...parsed.faults]) };
	const { request } = parsed;
	const { recorded, account } = context;
	if (recorded) return { request, outcome: recorded.outcomeOf(request, account) };
	const faults = [...headers, ...accountFaults(account, request)];
	const outcome = faults.length > 0 ? faultyOutcome(faults) : performAction(request, context);
	return { request, outcome };
}

function parseBody(body: Buffer): ParsedRequest {
	try {
		return parseRequestDocument(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		return { ok: false, faults: ['the body is not UTF-8'] };
	}
}

function contentTypeFaults(contentType: string | undefined): string[] {
	const isRight = /^application\/xml\s*;\s*charset="?utf-8"?$/i.test(contentType?.trim() ?? '');
	return isRight ? [] : ['Content-Type must be application/xml; charset=UTF-8'];
}
