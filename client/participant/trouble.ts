import { html, nothing, type TemplateResult } from 'lit';
import { icon, iconCircleAlert } from '../elements/icon.ts';
import { inTwo } from './sentence.ts';

/**
 * "What happened. What to do." The first sentence stands out; a way out follows as a button.
 * `spoken`: read out as soon as it appears. Not for what changes at every stroke.
 */
export const trouble = (sentence: string, action: TemplateResult | typeof nothing = nothing, spoken = true): TemplateResult => {
  const [first, rest] = inTwo(sentence);
  return html`<div class="box error" role=${spoken ? 'alert' : nothing}>
    ${icon(iconCircleAlert)}
    <div><strong>${first}</strong> ${rest}${action === nothing ? nothing : html`<div class="ways">${action}</div>`}</div>
  </div>`;
};
