/** @param {number} pid of a process */
export function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Not ours to signal, but there.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
