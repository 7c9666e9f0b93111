import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { NamedValue } from '../../../anveo/action';
import { InputRefusal, quoted } from '../../../anveo/inputRefusal';
import { jsonMembers } from '../../../anveo/jsonMembers';
import { sendableText } from '../../../anveo/sendableText';
import { variableName } from '../../../anveo/variableName';
import { fieldGroup } from '../item/fieldGroup';
import { textOf } from '../item/readParameter';

/**
 * The rows of call flow variables, as a field of an operation.
 *
 * @param name one for each field: for every item n8n evaluates each field by its name, shown or not, so two fields of one
 *   name would cost twice as many expressions
 */
export function variablesField(name: string, displayOptions: IDisplayOptions): INodeProperties[] {
	return fieldGroup({
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
	});
}

/** The rows of the fixedCollection `variables`, checked. */
export function variablesFromFields(rows: unknown): NamedValue[] {
	if (rows === undefined || rows === null || rows === '') return [];
	if (!Array.isArray(rows)) {
		throw new InputRefusal(
			"'Variables' is not a list of names and values",
			"Add variables with the button, or set 'Specify Variables' to JSON and use one expression for all of them.",
		);
	}
	return checked(
		rows.map((row: unknown, index) => {
			const { name, value } = Object(row);
			return { name: textOf(name, `Variables: name ${index + 1}`), value };
		}),
		'Variables',
	);
}

/** The parameter `variablesJson`: an object or the text of one. */
export function variablesFromJson(json: unknown): NamedValue[] {
	return checked(
		entriesOf(json).map(([name, value]) => ({ name, value })),
		'Variables (JSON)',
	);
}

function checked(
	variables: Array<{ name: string; value: unknown }>,
	parameter: string,
): NamedValue[] {
	const names = new Set<string>();
	const named = variables.map(({ name: written, value }, index) => {
		const name = variableName(written);
		refuseName(name, index, parameter);
		if (names.has(name)) {
			throw new InputRefusal(
				`'${parameter}' sets ${quoted(name)} twice`,
				'Give each variable one value: remove or rename one of the two.',
			);
		}
		names.add(name);
		return { name: sendableText(name, parameter), value };
	});
	return named.map(({ name, value }) => {
		const label = `${parameter}: ${name}`;
		return { name, value: sendableText(textOf(value, label), label) };
	});
}

function refuseName(name: string, index: number, parameter: string): void {
	if (name.trim() === '') {
		throw new InputRefusal(
			`'${parameter}' has no name for variable ${index + 1}`,
			"Enter the name the call flow uses, for example VERIFICATIONCODE, or remove the variable. For one expression that returns all variables, set 'Specify Variables' to Using JSON.",
		);
	}
	if (name.trim() !== name) {
		throw new InputRefusal(
			`'${parameter}' has spaces around the name ${quoted(name)}`,
			'Remove them: the call flow would not find the variable.',
		);
	}
}

function entriesOf(json: unknown): Array<[string, unknown]> {
	if (json === undefined || json === null) return [];
	if (typeof json !== 'string') return objectEntries(json);
	if (json.trim() === '') return [];
	objectEntries(parsed(json));
	return jsonMembers(json);
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		throw notAnObject();
	}
}

function objectEntries(value: unknown): Array<[string, unknown]> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notAnObject();
	return Object.entries(value);
}

function notAnObject(): InputRefusal {
	return new InputRefusal(
		"'Variables (JSON)' is not a JSON object of names and values",
		'Enter it like this: {"VERIFICATIONCODE": "1453", "NAME": "Ann"}.',
	);
}
