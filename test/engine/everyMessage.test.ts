/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readFileSync } from 'node:fs';

import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { isOfForm, messagesOfDocs } from '../package/messageTable';
import { withServer } from './support/answerServer';
import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());

/** What a person does, and what the first words of the message are then. */
type Provocation = [parameters: INodeParameters, credential?: ICredentialDataDecryptedObject];

const phone = (phoneNumber: string, options = {}): Provocation => [{ phoneNumber, options }];
const ending = (digits: string, requestOptions = {}): Provocation => [
	{ phoneNumber: `+1215555${digits}`, requestOptions },
];
const options = (some: INodeParameters): Provocation => [{ options: some }];
const fields = (some: INodeParameters): Provocation => [{ additionalFields: some }];
const hours = (some: INodeParameters): Provocation =>
	fields({
		callingHours: { hours: { timeZone: 'named', timeZoneName: 'Europe/Berlin', ...some } },
	});
const variables = (...variable: INodeParameters[]): Provocation => [{ variables: { variable } }];
const wait = (some: INodeParameters): Provocation => [{ operation: 'dialAndWait', ...some }];
const connect = (some: INodeParameters): Provocation => [
	{ operation: 'connect', firstNumber: '+12155550140', ...some },
];
const verify = (some: INodeParameters): Provocation => [{ operation: 'verify', ...some }];
const action = (actionName: string, some = {}): Provocation => [
	{ resource: 'customAction', operation: 'send', actionName, ...some },
];
const status = (requestId: string): Provocation => [{ operation: 'getStatus', requestId }];
const credential = (credential: ICredentialDataDecryptedObject): Provocation => [{}, credential];

const PROVOCATIONS: Provocation[] = [
	...['01', '04', '05', '07', '08', '09', '10', '11', '12', '13', '14', '21', '24', '36'].map(
		(digits) => ending(`01${digits}`),
	),
	ending('0103', { timeout: 100 }),
	credential({ apiUrl: 'http://127.0.0.1:1/' }),
	credential({ userApiKey: ' ' }),
	credential({ email: 'somebody@example.com', securePassphrase: '' }),
	credential({ apiUrl: 'anveo' }),
	credential({ apiUrl: 'http://example.com/' }),
	phone('={{ "" }}'),
	phone('call me'),
	phone('call me', { defaultCountry: 'GB' }),
	phone('(215) 701-0680'),
	phone('001 65 9234 5678'),
	phone('+1 215 701 0680 ext. 7'),
	phone('={{ [1] }}'),
	options({ defaultCountry: 'England' }),
	options({ concurrency: 0 }),
	options({ includeInputFields: '={{ true }}' }),
	variables({ name: '', value: '1' }),
	variables({ name: 'A ', value: '1' }),
	variables({ name: 'A', value: '1' }, { name: 'A', value: '2' }),
	[{ specifyVariables: 'json', variablesJson: '[]' }],
	[{ specifyVariables: 'by hand' }],
	[{ variables: '={{ ({}) }}' }],
	fields({ callAt: 'next Tuesday' }),
	fields({ callAt: '={{ ({}) }}' }),
	fields({ callAt: '2020-01-01T10:00:00' }),
	fields({ callAt: new Date(Date.now() + 61 * 86_400_000).toISOString() }),
	fields({ callAt: new Date(Date.now() + 86_400_000).toISOString(), delay: 5 }),
	hours({ from: 'noon' }),
	hours({ from: '18:00', to: '09:00' }),
	hours({ days: '={{ ["Caturday"] }}' }),
	hours({ timeZoneName: 'Berlin' }),
	hours({ outsideHours: 'whatever' }),
	fields({ test: '={{ "maybe" }}' }),
	fields({ memo: '={{ "\\ud800" }}' }),
	[{ additionalFields: '={{ 5 }}' }],
	wait({ requestOptions: { proxy: 'nowhere' } }),
	wait({ variables: { variable: [{ name: 'RESUMEURL', value: 'x' }] } }),
	connect({ secondNumber: '+12155550140' }),
	connect({ firstNumber: '+12155550101', secondNumber: '+12155550140' }),
	verify({ codeSource: 'given', givenCode: '={{ 1 }}' }),
	verify({ codeVariable: 'RESUMEURL' }),
	verify({ variables: { variable: [{ name: 'CODE', value: 'x' }] } }),
	verify({ replyField: ' ' }),
	action('NO.SUCH.ACTION'),
	action('ACCOUNT.GETBALANCE', { parameters: { parameter: [{ name: '', value: 'x' }] } }),
	action('ACCOUNT.GETBALANCE', { parameters: { parameter: [{ name: 'SIGNATURE', value: 'x' }] } }),
	status('no such call'),
];

/** There they have a clock that stands still. */
const CALLING_HOURS = 'test/unit/resources/callingHours.test.ts';

/** Provoked by more than one run of a node, or by an n8n that is not this one: the test that does it. */
const ELSEWHERE: Record<string, string> = {
	'n8n runs this execution for the second time, and the first time had begun this request':
		'test/engine/repeatedExecution.test.ts',
	'Another version of this package may have sent this item before the Retry, and what it noted cannot be read':
		'test/engine/otherVersionsNotes.test.ts',
	'The credential could not be read: …': 'test/engine/verifyRefused.test.ts',
	'This version of n8n cannot run the node': 'test/engine/wholeNode.test.ts',
	'This item was for … before the Retry, and is for … now': 'test/engine/retryButton.test.ts',
	"'…' takes one item at a time, but … came in": 'test/engine/dialAndWait.test.ts',
	'The Anveo credential signs requests of the Anveo nodes only':
		'test/unit/shared/signRequest.test.ts',
	"'Variables' is not a list of names and values":
		'test/unit/resources/variablesFromFields.test.ts',
	"The time zone of … is not known, which 'Calling Hours' needs": CALLING_HOURS,
	"… is outside 'Calling Hours': the call would be due on …": 'test/engine/callingHours.test.ts',
	"Within 60 days there is no time at which … is within 'Calling Hours' in …": CALLING_HOURS,
	"… items came in, but 'Max Calls per Run' is …": 'test/engine/maxCalls.test.ts',
	'n8n could not complete the request: …': 'test/unit/shared/faultFromN8n.test.ts',
	"Anveo's answer could not be used: …": 'test/unit/shared/faultFromN8n.test.ts',
	'n8n did not send the request: …': 'test/unit/shared/faultFromN8n.test.ts',
	'Anveo could not be reached in time (…)': 'test/unit/shared/transportFault.test.ts',
};

/** Provoked in test/engine/tool.test.ts, in a text for the agent. */
const FOR_AGENTS = "'…' cannot be used as an AI agent's tool";

/** n8n drops it with all output of a cancelled node: nobody has seen it but an agent that runs its tools itself. */
const DROPPED = 'The execution was cancelled before … was sent';

/** The reason alone: what goes before it is the same for all that are unclear. */
const reasonOf = (message = '') =>
	message.replace(/^Unclear whether .*? was (?:called|carried out): /, '');

async function messageAfter([parameters, credential]: Provocation): Promise<string> {
	const { error } = await runNode({
		items: [{ phone: '+12155550100' }],
		credential: { ...account.credential, ...credential },
		parameters,
	});
	return reasonOf(error?.message);
}

async function messageOfAnswer(body: string, parameters: INodeParameters = {}): Promise<string> {
	return await withServer(
		(_request, response) => response.end(body),
		async (apiUrl) => await messageAfter([parameters, { userApiKey: 'x', apiUrl }]),
	);
}

test('each message of docs/messages.md is provoked', async () => {
	const said = [
		await messageOfAnswer('hello'),
		await messageOfAnswer('<RESPONSE><RESULT> </RESULT></RESPONSE>', {
			operation: 'getStatus',
			requestId: '1',
		}),
	];
	for (const provocation of PROVOCATIONS) said.push(await messageAfter(provocation));

	const forms = messagesOfDocs();
	const unprovoked = forms.filter(
		(form) =>
			![...Object.keys(ELSEWHERE), FOR_AGENTS, DROPPED].includes(form) &&
			!said.some((message) => isOfForm(message, form)),
	);
	expect(unprovoked).toEqual([]);
	// None is provoked in vain.
	expect(said.filter((message) => !forms.some((form) => isOfForm(message, form)))).toEqual([]);
}, 120_000);

test.each(Object.entries(ELSEWHERE))('"%s" is provoked in %s', (form, file) => {
	expect(messagesOfDocs()).toContain(form);
	const [longest = ''] = form.split('…').sort((one, other) => other.length - one.length);
	expect(readFileSync(file, 'utf8').replaceAll("\\'", "'")).toContain(longest.trim());
});
