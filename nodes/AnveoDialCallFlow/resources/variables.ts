import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/**
 * The rows of call flow variables, as a field of an operation.
 *
 * @param name one for each field: for every item n8n evaluates each field by its name, shown or not, so two fields of one
 *   name would cost twice as many expressions
 */
export function variablesField(name: string, displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Variables',
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Variable',
		default: {},
		description: 'Values the call flow can use, for example a code to read out',
		displayOptions,
		options: [
			{
				displayName: 'Variable',
				name: 'variable',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. VERIFICATIONCODE',
						description: 'The name the call flow uses, without $[ and ]$',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1453',
					},
				],
			},
		],
	};
}
