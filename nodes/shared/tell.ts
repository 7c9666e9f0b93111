/**
 * Says something about a call, for example to n8n's log.
 *
 * That it could not be said changes nothing of what is known: a REQUESTID must not be lost, and no other item held up,
 * because a log is out of order.
 */
export function tell(say: () => void): void {
	try {
		say();
	} catch {
		// There is nobody else to tell.
	}
}
