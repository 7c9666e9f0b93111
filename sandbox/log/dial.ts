import type { AnswerKind } from '../actions/outcome';
import { oneLine, timeOfDay } from '../calls/callLine';
import { maskUrlSecrets } from '../protocol/masking';
import { valueOf, type NamedText } from '../protocol/xmlTree';
import type { ReceivedRequest } from './receivedRequest';

/** A DIAL.CALLFLOW or DIAL.CONNECT request, accepted or not. Texts that were not sent are empty or null. */
export interface Dial {
	receivedAt: string;
	phoneNumber: string;
	callerId: string;
	/** The second number of a DIAL.CONNECT. */
	destination: string | null;
	maxCallDuration: string | null;
	callFlow: string;
	variables: NamedText[];
	delay: string | null;
	memo: string | null;
	billingCode: string | null;
	test: boolean;
	answer: AnswerKind;
	requestId: string | null;
	faults: string[];
	/** What the caller was told, without secrets. */
	told: string;
}

/** What a logged request to place a call asked for, and what came of it. */
export function dialOf(entry: ReceivedRequest): Dial {
	const { receivedAt, parameters, variables, answer, requestId, faults, told } = entry;
	return {
		receivedAt,
		phoneNumber: valueOf(parameters, 'PHONENUMBER') ?? '',
		callerId: valueOf(parameters, 'CALLERID') ?? '',
		destination: valueOf(parameters, 'DESTPHONENUMBER'),
		maxCallDuration: valueOf(parameters, 'MAXCALLDURATION'),
		callFlow: valueOf(parameters, 'CALLFLOW') ?? '',
		variables,
		delay: valueOf(parameters, 'DELAY'),
		memo: valueOf(parameters, 'MEMO'),
		billingCode: valueOf(parameters, 'BILLINGCODE'),
		test: valueOf(parameters, 'TEST') === 'TRUE',
		answer,
		requestId,
		faults,
		told,
	};
}

/** Writes a dial as one readable line. */
export function dialLine(dial: Dial, time: Date): string {
	const parts = [
		timeOfDay(time),
		`+${oneLine(dial.phoneNumber)}`,
		...(dial.callerId === '' && dial.destination !== null
			? []
			: [`from +${oneLine(dial.callerId)}`]),
		dial.destination === null
			? `call flow ${shortened(oneLine(dial.callFlow))}`
			: `connected with +${oneLine(dial.destination)}`,
		...dial.variables.map(({ name, value }) => `${oneLine(name)}=${quoted(maskUrlSecrets(value))}`),
		...(dial.test ? ['test'] : []),
		...(dial.delay === null ? [] : [`delay ${oneLine(dial.delay)} min`]),
		...(dial.memo === null ? [] : [`memo ${quoted(dial.memo)}`]),
		`-> ${ending(dial)}`,
	];
	return parts.join('  ');
}

function ending({ answer, requestId, faults }: Dial): string {
	if (faults.length > 0) return `ERROR ${oneLine(faults.join('; '))}`;
	return requestId === null ? `${answer}, not placed` : `${answer}, REQUESTID ${requestId}`;
}

function shortened(text: string): string {
	const characters = [...text];
	return characters.length > 8 ? `${characters.slice(0, 8).join('')}…` : text;
}

function quoted(text: string): string {
	return /^[\w.:@+/-]+$/.test(text) ? text : `"${oneLine(text)}"`;
}
