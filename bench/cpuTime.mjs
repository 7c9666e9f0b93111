/** CPU time of this process so far, user and system, in milliseconds: what else the machine does is not in it. */
export function cpuTime() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}
