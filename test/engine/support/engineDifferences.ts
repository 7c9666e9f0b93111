// What differs between the n8n versions of `npm run test:versions`, as far as these tests touch it. Asked of the engine
// itself and never of its version number: what a patch release brings is then found as well.
import * as core from 'n8n-core';
import type { WorkflowExecute } from 'n8n-core';
import { type INode, type IRun, type JsonObject, NodeApiError, type Workflow } from 'n8n-workflow';

/** Starts a workflow: up to 2.0 with one argument after the other, later with an object. */
export function startExecution(
	execution: WorkflowExecute,
	workflow: Workflow,
	startNode?: INode,
): ReturnType<WorkflowExecute['run']> {
	const takesObject = core.WorkflowExecute.prototype.run.length <= 1;
	const args = takesObject ? [{ workflow, startNode }] : [workflow, startNode];
	return Reflect.apply(execution.run, execution, args);
}

/** The query of the address that resumes an execution: up to 2.0 there is no token in it. */
export function resumeQuery({ data }: IRun): string {
	return data.resumeToken === undefined ? '' : `signature=${data.resumeToken}`;
}

/** What a network failure may be called: where n8n drops causes, its code can be lost. */
export function networkFailures(message: string): string[] {
	const wrapped = new NodeApiError({} as INode, new Error('x') as unknown as JsonObject);
	return wrapped.cause === undefined ? [message, message.replace(/ \(E[A-Z_]+\)$/, '')] : [message];
}

/** A feature of the engine that some versions lack, with what to say of a test that needs it. */
export interface EngineFeature {
	isThere: boolean;
	otherwise: string;
}

export const outputSchemas: EngineFeature = {
	isThere: 'loadOutputSchema' in core,
	otherwise: 'n8n-core has no function that finds output schemas',
};

/** An agent hands its tool calls to the engine; older ones call their tools themselves, and that is tested too. */
export const toolsRunByEngine: EngineFeature = {
	isThere: 'isEngineRequest' in core,
	otherwise: 'the engine does not run tools for agents',
};

/** `test`, or one that is skipped with its reason in the title where the engine lacks the feature. */
export function testWith(feature?: EngineFeature) {
	return (title: string, body: jest.ProvidesCallback) => {
		if (feature === undefined || feature.isThere) test(title, body);
		else test.skip(`${title} [not applicable: ${feature.otherwise}]`, body);
	};
}
