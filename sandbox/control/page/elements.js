// Finding, making and changing parts of the page. Texts are only ever set as text, never as markup.

/**
 * The one element that a selector finds in a part of the page.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {ParentNode} part
 * @param {string} selector
 * @param {{ new (): Kind }} [kind]
 * @returns {Kind}
 */
export function find(part, selector, kind) {
	const found = part.querySelector(selector);
	const wanted = kind ?? HTMLElement;
	if (!(found instanceof wanted)) throw new Error(`The page has no ${selector}.`);
	return /** @type {Kind} */ (found);
}

/**
 * A new element with a text.
 * @param {string} tag
 * @param {string} [text]
 * @param {string} [className]
 */
export function make(tag, text = '', className = '') {
	const element = document.createElement(tag);
	element.textContent = text;
	if (className !== '') element.className = className;
	return element;
}

/** A copy of the element that a template holds. @param {string} name */
export function copyOf(name) {
	const template = find(document, `#${name}-template`, HTMLTemplateElement);
	const copy = template.content.firstElementChild?.cloneNode(true);
	if (!(copy instanceof HTMLElement)) throw new Error(`The template ${name} is empty.`);
	return copy;
}

/**
 * An unchanged text is left alone, so that screen readers and selections are not disturbed.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
	if (element.textContent !== text) element.textContent = text;
	element.hidden = text === '';
}

/**
 * Puts elements into a container in this order and takes others of their class away. What already is in its place is not
 * moved: it would lose the keyboard's focus.
 * @param {HTMLElement} container
 * @param {string} className
 * @param {HTMLElement[]} wanted
 */
export function arrange(container, className, wanted) {
	const kept = new Set(wanted);
	const there = [...container.children].filter((child) => child.classList.contains(className));
	for (const child of there) {
		if (child instanceof HTMLElement && !kept.has(child)) child.remove();
	}
	const fixed = [...container.children].filter((child) => !child.classList.contains(className));
	wanted.forEach((element, index) => {
		const inPlace = container.children[fixed.length + index];
		if (inPlace !== element) container.insertBefore(element, inPlace ?? null);
	});
}
