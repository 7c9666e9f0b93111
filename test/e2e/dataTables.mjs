// n8n's Data Tables as a person sees them: all rows of one, read by n8n's own node, and a row added by it.
import { manualTrigger, outputOf, successOf } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 */

const reader = 'All rows';

/** @param {string} table @param {Record<string, unknown>} operation of the node for tables @returns {Workflow} */
function tableWorkflow(table, operation) {
	const dataTableId = { __rl: true, mode: 'name', value: table };
	return {
		name: `Rows of ${table}`,
		nodes: [
			{
				...{ id: 'start', name: manualTrigger, type: 'n8n-nodes-base.manualTrigger' },
				...{ typeVersion: 1, position: [0, 0], parameters: {} },
			},
			{
				...{ id: 'rows', name: reader, type: 'n8n-nodes-base.dataTable', typeVersion: 1.1 },
				...{ position: [220, 0], alwaysOutputData: true },
				parameters: { resource: 'row', dataTableId, ...operation },
			},
		],
		connections: { [manualTrigger]: { main: [[{ node: reader, type: 'main', index: 0 }]] } },
	};
}

const everything = { operation: 'get', returnAll: true };

/** @type {WeakMap<Surroundings['api'], Map<string, string>>} */
const readers = new WeakMap();

/** @param {Surroundings} surroundings @param {string} table */
async function readerOf({ api }, table) {
	const known = readers.get(api) ?? new Map();
	readers.set(api, known);
	const id = known.get(table) ?? (await api.createWorkflow(tableWorkflow(table, everything)));
	known.set(table, id);
	return id;
}

/** The rows of a table, the first one first. @param {Surroundings} surroundings @param {string} table */
export async function rowsOf(surroundings, table) {
	const run = await surroundings.api.runWorkflow(
		await readerOf(surroundings, table),
		manualTrigger,
	);
	const rows = outputOf(await successOf(surroundings, run), reader);
	return rows.filter(({ id }) => id !== undefined).sort((one, other) => one.id - other.id);
}

/** @param {Surroundings} surroundings @param {string} table @param {Record<string, unknown>} row */
export async function addRow(surroundings, table, row) {
	const columns = { mappingMode: 'defineBelow', value: row };
	const { api } = surroundings;
	const id = await api.createWorkflow(tableWorkflow(table, { operation: 'insert', columns }));
	await successOf(surroundings, await api.runWorkflow(id, manualTrigger));
}

/**
 * Makes a workflow use another table, so that checks do not meet in one. n8n looks for a table whose name contains the given
 * one: no name may be part of another.
 * @param {Workflow} workflow
 * @param {string} from
 * @param {string} to
 */
export function useTable({ nodes }, from, to) {
	for (const { parameters } of nodes) {
		if (parameters.dataTableId?.value === from) parameters.dataTableId.value = to;
		if (parameters.tableName === from) parameters.tableName = to;
	}
}
