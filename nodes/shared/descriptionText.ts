/**
 * A text as the description of an error. n8n's editor shows descriptions as HTML and drops the markup it finds: of an
 * answer such as `<VALUE NAME="REQUESTID">…`, a part would vanish that may be all that is known of a call.
 */
export function descriptionText(text: string): string {
	return text.replace(/&(?=#?\w+;)/g, '&amp;').replaceAll('<', '&lt;');
}
