import { escapeXml } from '../../sandbox/protocol/answers';
import type { Sandbox } from '../../sandbox/server';
import { dialDocument, post, variable } from './documents';

/** Dials a number with variables and gives the id of the call. */
export async function place(
	sandbox: Sandbox,
	digits: string,
	variables: Record<string, string> = {},
	more = '',
): Promise<string> {
	const xml = Object.entries(variables).map(([name, value]) =>
		variable(escapeXml(name), escapeXml(value)),
	);
	await (await post(sandbox, dialDocument(digits, xml.join('') + more))).arrayBuffer();
	return sandbox.requestIds().at(-1) ?? '';
}
