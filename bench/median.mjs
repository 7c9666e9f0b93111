/** The middle one of the numbers; of two middle ones the greater. @param {number[]} numbers */
export function median(numbers) {
	const sorted = [...numbers].sort((one, other) => one - other);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new Error('There is no median of nothing');
	return middle;
}
