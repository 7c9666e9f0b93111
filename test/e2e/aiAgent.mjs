// examples/ai-agent.json: an agent places a call with the node as its tool.
import { startOpenAiStandIn } from './openAiStandIn.mjs';
import {
	callTo,
	changedExample,
	manualTrigger,
	nodeNamed,
	outputOf,
	successOf,
	variableOf,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const message = 'Hello Ada, your parcel <No. 7> is ready.';
const toolArguments = { phoneNumber: '+1 215 555 0143', message };

/** @param {Surroundings} surroundings @param {string} url */
async function agentWith(surroundings, url) {
	const data = { apiKey: 'stand-in', url };
	const name = 'OpenAI stand-in';
	const id = await surroundings.api.createCredential({ name, type: 'openAiApi', data });
	return await changedExample(surroundings, 'ai-agent.json', (workflow) => {
		nodeNamed(workflow, 'OpenAI Chat Model').credentials = { openAiApi: { id, name } };
	});
}

/** @param {Surroundings} surroundings */
export async function aiAgent(surroundings) {
	const { api, sandbox, expect } = surroundings;
	const openAi = await startOpenAiStandIn(toolArguments);
	try {
		const dialledBefore = (await sandbox.calls()).length;
		const id = await agentWith(surroundings, openAi.url);
		const execution = await successOf(surroundings, await api.runWorkflow(id, manualTrigger));
		const [tool] = openAi.received[0]?.tools ?? [];
		const asked = Object.keys(tool?.function.parameters.properties ?? {});
		expect(
			asked.join() === 'phoneNumber,message',
			`the model is asked for: ${asked.join(', ')} (tool ${tool?.function.name})`,
		);
		const call = await callTo(surroundings, '12155550143');
		expect(
			variableOf(call, 'MESSAGE') === message,
			"the call has the model's number and the model's message",
		);
		const [said] = outputOf(execution, 'AI Agent');
		expect(
			String(said?.output).includes(call.requestId),
			`the agent learned the requestId: ${JSON.stringify(said)}`,
		);
		const dialled = (await sandbox.calls()).length - dialledBefore;
		expect(dialled === 1, `calls placed: ${dialled}`);
	} finally {
		openAi.stop();
	}
}
