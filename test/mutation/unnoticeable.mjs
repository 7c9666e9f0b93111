// Changes of the code that no test can notice, and why.

/**
 * @typedef {object} Unnoticeable
 * @property {string} file
 * @property {string} [line] what else stands in its line, where the same change could be made elsewhere in the file
 * @property {string} was the code that StrykerJS changes
 * @property {string} is what it makes of it
 * @property {string} why it makes no difference
 */

/** @type {Unnoticeable[]} */
export const unnoticeable = [];
