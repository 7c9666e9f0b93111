/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as ts from 'typescript';

/** Whatever a message is made of at run time. */
const GAP = '…';

/** What people are told is made by these, and which of their arguments is the message. */
const MESSAGE_ARGUMENT: Record<string, number> = { InputRefusal: 0, Fault: 1 };

/** A message with its place in the code. */
export interface MessageOfCode {
	text: string;
	file: string;
}

/**
 * Every message that the code of these folders can make of input and faults, read out of its syntax tree: the text of each
 * `new InputRefusal(…)`, `new Fault(…)` and `new Failure({ message })`, in all its variants, with a gap for what is known
 * at run time only.
 */
export function messagesOfCode(folders: string[]): MessageOfCode[] {
	return folders.flatMap(filesIn).flatMap((file) => {
		const source = ts.createSourceFile(
			file,
			readFileSync(file, 'utf8'),
			ts.ScriptTarget.Latest,
			true,
		);
		return creationsIn(source).flatMap((message) =>
			textsOf(message, source)
				.filter((text) => /\p{L}{3}/u.test(text))
				.map((text) => ({ text, file })),
		);
	});
}

function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return filesIn(path);
		return path.endsWith('.ts') ? [path] : [];
	});
}

function creationsIn(source: ts.SourceFile): ts.Expression[] {
	return nodesIn(source).flatMap((node) => {
		if (!ts.isNewExpression(node)) return [];
		const name = node.expression.getText(source);
		if (name === 'Failure') return messageOfFacts(node.arguments?.[0]);
		return node.arguments?.[MESSAGE_ARGUMENT[name] ?? -1] ?? [];
	});
}

function messageOfFacts(facts?: ts.Expression): ts.Expression[] {
	if (facts === undefined || !ts.isObjectLiteralExpression(facts)) return [];
	return facts.properties.flatMap((property) =>
		ts.isPropertyAssignment(property) && property.name.getText() === 'message'
			? property.initializer
			: [],
	);
}

/** The texts that an expression can have. */
function textsOf(node: ts.Expression, source: ts.SourceFile): string[] {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isParenthesizedExpression(node)) return textsOf(node.expression, source);
	if (ts.isConditionalExpression(node)) {
		return [...textsOf(node.whenTrue, source), ...textsOf(node.whenFalse, source)];
	}
	if (ts.isTemplateExpression(node)) {
		return node.templateSpans.reduce(
			(texts, { expression, literal }) =>
				joined(joined(texts, textsOf(expression, source)), [literal.text]),
			[node.head.text],
		);
	}
	if (ts.isBinaryExpression(node)) return ofBoth(node, source);
	if (ts.isIdentifier(node)) return ofConstant(node, source);
	if (ts.isCallExpression(node)) return ofFunction(node.expression.getText(source), source);
	return [GAP];
}

function ofBoth(
	{ left, operatorToken, right }: ts.BinaryExpression,
	source: ts.SourceFile,
): string[] {
	const [one, other] = [textsOf(left, source), textsOf(right, source)];
	switch (operatorToken.kind) {
		case ts.SyntaxKind.PlusToken:
			return joined(one, other);
		case ts.SyntaxKind.QuestionQuestionToken:
		case ts.SyntaxKind.BarBarToken:
			return [...one, ...other];
		default:
			return [GAP];
	}
}

function joined(starts: string[], ends: string[]): string[] {
	return starts.flatMap((start) => ends.map((end) => start + end));
}

/** The texts of a constant, as it is known where it is used. A parameter is a gap. */
function ofConstant(use: ts.Identifier, source: ts.SourceFile): string[] {
	for (let scope: ts.Node = use.parent; ; scope = scope.parent) {
		if (!ts.isFunctionLike(scope) && !ts.isSourceFile(scope)) continue;
		const isParameter =
			ts.isFunctionLike(scope) && scope.parameters.some(({ name }) => name.getText() === use.text);
		if (isParameter) return [GAP];
		const value = nodesIn(scope).find(
			(node): node is ts.VariableDeclaration =>
				ts.isVariableDeclaration(node) &&
				node.name.getText() === use.text &&
				scopeOf(node) === scope,
		)?.initializer;
		if (value !== undefined) return textsOf(value, source);
		if (ts.isSourceFile(scope)) return [GAP];
	}
}

function scopeOf(node: ts.Node): ts.Node {
	const { parent } = node;
	return ts.isFunctionLike(parent) || ts.isSourceFile(parent) ? parent : scopeOf(parent);
}

/** What a function of the same file can give. One from elsewhere is a gap. */
function ofFunction(name: string, source: ts.SourceFile): string[] {
	const declared = source.statements.find(
		(statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
	);
	if (declared === undefined) return [GAP];
	return nodesIn(declared).flatMap((node) =>
		ts.isReturnStatement(node) && node.expression !== undefined
			? textsOf(node.expression, source)
			: [],
	);
}

function nodesIn(node: ts.Node): ts.Node[] {
	const nodes: ts.Node[] = [node];
	ts.forEachChild(node, (child) => {
		nodes.push(...nodesIn(child));
	});
	return nodes;
}
