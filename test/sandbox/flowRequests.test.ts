import {
	digitsPressedIn,
	endRequest,
	replyRequest,
	startRequest,
} from '../../sandbox/calls/flowRequests';
import type { FlowState } from '../../sandbox/calls/flowVariables';

function flowWith(variables: Record<string, string>): FlowState {
	return {
		variables: Object.entries(variables).map(([name, value]) => ({ name, value })),
		instanceKey: 'the-key',
		phoneNumber: '12155550140',
		digits: '1*#',
	};
}

function replyUrl(url: string, more: Record<string, string> = {}): string | undefined {
	return replyRequest(flowWith({ RESUMEURL: url, ...more }))?.url;
}

describe('the variables in a URL', () => {
	test.each([
		['$[CALLFLOW.INSTANCE.KEY]$', 'the-key'],
		['$[E164]$', '12155550140'],
		['$[DIGITS]$', '1*%23'],
		['$[NAME]$', 'Ann%20%26%20B%C3%A9a%20%F0%9F%98%80%3F%23%2F%3D%2B'],
		['$[name]$', ''],
		['$[NONE]$', ''],
		['$[]$', ''],
		['$[NESTED]$', '%24%5BE164%5D%24'],
		['$[E164]', '$[E164]'],
		['$[E164]$$[E164]$', '1215555014012155550140'],
	])('%s becomes %s', (text, filled) => {
		const NAME = 'Ann & Béa 😀?#/=+';
		const flow = flowWith({
			NAME,
			NESTED: '$[E164]$',
			ONSTARTURL: `http://a/${text}`,
			ONENDURL: `http://b/?x=${text}`,
		});
		const rest = { method: 'GET', form: {} };
		expect(startRequest(flow)).toEqual({ ...rest, url: `http://a/${filled}` });
		expect(endRequest(flow)).toEqual({ ...rest, url: `http://b/?x=${filled}` });
	});

	test('a variable that is set twice has the later value', () => {
		const flow = flowWith({ ONSTARTURL: 'http://a/$[N]$' });
		flow.variables.push({ name: 'N', value: '1' }, { name: 'N', value: '2' });
		expect(startRequest(flow)?.url).toBe('http://a/2');
	});
});

describe('the digits of a reply', () => {
	test.each([
		['http://a', 'http://a?DIGITS=1*%23'],
		['http://a/b', 'http://a/b?DIGITS=1*%23'],
		['http://a/b?', 'http://a/b?DIGITS=1*%23'],
		['http://a/b?c=d', 'http://a/b?c=d&DIGITS=1*%23'],
		['http://a/b?c=d&', 'http://a/b?c=d&DIGITS=1*%23'],
		['http://a/b?c#d?e#f', 'http://a/b?c&DIGITS=1*%23#d?e#f'],
		['http://a/b#c?d', 'http://a/b?DIGITS=1*%23#c?d'],
		['http://a/b?said=$[DIGITS]$', 'http://a/b?said=1*%23'],
		['http://a/$[DIGITS]$?c', 'http://a/1*%23?c'],
	])('%s is requested as %s', (url, requested) => {
		expect(replyUrl(url)).toBe(requested);
	});

	test('a POST carries them in its body', () => {
		for (const method of ['POST', 'post']) {
			const flow = flowWith({ REPLYURL: 'http://a/b?c', REPLYMETHOD: method });
			expect(replyRequest(flow)).toEqual({
				method: 'POST',
				url: 'http://a/b?c',
				form: { DIGITS: '1*#' },
			});
		}
	});
});

test('REPLYURL comes before RESUMEURL, unless it is blank', () => {
	expect(replyUrl('http://resume', { REPLYURL: 'http://reply' })).toContain('http://reply?');
	expect(replyUrl('http://resume', { REPLYURL: '' })).toContain('http://resume?');
});

test('without URLs nothing is requested', () => {
	for (const variables of [{}, { ONSTARTURL: '', REPLYURL: '', RESUMEURL: '', ONENDURL: '' }]) {
		const flow = flowWith(variables as Record<string, string>);
		expect([startRequest(flow), replyRequest(flow), endRequest(flow)]).toEqual([null, null, null]);
		expect(digitsPressedIn(flow)).toBe('1');
	}
});
