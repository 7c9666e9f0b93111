import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** The field that names a call, for operations that ask about it. */
export function requestIdField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Request ID',
		name: 'requestId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.requestId }}',
		description: "The call, as the requestId that 'Dial Call Flow' gave out",
		displayOptions,
	};
}
