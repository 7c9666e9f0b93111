// Reads a text aloud with the browser's own voice.

/**
 * Lets a button speak a text, and stop.
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
export function speakWith(button, text) {
	if (!('speechSynthesis' in window)) {
		button.disabled = true;
		button.title = 'This browser cannot speak.';
		return;
	}
	/** @type {SpeechSynthesisUtterance | undefined} */
	let speaking;
	const rest = () => {
		speaking = undefined;
		button.textContent = 'Speak';
	};
	button.addEventListener('click', () => {
		const wasSpeaking = speaking !== undefined;
		speechSynthesis.cancel();
		rest();
		if (wasSpeaking) return;
		const utterance = new SpeechSynthesisUtterance(text);
		utterance.lang = 'en-US';
		// An older text that ends late must not change the button of a newer one.
		const ended = () => speaking === utterance && rest();
		utterance.onend = ended;
		utterance.onerror = ended;
		speaking = utterance;
		button.textContent = 'Stop';
		speechSynthesis.speak(utterance);
	});
}
