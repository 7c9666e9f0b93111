// What this package's own code costs an item, without n8n: reading and checking the parameters, the memory of the run,
// the signed document, the answer. Usage: ownShare.mjs <number of items>; prints one line of JSON, microseconds an item.
import { cpuTime } from './cpuTime.mjs';
import { median } from './median.mjs';
import { callFlow, callerId, contacts, userKey } from './items.mjs';
import { ownCode } from './ownCode.mjs';

/** @typedef {Record<string, number>} Shares microseconds of CPU time an item, by what is done */

/** Enough for a median that a busy machine does not move. */
const rounds = 15;

const credential = {
	userApiKey: userKey,
	email: 'nathan@example.com',
	securePassphrase: 'correct horse battery staple',
	apiUrl: 'https://www.anveo.com/api/v3.asp',
};

/** The values that n8n's expressions come to for a contact. @param {{ json: import('./items.mjs').Contact }} item */
function parametersOf({ json }) {
	return {
		phoneNumber: json.phone,
		callerId,
		callFlow,
		specifyVariables: 'fields',
		variables: {
			variable: [
				{ name: 'NAME', value: json.name },
				{ name: 'CODE', value: json.code },
			],
		},
		additionalFields: { memo: `Order ${json.order}` },
		options: { concurrency: 50 },
	};
}

/**
 * One run of n8n as far as our code asks for it.
 * @param {Array<{ json: import('./items.mjs').Contact }>} items
 */
function contextsOf(items) {
	const run = { data: { main: [items] }, node: { name: 'Dial' } };
	const context = {};
	return items.map((item, at) => {
		const parameters = /** @type {Record<string, unknown>} */ (parametersOf(item));
		return {
			continueOnFail: () => false,
			getCredentials: async () => credential,
			getContext: () => context,
			getExecuteData: () => run,
			getExecutionCancelSignal: () => undefined,
			getExecutionId: () => '1',
			getInputData: () => item,
			getItemIndex: () => at,
			getNode: () => run.node,
			/** @param {string} name @param {unknown} fallback */
			getNodeParameter: (name, fallback) => parameters[name] ?? fallback,
			getTimezone: () => 'America/New_York',
			getWorkflowDataProxy: () => ({ $runIndex: 0 }),
			logger: { info: () => {} },
		};
	});
}

/** Anveo's answer to an item. @param {number} item */
function answerTo(item) {
	const requestId = item.toString(16).padStart(40, '0');
	const text = `<?xml version="1.0" standalone="no" ?>\n<RESPONSE>\n\t<RESULT>SUCCESS</RESULT>\n\t<VALUE NAME="REQUESTID">${requestId}</VALUE>\n</RESPONSE>\n`;
	return {
		body: Buffer.from(text),
		headers: { 'content-type': 'text/xml; charset=utf-8' },
		statusCode: 200,
	};
}

const count = Number(process.argv[2] ?? 2_000);
const { sendItem, dial, readCallingHours, delayWithin, signRequest } = await ownCode('ownShare', [
	'nodes/AnveoDialCallFlow/sending/sendItem',
	'nodes/AnveoDialCallFlow/resources/call/dial/dial',
	'nodes/AnveoDialCallFlow/resources/call/callingHours/callingHours',
	'nodes/AnveoDialCallFlow/resources/call/callingHours/delayWithin',
	'nodes/shared/signRequest',
]);
/** What n8n fills in when Calling Hours are added. */
const hoursAsAdded = {
	...{ from: '08:00', to: '21:00', timeZone: 'number', outsideHours: 'schedule' },
	days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
};
const items = contacts(count);
const answers = items.map((_item, at) => answerTo(at));

/** Each part by itself, and the whole as the node does it. @type {Record<string, () => Promise<unknown> | void>} */
const parts = {
	'read and check the parameters': () => {
		for (const context of contextsOf(items)) dial.readOrder(context);
	},
	'Calling Hours, which are in none of the others': () => {
		for (const { label } of orders) {
			const where = { phoneNumber: label, workflowZone: 'America/New_York' };
			const hours = readCallingHours({ hours: hoursAsAdded }, where);
			// When the item is checked, and when it is sent.
			for (let time = 0; time < 2; time++) delayWithin(hours, label, undefined, Date.now());
		}
	},
	'build and sign the document': () => {
		for (const order of orders) {
			signRequest(credential, { url: '', body: dialAction(order) });
		}
	},
	'read the answer': () => {
		for (const answer of answers) dial.receive(answer);
	},
	'all of it, with the memory of the run': async () => {
		const outputs = contextsOf(items).map(async (context, at) => {
			const options = { url: '', body: {} };
			const send = async () => {
				signRequest(credential, options);
				return answers[at];
			};
			return await sendItem(dial, context, { options, send });
		});
		const output = (await Promise.all(outputs)).flat();
		if (output.length !== count) throw new Error(`${output.length} of ${count} items came out`);
	},
};

const orders = contextsOf(items).map((context) => dial.readOrder(context));

/** @param {any} order */
function dialAction({ call, callOptions }) {
	return {
		action: 'DIAL.CALLFLOW',
		parameters: [
			{ name: 'PHONENUMBER', value: call.phoneNumber },
			{ name: 'CALLERID', value: call.callerId },
			{ name: 'CALLFLOW', value: call.callFlow },
			{ name: 'MEMO', value: callOptions.memo },
		],
		variables: call.variables,
	};
}

/** @type {Record<string, number[]>} */
const measured = Object.fromEntries(Object.keys(parts).map((part) => [part, []]));
for (let round = 0; round < rounds; round++) {
	for (const [part, run] of Object.entries(parts)) {
		const before = cpuTime();
		await run();
		measured[part]?.push(((cpuTime() - before) * 1_000) / count);
	}
}
/** @type {Shares} */
const shares = Object.fromEntries(
	Object.entries(measured).map(([part, times]) => [part, median(times)]),
);
console.log(JSON.stringify(shares));
