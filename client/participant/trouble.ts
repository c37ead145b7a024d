import { html, nothing, type TemplateResult } from 'lit';
import { icon, iconCircleAlert } from '../elements/icon.ts';
import { inTwo } from './sentence.ts';

/** "What happened. What to do." The first sentence stands out; a way out follows as a button. */
export const trouble = (sentence: string, action: TemplateResult | typeof nothing = nothing): TemplateResult => {
  const [first, rest] = inTwo(sentence);
  return html`<div class="box error" role="alert">
    ${icon(iconCircleAlert)}
    <div><strong>${first}</strong> ${rest}${action === nothing ? nothing : html`<div class="ways">${action}</div>`}</div>
  </div>`;
};
