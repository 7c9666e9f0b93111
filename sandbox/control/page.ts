/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { reply, type Reply } from '../protocol/reply';

const PAGE = readFileSync(join(__dirname, 'page.html'));

/** The page that shows the calls and lets a person take them. */
export function pageReply(): Reply {
	return reply(200, 'text/html; charset=utf-8', PAGE);
}
