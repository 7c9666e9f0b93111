import { inputItem, nodeRun } from '../../../nodes/AnveoDialCallFlow/item/nodeRun';
import { fakeItem } from '../fakeItem';

test.each([
	['an item of a list', false, 'main'],
	['a tool call that the engine runs by a connection of its own', true, 'ai_tool'],
])('the input of %s', (_what, isToolCall, connection) => {
	const item = {
		...fakeItem({ isToolCall }),
		getInputData: (at?: number, type?: string) => ({ json: { at, type } }),
	};

	expect(nodeRun(item).isToolCall).toBe(isToolCall);
	expect(inputItem(item)).toEqual({ json: { at: 0, type: connection } });
});

test.each([
	['all', {}, 3, 3],
	['the first alone with Execute Once', { executeOnce: true }, 3, 1],
	['none of none', { executeOnce: true }, 0, 0],
])('of the items of a run are sent: %s', (_what, settings, items, sent) => {
	expect(nodeRun(fakeItem({ items, settings })).items).toBe(sent);
});
