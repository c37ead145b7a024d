import { html, nothing, type TemplateResult } from 'lit';
import { icon, iconCircleAlert } from './icon.ts';

/** The message beside a control that could not do what it was asked; nothing while there is none. */
export const failure = (message: string): TemplateResult | typeof nothing =>
  message === '' ? nothing : html`<p class="failure" role="alert">${icon(iconCircleAlert)}<span>${message}</span></p>`;
