/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readFileSync } from 'node:fs';

/** The messages of the first table of docs/messages.md, as they are written there: `…` stands for text that differs. */
export function messagesOfDocs(): string[] {
	const [, table = ''] = readFileSync('docs/messages.md', 'utf8').split(/^\| Message \|.*$/m);
	const [rows = ''] = table.split(/^## /m);
	const first = [...rows.matchAll(/^\|((?:`[^`]*`|[^|`])*)\|/gm)].map(([, cell = '']) => cell);
	return first.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text));
}

/** Whether a message, which may have gaps of its own, is one of the given form. */
export function isOfForm(message: string, form: string): boolean {
	const parts = form.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('[^]*')}$`).test(message);
}
