// Copies of examples/call-until-reached.json, each with people and tables of its own.
import { useTable } from './dataTables.mjs';
import { changedExample, nodeNamed, successOf } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 */

/** @param {Surroundings} surroundings @param {string} id the workflow */
export async function setUpTables(surroundings, id) {
	await successOf(surroundings, await surroundings.api.runWorkflow(id, 'Set up once'));
}

/**
 * @param {Surroundings} surroundings
 * @param {{ table: string, people: Array<{ name: string, phone: string }> }} options
 * @param {(workflow: Workflow) => void} change
 * @returns {Promise<string>} the workflow's id
 */
export async function callList(surroundings, { table, people }, change) {
	const id = await changedExample(surroundings, 'call-until-reached.json', (workflow) => {
		workflow.name = `Call until reached: ${table}`;
		useTable(workflow, 'Calls to make', table);
		nodeNamed(workflow, 'Example people').parameters.jsonOutput = JSON.stringify({ people });
		change(workflow);
	});
	await setUpTables(surroundings, id);
	return id;
}
