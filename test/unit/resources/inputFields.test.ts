import { inputFields } from '../../../nodes/AnveoDialCallFlow/resources/call/dial/inputFields';
import { fakeItem } from '../fakeItem';

/** What stays of an input item. */
function kept(json: object, includeInputFields: unknown = true) {
	const context = fakeItem({ parameters: { options: { includeInputFields } } });
	return inputFields({ ...context, getInputData: () => ({ json: { ...json } }) });
}

test('the fields of the item stay, when it is said so', () => {
	expect(kept({ crmId: 'C-1', tags: [1] })).toEqual({ crmId: 'C-1', tags: [1] });
	expect(kept({ crmId: 'C-1' }, false)).toEqual({});
	expect(kept({ crmId: 'C-1' }, null)).toEqual({});
	expect(kept({ crmId: 'C-1' }, () => true)).toEqual({});
});

test.each([
	...['requestId', 'anveoResult', 'phoneNumber', 'firstNumber', 'secondNumber', 'callerId'],
	...['test', 'scheduledFor', 'timeZones', 'values', 'earlierOutcome', 'waitUntil', 'replied'],
	...['timedOut', 'reply', 'repliedAt', 'error', 'details'],
])('%s is of an earlier call, and does not', (name) => {
	expect(kept({ [name]: 'earlier', other: 1 })).toEqual({ other: 1 });
});
