/**
 * @typedef {object} Unnoticeable a change of the code that no test can notice
 * @property {string} was the code that StrykerJS changes
 * @property {string} is what it makes of it
 * @property {string} [line] what else stands in its line, where the same change could be made elsewhere in the file
 * @property {string} why it makes no difference
 *
 * @typedef {Record<string, Unnoticeable[]>} ByFile
 */

// What the language wants, and lists and texts of StrykerJS's own in its place.
export const list = { was: '[]', is: '["Stryker was here"]' };
export const text = { was: "''", is: '"Stryker was here!"' };
export const nothing = { was: '{ return undefined; }', is: '{}', why: 'it is the same' };

/** How a parameter is read. */
export const unvalidated = {
	...{ was: '{ skipValidation: true }', is: '{}' },
	why: 'n8n finds nothing to validate in it; looking for it only costs work',
};
export const unvalidatedValue = { ...unvalidated, was: 'true', is: 'false' };
