/** Says something to people who listen instead of look: the page's one polite live region speaks it. */
export const announce = (from: HTMLElement, text: string): void => {
  from.dispatchEvent(new CustomEvent('announce', { detail: text, bubbles: true, composed: true }));
};
