/** What is wrong with an answer that cannot be read. */
export type AnswerFault =
	| 'empty'
	| 'tooLarge'
	| 'webPage'
	| 'notXml'
	| 'cutOff'
	| 'malformed'
	| 'docType'
	| 'entity'
	| 'otherRoot';

const FAULTS: Record<AnswerFault, string> = {
	empty: 'is empty',
	tooLarge: 'is larger than 1 MiB',
	webPage: 'is a web page instead of XML',
	notXml: 'is not XML',
	cutOff: 'is cut off',
	malformed: 'is not well-formed XML',
	docType: 'contains a DOCTYPE, which is refused for safety',
	entity: 'contains an entity that XML does not define',
	otherRoot: 'is XML, but not a RESPONSE document',
};

/**
 * An answer that says neither that the action was accepted nor that it was refused.
 *
 * For an action with an effect, such as a dial, nothing is known about that effect.
 */
export class UnreadableAnswer {
	/** Reads on from "Anveo's answer …". */
	readonly message: string;

	constructor(
		readonly fault: AnswerFault,
		detail = '',
	) {
		this.message = FAULTS[fault] + (detail === '' ? '' : ` (${detail})`);
	}
}
