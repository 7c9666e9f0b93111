/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { anchorsIn, linksIn } from './markdown';

/** Where the project's files are shown on GitHub: links from n8n lead there. */
const REPOSITORY = 'https://github.com/n8n-nodes-anveo/n8n-nodes-anveo';

const isElsewhere = (link: string) => /^[a-z][a-z\d+.-]*:/i.test(link);

/** What is wrong with a path of the project and its anchor, or '' when it leads somewhere. */
function fault(root: string, path: string, anchor?: string): string {
	if (path.startsWith('..')) return 'outside the project';
	const file = join(root, path);
	if (!existsSync(file)) return 'no such file';
	if (anchor === undefined) return '';
	if (!path.endsWith('.md')) return 'an anchor in something that is no page';
	return anchorsIn(readFileSync(file, 'utf8')).has(anchor) ? '' : 'no such anchor';
}

function relativeFault(root: string, page: string, link: string): string {
	// npm shows README too, and knows no root to begin at.
	if (link === '' || link.startsWith('/')) return 'not a relative link';
	const [path = '', anchor] = link.split('#').map(decodeURIComponent);
	const target = path === '' ? page : relative(root, join(root, dirname(page), path));
	return fault(root, target, anchor);
}

/**
 * The relative links and pictures of a Markdown page that lead nowhere, each with what is wrong.
 *
 * @param root the project's folder
 * @param page path of the page below it
 */
export function brokenLinks(root: string, page: string): string[] {
	const links = linksIn(readFileSync(join(root, page), 'utf8'));
	return links
		.filter((link) => !isElsewhere(link))
		.flatMap((link) => {
			const wrong = relativeFault(root, page, link);
			return wrong === '' ? [] : `${page}: ${link}: ${wrong}`;
		});
}

/** The addresses in a text that lead to a file of this project on GitHub, or to a section of its README. */
export function ownAddresses(text: string): string[] {
	const addresses = text.match(/https:\/\/github\.com\/[^\s"'`()<>\\]+/g) ?? [];
	return addresses.filter((address) =>
		[`${REPOSITORY}#`, `${REPOSITORY}/blob/main/`].some((start) => address.startsWith(start)),
	);
}

/** What is wrong with one of them, or ''. */
export function addressFault(root: string, address: string): string {
	const [page = '', anchor] = address.slice(REPOSITORY.length).split('#').map(decodeURIComponent);
	return fault(root, page === '' ? 'README.md' : page.replace('/blob/main/', ''), anchor);
}
