import type { LitElement } from 'lit';

/** What tests of the console's weighing do with its elements. */

export const button = (root: ParentNode, words: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  if (found === undefined) throw new Error(`no button "${words}"`);
  return found;
};

/** The inside of an element that stands in another one. */
export const shadowOf = (parent: ParentNode | LitElement, tag: string): ShadowRoot => {
  const root = 'renderRoot' in parent ? parent.renderRoot : parent;
  const found = root.querySelector(tag)?.shadowRoot ?? null;
  if (found === null) throw new Error(`no <${tag}>`);
  return found;
};

/** Answers have come in and everything below has rendered what follows from them. */
export const settled = async (element: LitElement): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((done) => setTimeout(done));
    await element.updateComplete;
  }
};

export const typeInto = (field: Element | null, text: string): void => {
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) throw new Error('no field');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};

export const chooseIn = (list: Element | null, value: string): void => {
  if (!(list instanceof HTMLSelectElement)) throw new Error('no list');
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
};
