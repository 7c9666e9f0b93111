import type { INode, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/server';
import { type NodeRun, runNode } from './runNode';
import type { SandboxAccount } from './sandboxAccount';

/** Endings of the sandbox's special numbers. */
export const OK = '00';
export const REFUSED = '01';
export const SLOW = '02';
export const SILENT = '03';
export const CUT = '04';
export const HTTP_500 = '05';
export const REFUSED_ONCE = '30';
export const HTTP_500_ONCE = '31';

/** A number of its own for each item: the area code is the item's, the ending brings about the situation. */
export const numberOf = (ending: string, item: number) => `1${200 + item}55501${ending}`;

/** Items whose calls come out as these endings say; 'bad' is no phone number. */
export const itemsOf = (...endings: string[]) =>
	endings.map((ending, item) => ({
		phone: ending === 'bad' ? 'bad' : `+${numberOf(ending, item)}`,
		crmId: item,
	}));

/** How often the number of each of those items was dialled. */
export const dialsOfItems = (sandbox: Sandbox, endings: string[]) =>
	endings.map((ending, item) => sandbox.dialsOf(numberOf(ending, item)));

export const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
export const CONTINUE: Partial<INode> = { onError: 'continueRegularOutput' };
export const ERROR_OUTPUT: Partial<INode> = { onError: 'continueErrorOutput' };
export const oneAtATime: INodeParameters = { options: { concurrency: 1 } };

/** Items, settings of the node, parameters. */
export type ItemsRun = [
	items: NodeRun['items'],
	node?: Partial<INode>,
	parameters?: INodeParameters,
];

/** Runs the node with items and a sandbox's account. */
export async function runItems(
	{ credential }: SandboxAccount,
	...[items, node, parameters]: ItemsRun
) {
	return await runNode({ items, credential, node, parameters });
}
