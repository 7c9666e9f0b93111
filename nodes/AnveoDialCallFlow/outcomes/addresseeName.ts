import { spacedNumber } from '../../../anveo/spacedNumber';

/** Whom a request was for, as people read it: "+1 215 555 0140", or the label as it is. */
export function addresseeName(label: string): string {
	return spacedNumber(label) ?? label;
}

/** The place of an item in a list, in words that leave no doubt about where counting begins: "2 of 20". */
export function placeOf(item: number, items: number): string {
	return `${item + 1} of ${items}`;
}

/** The same for a line of a list: "+1 215 555 0140 (2 of 20)". Two items can be for the same number. */
export function lineName(label: string, item: number, items: number): string {
	const name = addresseeName(label);
	return items === 1 ? name : `${name} (${placeOf(item, items)})`;
}
