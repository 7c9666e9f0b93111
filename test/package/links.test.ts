/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { addressFault, brokenLinks, ownAddresses } from './brokenLinks';
import { anchorsIn, linksIn } from './markdown';
import { filesBelow, newFolder, PROJECT } from './packedPackage';

const textOf = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const below = (folder: string) =>
	filesBelow(join(PROJECT, folder)).map((path) => `${folder}/${path}`);

const DOCS = below('docs').filter((path) => path.endsWith('.md'));
const PAGES = [
	...readdirSync(PROJECT),
	...['.github', 'docs', 'examples', 'sandbox', 'test'].flatMap(below),
].filter((path) => path.endsWith('.md'));

describe('links of a page', () => {
	test.each([
		['[a](b.md)', ['b.md']],
		['![a](b.png "title")', ['b.png']],
		['[![a](b.png)](c.md#d)', ['b.png', 'c.md#d']],
		['[a](<b c.md>), [a](b_(c).md)', ['b c.md', 'b_(c).md']],
		['[a]\n\n[a]: b.md "title"', ['b.md']],
		['[^1]: a footnote', []],
		['<img alt="a > b" src="b.png">', ['b.png']],
		["<source srcset='a.png 1x, b.png 2x'>", ['a.png', 'b.png']],
		['`[a](b.md)` and ``[a](`c.md`)``', []],
		['a ` alone [a](b.md)\n\nand ` alone', ['b.md']],
		['```md\n[a](b.md)\n```\n[c](d.md)', ['d.md']],
		['- a\n\n  ~~~\n  [a](b.md)\n  ~~~', []],
		['<!-- [a](b.md) --> \\[a](b.md)', []],
		['[]()', ['']],
	])('%j: %j', (page, links) => {
		expect(linksIn(page)).toEqual(links);
	});
});

describe('anchors of a page, as GitHub makes them', () => {
	test.each([
		["# What is not known about Anveo's API", ['what-is-not-known-about-anveos-api']],
		['## Try it: the `sandbox` (2.0) ##', ['try-it-the-sandbox-20']],
		['## A – B & C', ['a--b--c']],
		['## **Bold**, _slanted_, snake_case', ['bold-slanted-snake_case']],
		['## [Text](a.md) ![picture](b.png)', ['text-']],
		['# Fields\n## Fields\n### Fields', ['fields', 'fields-1', 'fields-2']],
		['# a\n# a-1\n# a', ['a', 'a-1', 'a-2']],
		['# Größe', ['größe']],
		['```sh\n# a comment\n```\n#no-heading', []],
	])('%j: %j', (page, anchors) => {
		expect([...anchorsIn(page)]).toEqual(anchors);
	});
});

describe('a link that leads nowhere is found', () => {
	const root = newFolder();
	mkdirSync(join(root, 'docs'));
	writeFileSync(join(root, 'README.md'), '# Top\n\n## Here');
	writeFileSync(join(root, 'picture.png'), '');

	const faultsOf = (markdown: string) => {
		writeFileSync(join(root, 'docs', 'page.md'), markdown);
		return brokenLinks(root, 'docs/page.md');
	};

	test.each([
		['[a](../README.md#here), [a](#a)\n# A', []],
		['[a](https://example.com/nowhere), [a](mailto:a@example.com)', []],
		['[a](other.md)', ['docs/page.md: other.md: no such file']],
		['[a](README.md)', ['docs/page.md: README.md: no such file']],
		['[a](../README.md#there)', ['docs/page.md: ../README.md#there: no such anchor']],
		['[a](../README.md#Here)', ['docs/page.md: ../README.md#Here: no such anchor']],
		['[a](#b)\n# A', ['docs/page.md: #b: no such anchor']],
		['![a](screenshots/a.png)', ['docs/page.md: screenshots/a.png: no such file']],
		['<img src="a.png">', ['docs/page.md: a.png: no such file']],
		[
			'[a](../picture.png#top)',
			['docs/page.md: ../picture.png#top: an anchor in something that is no page'],
		],
		['[a](/README.md)', ['docs/page.md: /README.md: not a relative link']],
		['[a]()', ['docs/page.md: : not a relative link']],
		['[a](../../elsewhere.md)', ['docs/page.md: ../../elsewhere.md: outside the project']],
	])('%j: %j', (markdown, faults) => {
		expect(faultsOf(markdown)).toEqual(faults);
	});

	const repository = 'https://github.com/n8n-nodes-anveo/n8n-nodes-anveo';
	test.each([
		['#here', ''],
		['#there', 'no such anchor'],
		['/blob/main/README.md#here', ''],
		['/blob/main/docs/none.md', 'no such file'],
		['/blob/main/README.md#there', 'no such anchor'],
	])('an address on GitHub that ends with %s: %j', (end, fault) => {
		const found = ownAddresses(`{ "url": "${repository}${end}", "other": "${repository}/issues" }`);
		expect(found).toEqual([repository + end]);
		expect(found.map((address) => addressFault(root, address))).toEqual([fault]);
	});
});

test('there are pages to look at, in each place', () => {
	const some = ['README.md', 'docs/fields.md', 'sandbox/README.md', 'test/README.md'];
	expect(PAGES).toEqual(expect.arrayContaining([...some, 'examples/README.md']));
});

test.each(PAGES)('every link and picture of %s leads somewhere', (page) => {
	expect(brokenLinks(PROJECT, page)).toEqual([]);
});

test('so does every address that n8n, the examples and the issue forms show', () => {
	const files = ['credentials', 'nodes', 'examples', '.github'].flatMap(below);
	const addresses = files.flatMap((path) => ownAddresses(textOf(path)));
	expect(addresses.length).toBeGreaterThanOrEqual(5);
	expect(addresses.filter((address) => addressFault(PROJECT, address) !== '')).toEqual([]);
});

test('README lists every page of docs', () => {
	const links = linksIn(textOf('README.md'));
	expect(DOCS.filter((page) => !links.includes(page))).toEqual([]);
});

test('README stays short enough to be read', () => {
	expect(statSync(join(PROJECT, 'README.md')).size).toBeLessThanOrEqual(12_000);
});

test('each test that is named beside a claim is there', () => {
	const named = [...textOf('test/README.md').matchAll(/`([a-z\d]+)\/(\w+)`/g)];
	expect(named.length).toBeGreaterThan(30);
	const missing = named.filter(([, folder, name]) =>
		below(`test/${folder}`).every((path) => !basename(path).startsWith(`${name}.`)),
	);
	expect(missing.map(([both]) => both)).toEqual([]);
});
