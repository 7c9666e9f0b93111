import { PackageDirectoryLoader } from 'n8n-core';

import { packedPackage } from './packedPackage';

/** The packed package as n8n's own loader reads it. */
export async function loadedPackage(): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(packedPackage().folder);
	await loader.loadAll();
	return loader;
}
