const Sequencer = require('@jest/test-sequencer').default;

/** The quick tests come first, and jest knows nothing of how long they take. */
module.exports = class ByName extends Sequencer {
	/** @override @param {import('@jest/test-result').Test[]} tests */
	sort(tests) {
		return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
	}
};
