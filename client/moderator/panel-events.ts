/** Has the board's live region say what a panel did. */
export const say = (panel: HTMLElement, sentence: string): void => {
  panel.dispatchEvent(new CustomEvent('ls-said', { detail: sentence, bubbles: true, composed: true }));
};

export const cancel = (panel: HTMLElement): void => {
  panel.dispatchEvent(new CustomEvent('ls-cancel', { bubbles: true, composed: true }));
};

/** Escape closes a panel, wherever in it the focus stands. */
export const cancelOnEscape = (panel: HTMLElement, event: KeyboardEvent): void => {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  cancel(panel);
};
