// A stand-in for OpenAI's chat API on loopback: it asks for its one tool once, then says what the tool answered.
import { createServer } from 'node:http';

/**
 * @typedef {{ role: string, content?: unknown }} Message
 * @typedef {{ function: { name: string, parameters: { properties: Record<string, unknown> } } }} Tool
 * @typedef {{ messages: Message[], tools?: Tool[], stream?: boolean }} ChatRequest
 */

/** @param {Record<string, unknown>} message @param {string} finishReason */
function completion(message, finishReason) {
	return {
		id: 'chatcmpl-standin',
		object: 'chat.completion',
		created: 1,
		model: 'stand-in',
		choices: [
			{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finishReason },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/** @param {ChatRequest} chat @param {object} toolArguments */
function answerTo({ messages, tools }, toolArguments) {
	const answered = messages.filter(({ role }) => role === 'tool').at(-1);
	if (answered) return completion({ content: `Done: ${String(answered.content)}` }, 'stop');
	const call = { name: tools?.[0]?.function.name, arguments: JSON.stringify(toolArguments) };
	const toolCalls = [{ id: 'call_1', type: 'function', function: call }];
	return completion({ content: null, tool_calls: toolCalls }, 'tool_calls');
}

/**
 * @param {object} toolArguments what it asks its tool to do
 */
export async function startOpenAiStandIn(toolArguments) {
	/** @type {ChatRequest[]} */
	const received = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		if (request.method !== 'POST' || !request.url?.endsWith('/chat/completions')) {
			response.writeHead(404).end();
			return;
		}
		const chat = JSON.parse(body);
		received.push(chat);
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(answerTo(chat, toolArguments)));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port.');
	return {
		url: `http://127.0.0.1:${address.port}/v1`,
		received,
		stop: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
