import type { INodeProperties } from 'n8n-workflow';

/** What the options of a parameter are, depending on its type: choices, parameters, or groups of parameters. */
type Option = NonNullable<INodeProperties['options']>[number];

const isParameter = (option: Option): option is INodeProperties => 'type' in option;

function parametersIn(option: Option): INodeProperties[] {
	if ('values' in option) return withNested(option.values);
	return isParameter(option) ? withNested([option]) : [];
}

/** The parameters, each followed by those within it. */
export function withNested(parameters: INodeProperties[]): INodeProperties[] {
	return parameters.flatMap((parameter) => [
		parameter,
		...(parameter.options ?? []).flatMap(parametersIn),
	]);
}
