// The ringing and the tones of the keys, made by the browser. Off until a person wants it.

/** The two frequencies of each key of a telephone (DTMF). @type {Record<string, [number, number]>} */
const keyTones = {
	...{ 1: [697, 1209], 2: [697, 1336], 3: [697, 1477], 4: [770, 1209], 5: [770, 1336] },
	...{ 6: [770, 1477], 7: [852, 1209], 8: [852, 1336], 9: [852, 1477], 0: [941, 1336] },
	...{ '*': [941, 1209], '#': [941, 1477] },
};

/** @type {[number, number]} */
const ringTone = [440, 480];

/** @type {AudioContext | undefined} */
let audio;

/** @param {boolean} isOn */
export function switchSound(isOn) {
	void audio?.close();
	audio = isOn ? new AudioContext() : undefined;
}

/** A short ring. */
export function ringOnce() {
	play(ringTone, 0.5);
}

/** @param {string} key */
export function playKey(key) {
	const tone = keyTones[key];
	if (tone !== undefined) play(tone, 0.12);
}

/** @param {[number, number]} frequencies @param {number} seconds */
function play(frequencies, seconds) {
	if (audio === undefined) return;
	const volume = new GainNode(audio, { gain: 0.06 });
	volume.connect(audio.destination);
	for (const frequency of frequencies) {
		const tone = new OscillatorNode(audio, { frequency });
		tone.connect(volume);
		tone.start();
		tone.stop(audio.currentTime + seconds);
	}
}
