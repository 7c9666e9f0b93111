/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */

/** Processor time of this process so far, in milliseconds: what else the machine does is not in it. */
export function cpuTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}
