import { InputRefusal } from '../../anveo/inputRefusal';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { Fault } from '../../nodes/shared/fault';
import type { Came } from './recorder';

/** What came of a request, in one line for the screen. */
export function told(came: Came): string {
	if (came instanceof Fault) return came.message;
	if (came instanceof UnreadableAnswer) return `the answer ${came.message}`;
	if (came.error !== '') return `ERROR ${came.error}`;
	return came.result === '' ? 'an empty RESULT' : `RESULT ${came.result}`;
}

/** What to print for anything that was thrown. */
export function problemText(error: unknown): string {
	if (error instanceof InputRefusal) return `${error.message}. ${error.advice}`;
	return error instanceof Error ? error.message : String(error);
}
