// The plan of the house (CONTRIBUTING, "The rooms"), as rules. `npm run check` holds the imports against them.

/** The rooms of the dial node from top to bottom: each may use those below it, none one above. */
const rooms = ['AnveoDialCallFlow.node.ts', 'resources/', 'sending/', 'outcomes/', 'item/'];

const dialNode = '^nodes/AnveoDialCallFlow/';

/** The libraries that the build puts into the package, as n8n wants no dependency beside its own. */
const bundled = ['fast-xml-parser', 'libphonenumber-js', 'p-limit'];

const layers = rooms.slice(1).map((room, at) => ({
	name: `no-way-up-from-${room.slice(0, -1)}`,
	severity: 'error',
	from: { path: `${dialNode}${room}` },
	to: { path: rooms.slice(0, at + 1).map((above) => `${dialNode}${above}`) },
}));

/** @param {string} name @param {string} from @param {string} to */
const never = (name, from, to) => ({
	name,
	severity: 'error',
	from: { path: from },
	to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
		...layers,
		never('shared-uses-no-node', '^nodes/shared/', '^(nodes/Anveo|credentials/)'),
		never('nodes-apart', dialNode, '^nodes/AnveoCallFlowTrigger/'),
		never('nodes-apart', '^nodes/AnveoCallFlowTrigger/', dialNode),
		never('credentials-use-shared-only', '^credentials/', '^nodes/Anveo'),
		never('anveo-stands-alone', '^anveo/', '^(nodes|credentials)/'),
		never('anveo-knows-no-n8n', '^anveo/', 'n8n'),
		never('sandbox-stands-alone', '^sandbox/', '^(anveo|nodes|credentials)/'),
		never('nothing-uses-the-sandbox', '^(anveo|nodes|credentials)/', '^sandbox/'),
		never('scripts-use-no-tests', '^scripts/', '^(test|bench)/'),
		{
			name: 'ships-no-dependency',
			comment: "Only n8n-workflow, Node's crypto, and what the build puts into the package.",
			severity: 'error',
			from: { path: '^(anveo|nodes|credentials)/' },
			to: {
				pathNot: `^((anveo|nodes|credentials)/|node_modules/(n8n-workflow|${bundled.join('|')})/|crypto$)`,
			},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		moduleSystems: ['es6', 'cjs'],
	},
};
