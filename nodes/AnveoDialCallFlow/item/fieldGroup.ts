import type { INodeProperties } from 'n8n-workflow';

import { InputRefusal } from '../../../anveo/inputRefusal';
import type { ItemContext } from './itemContext';
import { collectionOf } from './readParameter';

/** What n8n's conditions compare a set of fields as. */
const ANY_OBJECT = '[object Object]';

/**
 * A group of fields (a collection or a fixedCollection), with a hidden one of the same name behind it.
 *
 * n8n makes an empty group of anything that is no set of fields, such as one expression for all of it: a call with such a
 * Delay would go out at once. A hidden field keeps what is written, so that the node can refuse it. For sets of fields it
 * is not there.
 */
export function fieldGroup(group: INodeProperties): INodeProperties[] {
	const { displayName, name, displayOptions } = group;
	const isSet = [{ _cnd: { between: { from: ANY_OBJECT, to: ANY_OBJECT } } }];
	return [
		group,
		{
			displayName,
			name,
			type: 'hidden',
			default: {},
			// From the root, because n8n takes no field that depends on itself.
			displayOptions: { ...displayOptions, hide: { [`/${name}`]: isSet } },
		},
	];
}

/**
 * Reads a group of fields.
 *
 * @throws InputRefusal when one expression stands for all of it
 */
export function readFieldGroup(
	context: ItemContext,
	name: string,
	label: string,
): Record<string, unknown> {
	const raw: unknown = context.getNodeParameter(name, {}, { rawExpressions: true });
	if (typeof raw === 'string' && raw.startsWith('=')) {
		throw new InputRefusal(
			`'${label}' is one expression, not a set of fields`,
			'Add its fields one by one, each with an expression of its own if you like. The first one that you add replaces the expression.',
		);
	}
	return collectionOf(context.getNodeParameter(name, {}, { skipValidation: true }), label);
}
