// The steps of docs/install.md, "In n8n itself".
import { inEditor } from '../e2e/editor/browser.mjs';
import { openNewWorkflow, panelEntry, searchNodes, triggerEntry } from '../e2e/editor/workflow.mjs';
import {
	installPackage,
	openCommunityPage,
	packageName,
	waitForVersion,
} from './communityPage.mjs';

/** @param {import('./main.mjs').Running} running */
export async function firstInstallation(running) {
	const { n8nUrl, registry, versions, expect } = running;
	const { version } = versions.first.manifest;
	registry.publish(versions.first);
	await inEditor(running, async (page) => {
		await openCommunityPage(page, n8nUrl);
		await installPackage(page);
		await waitForVersion(page, version);
		expect(true, `the page shows ${packageName} v${version}`);
		const asked = [`/${packageName}/latest`, `/${packageName}/-/${packageName}-${version}.tgz`];
		expect(
			asked.every((path) => registry.requests.includes(path)),
			`n8n asked the registry for ${[...new Set(registry.requests)].join(', ')}`,
		);
		const others = registry.requests.filter((path) => !path.startsWith(`/${packageName}`));
		expect(others.length === 0, `and for no other package: ${others.join(', ') || 'none'}`);
		await openNewWorkflow(page, n8nUrl);
		await searchNodes(page, 'anveo');
		await panelEntry(page, 'Anveo Dial Call Flow').waitFor();
		await panelEntry(page, triggerEntry).waitFor();
		expect(true, 'at once, a search for "anveo" finds both nodes');
	});
}
