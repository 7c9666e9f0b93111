// docs/examples/alert-on-call.md up to the call, step by step in the editor.
import { rowsOf } from '../dataTables.mjs';
import { callTo, preparedExample } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executionPicture } from './executionPicture.mjs';
import { executeFrom, openWorkflow } from './workflow.mjs';

/** @param {import('../support.mjs').Surroundings} surroundings */
export async function alertByHand(surroundings) {
	const { api, n8nUrl, expect } = surroundings;
	const id = preparedExample(surroundings, 'alert-on-call.json');
	await inEditor(surroundings, async (page) => {
		await openWorkflow(page, n8nUrl, id);
		await executeFrom(page, 'Set up once');
		await executeFrom(page, 'A workflow has failed');
	});
	const { requestId } = await callTo(surroundings, '12155550140');
	const rows = await rowsOf(surroundings, 'Alerts');
	expect(
		rows.length === 1 && rows[0]?.call === 'called' && rows[0].requestId === requestId,
		`set up and tried in the editor: ${JSON.stringify(rows)}`,
	);
	const [execution] = await api.listExecutions(id);
	const executionId = String(execution?.id);
	await executionPicture(surroundings, { id, executionId }, 'alert-on-call');
}
