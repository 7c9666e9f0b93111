// Where everything lives that `npm start` downloads and keeps. Deleting `.n8n` starts all over.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const n8nFolder = join(projectFolder, '.n8n');

export const folders = {
	n8n: n8nFolder,
	/** Node 24, when the machine's own Node is older. */
	node: join(n8nFolder, 'node'),
	/** n8n itself, as npm installs it. */
	server: join(n8nFolder, 'server'),
	/** The engines of other versions of n8n, for `npm run test:versions`. */
	versions: join(n8nFolder, 'versions'),
	/** StrykerJS, its reports, and what it remembers, for `npm run test:mutation`. */
	mutation: join(n8nFolder, 'mutation'),
	/**
	 * n8n's data, a folder for each purpose. Below a `node_modules`, because n8n unpacks its editor there and ESLint,
	 * whose configuration n8n wants unchanged, reads every .js file elsewhere.
	 */
	homes: join(n8nFolder, 'data', 'node_modules'),
	/** The packed node package, as npm would publish it. */
	package: join(n8nFolder, 'package'),
	examples: join(projectFolder, 'examples'),
	/** What `npm run bench` needs. Below a `node_modules` for the same reason. */
	bench: join(n8nFolder, 'data', 'node_modules', 'bench'),
};
