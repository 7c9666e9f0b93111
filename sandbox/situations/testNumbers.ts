/** How the sandbox behaves for a special number. */
export type Situation =
	| 'accepted'
	| 'refused'
	| 'slowAnswer'
	| 'noAnswer'
	| 'cutBeforeAnswer'
	| 'serverErrorText'
	| 'maintenancePage'
	| 'webPage'
	| 'emptyBody'
	| 'cutOffXml'
	| 'noRequestId'
	| 'otherRoot'
	| 'doctype'
	| 'tooLarge'
	| 'redirect'
	| 'emptyErrorElement'
	| 'otherValueName'
	| 'utf16'
	| 'refusedWithSecrets'
	| 'unauthorized'
	| 'cutInBody'
	| 'mismatchedTags'
	| 'latin1'
	| 'acceptedWithSecrets'
	| 'undefinedEntity'
	| 'serverErrorDocument'
	| 'extraValue'
	| 'whitespaceBody'
	| 'entityExpansion'
	| 'htmlContentType'
	| 'busy'
	| 'notAnswered'
	| 'hungUpAtOnce'
	| 'waitsForPerson'
	| 'refusedWithRequestId'
	| 'nestedError'
	| 'blankRequestId'
	| 'disguisedSecrets';

/** A number that makes the sandbox behave in a certain way. */
export interface TestNumber {
	digits: string;
	situation: Situation;
	description: string;
	/** True when a REQUESTID was created, although the caller may never learn it. */
	placesCall: boolean;
	/** True when the caller learns the REQUESTID. */
	tellsRequestId: boolean;
	/** How the second dial of the same number goes, and every later one. */
	later?: Situation;
}

/**
 * The special numbers, in the range +1 215 555 01xx that belongs to nobody. Any other area code will do as well, so that
 * a test can have many numbers of a kind.
 */
export const TEST_NUMBERS: readonly TestNumber[] = [
	placed('00', 'accepted', 'accepted'),
	notPlaced('01', 'refused', 'refused with an ERROR'),
	placed('02', 'slowAnswer', 'accepted, but the answer comes slowly'),
	unclear('03', 'noAnswer', 'no answer ever comes'),
	unclear('04', 'cutBeforeAnswer', 'connection cut before any answer'),
	unclear('05', 'serverErrorText', 'HTTP 500 with plain text'),
	notPlaced('06', 'maintenancePage', 'HTTP 503 with an HTML maintenance page'),
	unclear('07', 'webPage', 'HTTP 200 with an HTML web page'),
	unclear('08', 'emptyBody', 'HTTP 200 with an empty body'),
	unclear('09', 'cutOffXml', 'XML that ends in the middle'),
	unclear('10', 'noRequestId', 'SUCCESS without a REQUESTID'),
	unclear('11', 'otherRoot', 'XML with another root element'),
	unclear('12', 'doctype', 'XML with a DOCTYPE and an entity declared in it'),
	unclear('13', 'tooLarge', 'valid answer larger than 1 MiB'),
	notPlaced('14', 'redirect', 'HTTP 307 redirect to another path'),
	placed('15', 'emptyErrorElement', 'accepted, with an empty ERROR element'),
	placed('16', 'otherValueName', 'accepted, id in a lone VALUE with another NAME'),
	placed('17', 'utf16', 'accepted, answer in UTF-16LE with a byte order mark'),
	notPlaced('18', 'refusedWithSecrets', 'refused, ERROR repeats key, phrase and signature'),
	notPlaced('19', 'unauthorized', 'HTTP 401 with plain text'),
	unclear('20', 'cutInBody', 'connection closed in the middle of the body'),
	unclear('21', 'mismatchedTags', 'malformed XML (mismatched tags)'),
	placed('22', 'latin1', 'accepted, answer in ISO-8859-1'),
	placed('23', 'acceptedWithSecrets', 'accepted, answer repeats key, phrase and signature'),
	unclear('24', 'undefinedEntity', 'XML with an undefined entity'),
	notPlaced('25', 'serverErrorDocument', 'HTTP 500 with a readable ERROR document'),
	placed('26', 'extraValue', 'accepted, with a second VALUE named NOTE'),
	unclear('27', 'whitespaceBody', 'HTTP 200 with nothing but white space'),
	unclear('28', 'entityExpansion', 'XML with entities that grow when expanded'),
	placed(
		'29',
		'htmlContentType',
		'accepted, sent as text/html with byte order mark and blank lines',
	),
	{
		...notPlaced('30', 'refused', 'refused the first time, accepted after that'),
		later: 'accepted',
	},
	{
		...unclear('31', 'serverErrorText', 'HTTP 500 the first time, accepted after that'),
		later: 'accepted',
	},
	placed('32', 'busy', 'accepted, then busy: the call ends without being answered'),
	placed('33', 'notAnswered', 'accepted, rings for longer, and nobody answers'),
	placed('34', 'hungUpAtOnce', 'accepted, answered, and hung up without pressing anything'),
	placed('35', 'waitsForPerson', 'accepted, rings until you answer it on the page'),
	unclear('36', 'refusedWithRequestId', 'an ERROR and a REQUESTID in one answer'),
	notPlaced('37', 'nestedError', 'refused, the text in an element inside ERROR'),
	placed('38', 'blankRequestId', 'accepted, with a blank REQUESTID before the filled one'),
	notPlaced(
		'39',
		'disguisedSecrets',
		'refused, ERROR repeats key and phrase in capitals and in parts',
	),
];

/**
 * Tells how the sandbox behaves for a number; every number that is not special is accepted.
 *
 * @param earlierDials how often the number was dialled before
 */
export function situationOf(digits: string, earlierDials = 0): TestNumber {
	const ending = /^1[2-9]\d{2}55501(\d{2})$/.exec(digits)?.[1];
	const found = TEST_NUMBERS.find((testNumber) => testNumber.digits === `121555501${ending}`);
	if (found === undefined) {
		return {
			digits,
			situation: 'accepted',
			description: 'an ordinary number',
			placesCall: true,
			tellsRequestId: true,
		};
	}
	if (found.later === undefined || earlierDials === 0) return { ...found, digits };
	return { ...situationOf('12155550100'), situation: found.later, digits };
}

function placed(ending: string, situation: Situation, description: string): TestNumber {
	const digits = `121555501${ending}`;
	return { digits, situation, description, placesCall: true, tellsRequestId: true };
}

/** The call is placed, and the caller cannot know it. */
function unclear(ending: string, situation: Situation, description: string): TestNumber {
	return { ...placed(ending, situation, description), tellsRequestId: false };
}

function notPlaced(ending: string, situation: Situation, description: string): TestNumber {
	return { ...unclear(ending, situation, description), placesCall: false };
}
