// What is sent to the trigger: what Anveo would send, and what strangers and broken programs would.
import { randomBytes } from 'node:crypto';
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';

/**
 * @typedef {object} Kind
 * @property {string} what
 * @property {number} status of the answer; 0 when there is none, because the connection was broken off
 * @property {number} executions that one of them starts
 * @property {string} [query] instead of the right token
 * @property {string} [method] POST when nothing is set
 * @property {Record<string, string>} [headers]
 * @property {(id: string) => string | Buffer} [body] never the same one twice
 * @property {'chunked' | 'broken off' | 'twice'} [manner] in pieces, so that nothing tells its length; half of it and then
 *   nothing more; and again once it was answered
 */

const oneMebibyte = 1_048_576;
const form = 'application/x-www-form-urlencoded';
const rightToken = `token=${sandboxCallbackToken}`;

const type = (/** @type {string} */ name) => ({ 'content-type': name });

const formBody = (/** @type {string} */ id) => `RESPONSEID=${id}&BILLINGCODE=spring&KIND=call`;

const jsonBody = (/** @type {string} */ id) =>
	JSON.stringify({ RESPONSEID: id, list: [1, { a: 2 }] });

const tooLarge = Buffer.alloc(oneMebibyte + 1, 'x');

/** @type {Kind[]} */
export const ordinary = [
	{ what: 'GET', status: 200, executions: 1, method: 'GET' },
	{ what: 'a form', status: 200, executions: 1, headers: type(form), body: formBody },
	{ what: 'JSON', status: 200, executions: 1, headers: type('application/json'), body: jsonBody },
];

/** Their token is missing or wrong. @type {Kind[]} */
const strangers = [
	{ what: 'no token', status: 403, executions: 0, method: 'GET', query: 'event=end' },
	{ what: 'a wrong token', status: 403, executions: 0, query: 'token=wrong', body: formBody },
	{
		...{ what: 'the token twice', status: 403, executions: 0, method: 'GET' },
		query: `${rightToken}&${rightToken}`,
	},
	{
		...{ what: 'the token in the body', status: 403, executions: 0, query: 'event=end' },
		...{ headers: type(form), body: (id) => `${rightToken}&${formBody(id)}` },
	},
	{
		...{ what: 'a wrong token, and too much', status: 403, executions: 0 },
		...{ query: 'token=wrong', body: () => tooLarge },
	},
];

/** @type {Kind[]} */
const refused = [
	{ what: 'PUT', status: 404, executions: 0, method: 'PUT', body: formBody },
	{ what: 'DELETE', status: 404, executions: 0, method: 'DELETE' },
	{ what: 'too much', status: 413, executions: 0, headers: type(form), body: () => tooLarge },
	{
		what: 'too much, in pieces',
		status: 413,
		executions: 0,
		body: () => tooLarge,
		manner: 'chunked',
	},
	{
		...{ what: 'gzip that is none', status: 400, executions: 0 },
		...{ headers: { ...type(form), 'content-encoding': 'gzip' }, body: formBody },
	},
	{
		...{ what: 'broken off', status: 0, executions: 0, manner: 'broken off' },
		...{ headers: type(form), body: (id) => formBody(id).repeat(100) },
	},
	{
		...{ what: 'gzip, broken off', status: 0, executions: 0, manner: 'broken off' },
		...{ headers: { ...type(form), 'content-encoding': 'gzip' }, body: () => randomBytes(1_000) },
	},
];

/** Odd, but with the right token: they are taken as they are. @type {Array<Omit<Kind, 'status' | 'executions'>>} */
const odd = [
	{
		what: 'JSON cut short',
		headers: type('application/json'),
		body: (id) => `{"RESPONSEID":"${id}`,
	},
	{
		what: 'nested JSON',
		headers: type('application/json'),
		body: (id) => `${'['.repeat(5_000)}"${id}"${']'.repeat(5_000)}`,
	},
	{ what: 'a content type that is none', headers: type(';;=/"'), body: formBody },
	{ what: 'an unknown charset', headers: type(`${form}; charset=klingon`), body: formBody },
	{
		what: 'bytes that are no UTF-8',
		headers: type(form),
		body: (id) => Buffer.from(`n=J\xe9\xff%ff%zz%&${formBody(id)}`, 'latin1'),
	},
	{ what: 'multipart without a boundary', headers: type('multipart/form-data'), body: formBody },
	{
		what: 'multipart cut short',
		headers: type('multipart/form-data; boundary=x'),
		body: (id) => `--x\r\nContent-Disposition: form-data; name="A"\r\n\r\n${id}`,
	},
	{
		what: 'an unknown encoding',
		headers: { ...type(form), 'content-encoding': 'br' },
		body: formBody,
	},
	{ what: 'a query with %', method: 'GET', query: `${rightToken}&a=%zz%&%=%ff&[]=1&__proto__=2` },
];

const taken = odd.map((kind) => ({ ...kind, status: 200, executions: 1 }));

/** @type {Kind[]} */
const hostile = [...strangers, ...refused, ...taken];

/** Anveo delivers an event again when it has seen no answer. @type {Kind} */
const again = {
	...{ what: 'an event that comes twice', status: 200, executions: 1, manner: 'twice' },
	...{ headers: type(form), body: formBody },
};

/** By what the trigger is set to. */
export const hostileTo = { callFlowRequest: hostile, callEndedNotification: [...hostile, again] };

/** @param {Kind} kind */
export const queryOf = ({ query = rightToken }) => query;
