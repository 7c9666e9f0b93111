// Texts that a person reads in the editor: no test of the code can tell a good one from a bad one. `npm run test:e2e` shows
// them in the editor, `test/package/texts` holds them against the docs.

const reason = 'a text beside a field of the editor';

const texts = ['action', 'description', 'displayName', 'hint', 'placeholder'];

/** @param {any} node of Babel's */
const namesOf = (node) =>
	node?.type === 'ObjectExpression'
		? node.properties.map((/** @type {any} */ { key }) => key?.name ?? key?.value)
		: [];

/** @type {{ shouldIgnore: (path: any) => string | undefined }} */
const textsOfFields = {
	shouldIgnore({ node, parent }) {
		if (node.type !== 'ObjectProperty') return undefined;
		const names = namesOf(parent);
		const isOption = names.includes('name') && names.includes('value');
		if (!isOption && !names.includes('displayName')) return undefined;
		const isText = texts.includes(node.key.name) || (isOption && node.key.name === 'name');
		return isText ? reason : undefined;
	},
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'texts-of-fields', value: textsOfFields }];
