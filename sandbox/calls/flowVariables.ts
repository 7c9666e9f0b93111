import type { NamedText } from '../protocol/xmlTree';

/** What the sandbox's call flow knows while it runs. */
export interface FlowState {
	/** The variables of the dial. */
	variables: NamedText[];
	instanceKey: string;
	phoneNumber: string;
	/** What the person pressed so far. */
	digits: string;
}

/** The value of a variable of the dial; when one is set twice, the later one. */
export function variableOf({ variables }: FlowState, wanted: string): string | undefined {
	return variables.filter(({ name }) => name === wanted).at(-1)?.value;
}

/**
 * Replaces each `$[NAME]$` of a URL by the URL-encoded value of that variable, or by nothing when
 * there is none.
 */
export function fillIn(url: string, flow: FlowState): string {
	return url.replace(/\$\[([^\]]*)\]\$/g, (_, name: string) =>
		encodeURIComponent(builtInOf(flow, name) ?? variableOf(flow, name) ?? ''),
	);
}

/** Whether a URL asks for a variable by itself. */
export function asksFor(url: string, name: string): boolean {
	return url.includes(`$[${name}]$`);
}

/** Anveo's help names the first two. DIGITS is the sandbox's own: in Anveo you name it yourself. */
function builtInOf(flow: FlowState, name: string): string | undefined {
	switch (name) {
		case 'CALLFLOW.INSTANCE.KEY':
			return flow.instanceKey;
		case 'E164':
			return flow.phoneNumber;
		case 'DIGITS':
			return flow.digits;
		default:
			return undefined;
	}
}
