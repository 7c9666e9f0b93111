import { readXmlTree, type NamedText, type XmlElement } from './xmlTree';

/** A request as Anveo's help describes it. VARIABLE parameters are listed under `variables`. */
export interface RequestDocument {
	userKey: string;
	action: string;
	parameters: NamedText[];
	variables: NamedText[];
}

/** The request, or everything in which the document differs from the documented grammar. */
export type ParsedRequest =
	| { ok: true; request: RequestDocument }
	| { ok: false; faults: [string, ...string[]] };

interface ElementRule {
	attributes: string[];
	children: string[];
	holdsValue: boolean;
}

const GRAMMAR = new Map<string, ElementRule>([
	['REQUEST', { attributes: [], children: ['USERTOKEN', 'ACTION'], holdsValue: false }],
	['USERTOKEN', { attributes: [], children: ['USERKEY'], holdsValue: false }],
	['USERKEY', { attributes: [], children: [], holdsValue: true }],
	['ACTION', { attributes: ['NAME'], children: ['PARAMETER'], holdsValue: false }],
	['PARAMETER', { attributes: ['NAME', 'VARIABLENAME'], children: [], holdsValue: true }],
]);

/** Upper case only: XML is case sensitive, and Anveo's names have no lower-case letter. */
const NAME_PATTERN = /^[A-Z][A-Z0-9._-]*$/;

/** Reads a posted document strictly; values are kept exactly as they were sent. */
export function parseRequestDocument(xml: string): ParsedRequest {
	const { root, faults: xmlFaults } = readXmlTree(xml);
	const [first, ...others] = [...xmlFaults, ...(root ? rootFaults(root) : [])];
	if (first !== undefined) return { ok: false, faults: [first, ...others] };
	if (root === null) return { ok: false, faults: ['the document has no element'] };
	return { ok: true, request: readRequest(root) };
}

function rootFaults(root: XmlElement): string[] {
	if (root.name !== 'REQUEST') return [`the root element must be REQUEST, not ${root.name}`];
	return [...elementFaults(root), ...contentFaults(root)];
}

function elementFaults(element: XmlElement): string[] {
	const rule = GRAMMAR.get(element.name);
	// A child without a rule was already reported by its parent.
	if (rule === undefined) return [];
	const faults: string[] = [];
	for (const { name } of element.attributes) {
		if (!rule.attributes.includes(name)) {
			faults.push(`${element.name} has an unknown attribute ${name}`);
		}
	}
	if (!rule.holdsValue && /[^ \t\r\n]/.test(element.text)) {
		faults.push(`${element.name} contains text outside of a value`);
	}
	return [...faults, ...element.children.flatMap((child) => childFaults(element, rule, child))];
}

function childFaults(parent: XmlElement, rule: ElementRule, child: XmlElement): string[] {
	if (!rule.children.includes(child.name)) {
		return [`${parent.name} contains an unknown element ${child.name}`];
	}
	return elementFaults(child);
}

function contentFaults(root: XmlElement): string[] {
	const tokens = childrenNamed(root, 'USERTOKEN');
	const keys = tokens.flatMap((token) => childrenNamed(token, 'USERKEY'));
	const actions = childrenNamed(root, 'ACTION');
	return [
		...countFaults('USERTOKEN', tokens),
		...countFaults('USERKEY', keys),
		...countFaults('ACTION', actions),
		...actions.flatMap(actionFaults),
	];
}

function countFaults(name: string, elements: XmlElement[]): string[] {
	return elements.length === 1 ? [] : [`expected exactly one ${name}, found ${elements.length}`];
}

function actionFaults(action: XmlElement): string[] {
	return [...nameFaults(action), ...childrenNamed(action, 'PARAMETER').flatMap(parameterFaults)];
}

function parameterFaults(parameter: XmlElement): string[] {
	return [...nameFaults(parameter), ...variableNameFaults(parameter)];
}

function nameFaults(element: XmlElement): string[] {
	const name = attributeOf(element, 'NAME');
	if (name === undefined) return [`${element.name} has no NAME`];
	return NAME_PATTERN.test(name) ? [] : [`the NAME of ${element.name} must be in upper case`];
}

function variableNameFaults(parameter: XmlElement): string[] {
	const variableName = attributeOf(parameter, 'VARIABLENAME');
	if (attributeOf(parameter, 'NAME') !== 'VARIABLE') {
		return variableName === undefined ? [] : ['VARIABLENAME belongs to VARIABLE parameters only'];
	}
	if (variableName === undefined) return ['a VARIABLE parameter has no VARIABLENAME'];
	return variableName.trim() === '' ? ['a VARIABLE parameter has a blank VARIABLENAME'] : [];
}

function readRequest(root: XmlElement): RequestDocument {
	const elements = root.children.flatMap((child) => [child, ...child.children]);
	const action = elements.find(({ name }) => name === 'ACTION');
	const sent = elements.filter(({ name }) => name === 'PARAMETER');
	const isVariable = (element: XmlElement) => attributeOf(element, 'NAME') === 'VARIABLE';
	return {
		userKey: elements.find(({ name }) => name === 'USERKEY')?.text ?? '',
		action: (action && attributeOf(action, 'NAME')) ?? '',
		parameters: sent.filter((one) => !isVariable(one)).map((one) => namedText(one, 'NAME')),
		variables: sent.filter(isVariable).map((one) => namedText(one, 'VARIABLENAME')),
	};
}

function namedText(element: XmlElement, nameAttribute: string): NamedText {
	return { name: attributeOf(element, nameAttribute) ?? '', value: element.text };
}

function childrenNamed(element: XmlElement, name: string): XmlElement[] {
	return element.children.filter((child) => child.name === name);
}

function attributeOf(element: XmlElement, name: string): string | undefined {
	return element.attributes.find((attribute) => attribute.name === name)?.value;
}
