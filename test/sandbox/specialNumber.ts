import type { Sandbox } from '../../sandbox/server';
import { dialDocument, post } from './documents';

/** Dials the special number with these last two digits. */
export async function dialSpecial(sandbox: Sandbox, ending: string): Promise<Response> {
	return await post(sandbox, dialDocument(`121555501${ending}`));
}

/** The only id that the sandbox created; '' when it created none. */
export function createdId(sandbox: Sandbox): string {
	expect(sandbox.requestIds().length).toBeLessThanOrEqual(1);
	return sandbox.requestIds()[0] ?? '';
}
