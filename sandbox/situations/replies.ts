import {
	answerDocument,
	errorDocument,
	escapeXml,
	responseElement,
	successDocument,
	valueElement,
	XML_DECLARATION,
} from '../protocol/answers';
import { reply, xmlReply, type Reply } from '../protocol/reply';
import type { Situation } from './testNumbers';

/** What an answer may be made of. */
export interface AnswerParts {
	requestId: string;
	/** User key, secure phrase and signature, for the numbers that repeat them. */
	secrets: string;
}

/** Where the redirecting number points to. A client must never go there: the key is in the body. */
export const REDIRECT_PATH = '/api/moved.asp';

const ONE_MEBIBYTE = 1024 * 1024;
const HTML = 'text/html; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

const REPLIES: Record<Situation, (parts: AnswerParts) => Reply> = {
	accepted: acceptedReply,
	refused: () => xmlReply(errorDocument('this number is always refused')),
	slowAnswer: acceptedReply,
	noAnswer: () => ({ kind: 'silence' }),
	cutBeforeAnswer: () => ({ kind: 'cut' }),
	serverErrorText: () => reply(500, PLAIN, 'Internal Server Error'),
	maintenancePage: () => reply(503, HTML, webPage('Down for maintenance')),
	webPage: () => reply(200, HTML, webPage('Welcome')),
	emptyBody: () => xmlReply(''),
	cutOffXml: ({ requestId }) => xmlReply(firstPartOf(successDocument(requestId))),
	noRequestId: () => xmlReply(answerDocument('SUCCESS')),
	otherRoot: ({ requestId }) =>
		xmlReply(successDocument(requestId).replaceAll('RESPONSE>', 'ANSWER>')),
	doctype: ({ requestId }) => xmlReply(doctypeDocument(requestId)),
	tooLarge: ({ requestId }) =>
		xmlReply(answerDocument('SUCCESS', ' '.repeat(ONE_MEBIBYTE), requestIdElement(requestId))),
	redirect: () => ({
		kind: 'send',
		status: 307,
		headers: { Location: REDIRECT_PATH },
		body: Buffer.alloc(0),
	}),
	emptyErrorElement: ({ requestId }) =>
		xmlReply(answerDocument('SUCCESS', requestIdElement(requestId), '<ERROR/>')),
	otherValueName: ({ requestId }) =>
		xmlReply(answerDocument('SUCCESS', valueElement('ID', requestId))),
	utf16: ({ requestId }) => utf16Reply(successDocument(requestId)),
	refusedWithSecrets: ({ secrets }) => xmlReply(errorDocument(`refused for ${secrets}`)),
	unauthorized: () => reply(401, PLAIN, 'Unauthorized'),
	cutInBody: ({ requestId }) => partialReply(successDocument(requestId)),
	mismatchedTags: ({ requestId }) =>
		xmlReply(successDocument(requestId).replace('</VALUE></RESPONSE>', '</RESPONSE></VALUE>')),
	latin1: ({ requestId }) =>
		reply(
			200,
			'application/xml; charset=ISO-8859-1',
			Buffer.from(answerDocument('SUCCÈS', requestIdElement(requestId)), 'latin1'),
		),
	acceptedWithSecrets: ({ requestId, secrets }) =>
		xmlReply(
			answerDocument(
				`SUCCESS for ${secrets}`,
				requestIdElement(requestId),
				valueElement('ECHO', secrets),
			),
		),
	undefinedEntity: ({ requestId }) =>
		xmlReply(successDocument(requestId).replace('SUCCESS', 'SUCCESS &bogus;')),
	serverErrorDocument: () => xmlReply(errorDocument('refused with HTTP status 500'), 500),
	extraValue: ({ requestId }) =>
		xmlReply(
			answerDocument(
				'SUCCESS',
				valueElement('NOTE', 'a value beside the id'),
				requestIdElement(requestId),
			),
		),
	whitespaceBody: () => xmlReply(' \r\n\t\r\n'),
	entityExpansion: ({ requestId }) => xmlReply(growingDocument(requestId)),
	// An XML declaration may not follow a blank line, so this document has none.
	htmlContentType: ({ requestId }) =>
		reply(
			200,
			'text/html',
			`\uFEFF\r\n\r\n${responseElement('SUCCESS', requestIdElement(requestId))}\r\n\r\n`,
		),
	busy: acceptedReply,
	notAnswered: acceptedReply,
	hungUpAtOnce: acceptedReply,
	waitsForPerson: acceptedReply,
	refusedWithRequestId: ({ requestId }) =>
		xmlReply(
			answerDocument(
				'ERROR',
				requestIdElement(requestId),
				'<ERROR>Sandbox: refused, or not?</ERROR>',
			),
		),
	nestedError: () =>
		xmlReply(
			answerDocument(
				'ERROR',
				'<ERROR/>',
				'<ERROR><MESSAGE>Sandbox: refused in a nested element</MESSAGE></ERROR>',
			),
		),
	blankRequestId: ({ requestId }) =>
		xmlReply(answerDocument('SUCCESS', requestIdElement(' '), requestIdElement(requestId))),
	disguisedSecrets: ({ secrets }) => xmlReply(errorDocument(disguised(secrets))),
};

/** The reply that shows a situation. */
export function replyFor(situation: Situation, parts: AnswerParts): Reply {
	return REPLIES[situation](parts);
}

function acceptedReply({ requestId }: AnswerParts): Reply {
	return xmlReply(successDocument(requestId));
}

function requestIdElement(requestId: string): string {
	return valueElement('REQUESTID', requestId);
}

/** In capitals, and broken in the middle by a line break. */
function disguised(secrets: string): string {
	const middle = Math.floor(secrets.length / 2);
	return `${secrets.toUpperCase()} ${secrets.slice(0, middle)}\n${secrets.slice(middle)}`;
}

function webPage(title: string): string {
	return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><br></body></html>`;
}

/** Ends within the id, so that a careless reader would find a wrong one. */
function firstPartOf(document: string): string {
	return document.slice(0, document.indexOf('</VALUE>') - 20);
}

function partialReply(document: string): Reply {
	return {
		kind: 'sendPart',
		headers: { 'Content-Type': 'application/xml; charset=utf-8' },
		body: Buffer.from(firstPartOf(document)),
		announcedLength: Buffer.byteLength(document),
	};
}

/** Only the byte order mark tells the encoding: the content type names none. */
function utf16Reply(document: string): Reply {
	return reply(200, 'application/xml', Buffer.from(`\uFEFF${document}`, 'utf16le'));
}

function doctypeDocument(requestId: string): string {
	const doctype = `<!DOCTYPE RESPONSE [<!ENTITY id "${escapeXml(requestId)}">]>`;
	const value = '<VALUE NAME="REQUESTID">&id;</VALUE>';
	return `${XML_DECLARATION}${doctype}${responseElement('SUCCESS', value)}`;
}

/** Nine levels of ten: a thousand million letters for a parser that expands them ("billion laughs"). */
function growingDocument(requestId: string): string {
	const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
		(level) => `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
	);
	const doctype = `<!DOCTYPE RESPONSE [<!ENTITY e0 "x">${levels.join('')}]>`;
	const growing = '<VALUE NAME="NOTE">&e9;</VALUE>';
	return `${XML_DECLARATION}${doctype}${responseElement('SUCCESS', requestIdElement(requestId), growing)}`;
}
