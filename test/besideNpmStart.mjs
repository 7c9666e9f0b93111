import { installDependencies } from '../scripts/install.mjs';

/** `npm start` may be running: what it was told about its ports is not meant for a test, which takes any that is free. */
export function prepareBesideNpmStart() {
	delete process.env.N8N_PORT;
	delete process.env.ANVEO_SANDBOX_PORT;
	installDependencies();
}
