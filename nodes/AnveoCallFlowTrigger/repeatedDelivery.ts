import { createHash } from 'crypto';

import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { rememberHere, takenHere } from './takenHere';
import type { CallbackValue } from './values/callbackValue';

/** Anveo's fifth and last delivery comes 20 minutes after the first, and each may have waited for an answer. */
const REMEMBERED_MS = 30 * 60 * 1000;

/** n8n stores them with the workflow, and reads and writes them with each notification. */
const MOST_REMEMBERED = 1000;

/**
 * Whether these fields came before, so that they are another delivery of the same event; if not, they are remembered.
 *
 * n8n stores what is remembered once it has taken the event, and before it answers. So an event that n8n could not take
 * is not remembered, and none is lost. But two requests that come at once begin with the same stored data, and what the
 * first one adds is lost. So this process remembers too, and stores all it knows with the next event.
 *
 * @param fields those of the body. None at all tell nothing of the event, so they are always new.
 * @param now milliseconds since 1970
 */
export function isRepeatedDelivery(
	context: IWebhookFunctions,
	fields: CallbackValue[],
	now: number,
): boolean {
	// Whoever listens for a test event wants to see each one.
	if (fields.length === 0 || context.getMode() === 'manual') return false;
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	const stored = context.getWorkflowStaticData('node');
	const from = now - REMEMBERED_MS;
	const all = [...Object.entries(Object(stored.notifications)), ...takenHere(trigger, from)];
	const remembered = new Map(all.filter((entry) => isBetween(entry, from, now)));
	const delivery = fingerprint(fields);
	if (remembered.has(delivery)) return true;
	rememberHere(trigger, [delivery, now], context.getResponseObject(), MOST_REMEMBERED);
	stored.notifications = newestOf(remembered.set(delivery, now));
	return false;
}

/** Whatever is stored there. A later time than now means that the clock was put back. */
function isBetween(entry: [string, unknown], from: number, now: number): entry is [string, number] {
	const [, at] = entry;
	return typeof at === 'number' && at > from && at <= now;
}

function newestOf(remembered: Map<string, number>): IDataObject {
	const oldestFirst = [...remembered].sort(([, one], [, other]) => one - other);
	return Object.fromEntries(oldestFirst.slice(-MOST_REMEMBERED));
}

/** Not the values themselves: they would be stored with the workflow, phone numbers and all. */
function fingerprint(fields: CallbackValue[]): string {
	const named = fields.map(({ name, value }) => [name, value]);
	return createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, 22);
}
