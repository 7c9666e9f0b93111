// Numbers, times and states as people read them.

/** @type {Record<import('./entries.js').Stage, string>} */
export const stageWords = {
	notPlaced: 'Not placed',
	scheduled: 'Scheduled (NONE)',
	placed: 'Not dialled yet (NONE)',
	ringing: 'Ringing (INIT)',
	answered: 'Answered (START)',
	ended: 'Ended (END)',
};

/** @type {Record<import('./sandboxApi.js').PlacedCall['state'], string>} */
export const stateWords = {
	NONE: 'Placed',
	INIT: 'Ringing',
	START: 'Answered',
	END: 'Ended',
};

/** Groups of North American numbers are known; other countries have rules of their own. @param {string} digits */
export function numberWords(digits) {
	const parts = /^1(\d{3})(\d{3})(\d{4})$/.exec(digits);
	if (parts !== null) return `+1 ${parts.slice(1).join(' ')}`;
	return /^\d+$/.test(digits) ? `+${digits}` : digits || '(no number)';
}

/** @param {number} count */
export function callsInWords(count) {
	return count === 1 ? '1 call' : `${count} calls`;
}

/** The time of day, with the date unless it is today. @param {string} iso */
export function timeWords(iso) {
	const time = new Date(iso);
	const clock = time.toLocaleTimeString('en-GB');
	if (time.toDateString() === new Date().toDateString()) return clock;
	return `${time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${clock}`;
}

/** @param {number} milliseconds */
export function durationWords(milliseconds) {
	const seconds = milliseconds / 1000;
	if (seconds < 60) return `${seconds.toFixed(1)} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} min`;
	return minutes < 2880
		? `${Math.round(minutes / 60)} hours`
		: `${Math.round(minutes / 1440)} days`;
}
