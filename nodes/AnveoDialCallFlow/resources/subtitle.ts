import type { INodeProperties } from 'n8n-workflow';

/**
 * The line below the node's name on the canvas, as an expression: its operation in words, such as "Dial call flow".
 *
 * @param properties those with the lists of operations: of all choices they alone have an action, which is what n8n's nodes
 *   panel shows too
 */
export function subtitle(properties: INodeProperties[]): string {
	const actions = properties
		.flatMap(({ options = [] }) => options)
		.flatMap((option) => ('action' in option ? [[option.value, option.action]] : []));
	return `={{ (${JSON.stringify(Object.fromEntries(actions))})[$parameter["operation"]] }}`;
}
