// Long texts are folded, addresses above all; a click shows all of it.
import { make } from './elements.js';

const longest = 64;
const shown = 48;

/** @param {string} text */
export function foldedText(text) {
	const safe = withoutUrlSecrets(text);
	if (safe.length <= longest) return make('span', safe, 'text');
	const details = make('details', '', 'long');
	details.append(make('summary', `${safe.slice(0, shown)}…`), make('p', safe, 'text'));
	return details;
}

/** As in the printed lines: whoever has them may resume a workflow. @param {string} text */
function withoutUrlSecrets(text) {
	return text
		.replace(/([?&](?:signature|token)=)[^&#\s"]+/gi, '$1***')
		.replace(/(%(?:3F|26)(?:signature|token)%3D)(?:(?!%26)[^&#\s"])+/gi, '$1***');
}
