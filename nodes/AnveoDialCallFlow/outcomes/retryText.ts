import type { UnclearWording, Wording } from './wording';

/** What the retries make of a request with an unclear outcome. A tool call leaves no notes for the Retry button. */
export function unclearRetryText(
	{ verb, exception }: UnclearWording,
	isToolCall: boolean,
	what = 'it',
): string {
	return isToolCall
		? `Retry On Fail does not ${verb} ${what} again${exception}.`
		: `Neither Retry On Fail nor n8n's Retry button ${verb}s ${what} again${exception}.`;
}

/**
 * What n8n's Retry button makes of a stopped run, or '' where there is nothing to say: nobody was called, or a question may
 * be asked again.
 *
 * @param left how many of the run's items were neither done nor may have been
 */
export function retryButtonText({ unclear }: Wording, left: number, items: number): string {
	if (unclear === undefined || left === items) return '';
	const { verb, participle } = unclear;
	const rest =
		left === 1 ? `the one that was not ${participle}` : `the ${left} that were not ${participle}`;
	const button =
		left === 0
			? `In Executions, Retry ${verb}s none of them again.`
			: `In Executions, Retry ${verb}s only ${rest}.`;
	return `${button} A new run of the workflow or this step ${verb}s all ${items}.`;
}
