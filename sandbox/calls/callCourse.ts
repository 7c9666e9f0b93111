import type { Situation } from '../situations/testNumbers';

/** What becomes of a call once it rings. */
export interface CallCourse {
	/** Whether the call is answered: by itself, never, or by whoever uses the page. */
	answered: 'byItself' | 'never' | 'byPerson';
	/** Whether digits are pressed: by themselves, never, or by whoever uses the page. */
	pressed: 'byItself' | 'never' | 'byPerson';
	/** How many steps it rings, unless a person decides. */
	ringingSteps: number;
}

const ORDINARY: CallCourse = { answered: 'byItself', pressed: 'byItself', ringingSteps: 1 };

const COURSES = new Map<Situation, CallCourse>([
	['busy', { answered: 'never', pressed: 'never', ringingSteps: 1 }],
	['notAnswered', { answered: 'never', pressed: 'never', ringingSteps: 3 }],
	['hungUpAtOnce', { answered: 'byItself', pressed: 'never', ringingSteps: 1 }],
	['waitsForPerson', { answered: 'byPerson', pressed: 'byPerson', ringingSteps: 0 }],
]);

/** What becomes of a call, by the situation its number stands for. */
export function courseOf(situation: Situation): CallCourse {
	return COURSES.get(situation) ?? ORDINARY;
}

/** The same for two numbers that are connected: they talk, and no call flow asks for digits. */
export function connectedCourseOf(situation: Situation): CallCourse {
	return { ...courseOf(situation), pressed: 'never' };
}
