import { html, nothing, type TemplateResult } from 'lit';
import type { PrincipleView } from '../../shared/protocol/view.ts';
import { openAmendments, t } from './amendment-words.ts';
import { icon, iconInfo } from './icon.ts';

/** What stands in the way of freezing, above the button; nothing while no amendment waits (rule FR7). */
export const amendmentHint = (principle: PrincipleView): TemplateResult | typeof nothing => {
  const n = openAmendments(principle).length;
  return n === 0 ? nothing : html`<p class="hint">${icon(iconInfo)}<span>${t('stillOpen', { n })}</span></p>`;
};

/** Why the button is not to be pressed, as the way to the amendments: `host` fires `ls-to-amendments`. null: nothing waits. */
export const amendmentJump = (host: HTMLElement, principle: PrincipleView): TemplateResult | null => {
  const n = openAmendments(principle).length;
  if (n === 0) return null;
  const lead = (): boolean => host.dispatchEvent(new CustomEvent('ls-to-amendments', { bubbles: true, composed: true }));
  return html`<button class="jump" type="button" @click=${lead}>${t('decideFirst', { n })}</button>`;
};
