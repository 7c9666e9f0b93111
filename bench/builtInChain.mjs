// What people do without this package: HTTP Request, XML, and Edit Fields (Set).
import { builtInNode } from './engine.mjs';
import { bodyTemplate, xmlHeaders } from './items.mjs';

/** @typedef {import('./engine.mjs').Candidate} Candidate */

/** All items are sent at once. @param {string} url @returns {Candidate} */
export function builtInChain(url) {
	const { HttpRequest } = builtInNode('HttpRequest/HttpRequest.node.js');
	const { Xml } = builtInNode('Xml/Xml.node.js');
	const { Set: EditFields } = builtInNode('Set/Set.node.js');
	return {
		chain: [
			{
				type: new HttpRequest(),
				typeVersion: 4.2,
				parameters: {
					method: 'POST',
					url,
					authentication: 'none',
					sendQuery: false,
					sendHeaders: true,
					specifyHeaders: 'keypair',
					headerParameters: {
						parameters: Object.entries(xmlHeaders).map(([name, value]) => ({ name, value })),
					},
					sendBody: true,
					contentType: 'raw',
					rawContentType: xmlHeaders['Content-Type'],
					body: bodyTemplate,
					options: {},
				},
			},
			{
				type: new Xml(),
				typeVersion: 1,
				parameters: { mode: 'xmlToJson', dataPropertyName: 'data', options: {} },
			},
			{
				type: new EditFields(),
				typeVersion: 3.4,
				parameters: {
					mode: 'manual',
					includeOtherFields: false,
					duplicateItem: false,
					assignments: {
						assignments: [
							{
								id: 'a',
								name: 'requestId',
								value: '={{ $json.RESPONSE.VALUE._ }}',
								type: 'string',
							},
						],
					},
					options: {},
				},
			},
		],
	};
}
