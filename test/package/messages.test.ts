import { type AnswerFault, UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { worded } from '../../nodes/AnveoDialCallFlow/outcomes/failure';
import * as wordings from '../../nodes/AnveoDialCallFlow/outcomes/wording';
import { Fault } from '../../nodes/shared/fault';
import { messagesOfCode } from './messagesOfCode';
import { isOfForm, messagesOfDocs } from './messageTable';

/** Each with a detail, where the code gives one. */
const ANSWER_FAULTS: Record<AnswerFault, string> = {
	empty: '',
	tooLarge: '',
	webPage: '',
	notXml: '',
	cutOff: '',
	malformed: '…',
	docType: '',
	entity: '…',
	otherRoot: '…',
};

const unreadable = Object.entries(ANSWER_FAULTS).map(
	([fault, detail]) =>
		`Anveo's answer ${new UnreadableAnswer(fault as AnswerFault, detail).message}`,
);

/** What the words of each operation make of Anveo's own text. */
const refusals = Object.values(wordings).map(
	(wording) => worded(new Fault('refused', '…'), wording, '…').message,
);

/** Put together at run time. What can come of them is in {@link unreadable}, in {@link refusals}, and in its parts. */
const PUT_TOGETHER = ["Anveo's answer …", 'Anveo refused …: …', '…. In a later try: …'];

/** Answers to one kind of question, and an error that n8n's engine is thrown as it is. */
const OTHERS = [
	"Anveo's answer has no REQUESTID",
	"Anveo's answer has no status",
	'This version of n8n cannot run the node',
];

const inCode = messagesOfCode(['anveo', 'nodes']).filter(
	({ text }) => !PUT_TOGETHER.includes(text),
);
const texts = [...inCode.map(({ text }) => text), ...unreadable, ...refusals, ...OTHERS];
const forms = messagesOfDocs();

test('the code has messages, and the page lists some', () => {
	expect(inCode.length).toBeGreaterThan(40);
	expect(forms.length).toBeGreaterThan(40);
});

test.each(texts)('the code says "%s": it has its row in docs/messages.md', (text) => {
	expect(forms.filter((form) => isOfForm(text, form))).not.toEqual([]);
});

test.each(forms)('docs/messages.md has "%s": the code can say it', (form) => {
	expect(texts.filter((text) => isOfForm(text, form))).not.toEqual([]);
});
