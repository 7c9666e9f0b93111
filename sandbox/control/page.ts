/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import type { Reply } from '../protocol/reply';

const FOLDER = join(__dirname, 'page');

const CONTENT_TYPES = new Map([
	['.html', 'text/html; charset=utf-8'],
	['.css', 'text/css; charset=utf-8'],
	['.js', 'text/javascript; charset=utf-8'],
]);

/** Nothing from elsewhere, and no script inside of the page: a text that was sent cannot become one. */
const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	'img-src data:',
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

const FILES = new Map(readdirSync(FOLDER).flatMap((name) => servedFile(name)));

/** The page that shows the calls and lets a person take them, and the files it is made of. */
export function pageReply(path: string): Reply | undefined {
	return FILES.get(path === '/' ? '/page/page.html' : path);
}

function servedFile(name: string): Array<[string, Reply]> {
	const contentType = CONTENT_TYPES.get(extname(name));
	if (contentType === undefined) return [];
	const headers = {
		'Content-Type': contentType,
		'Content-Security-Policy': CONTENT_SECURITY_POLICY,
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
	};
	const body = readFileSync(join(FOLDER, name));
	return [[`/page/${name}`, { kind: 'send', status: 200, headers, body }]];
}
