// Changes of the code that no test can notice, and why, by file.
import { anveo } from './anveo.mjs';
import { callFlowTrigger } from './callFlowTrigger.mjs';
import { dialCallFlow } from './dialCallFlow.mjs';
import { resources } from './resources.mjs';
import { shared } from './shared.mjs';

/** @type {import('./kinds.mjs').ByFile} */
export const unnoticeable = {
	...anveo,
	...callFlowTrigger,
	...dialCallFlow,
	...resources,
	...shared,
};
