import { css, html, nothing, type TemplateResult } from 'lit';
import { stageText } from '../../shared/locale/stage-de.ts';
import { icon, iconWifiOff } from '../elements/icon.ts';

/** "Stand 10:03" beside the title while the server is silent. The picture itself stays as it was. */
export const asOfMark = (time: string | null): TemplateResult | typeof nothing =>
  time === null ? nothing : html`<span class="as-of">${icon(iconWifiOff)}<span>${stageText('as-of', { time })}</span></span>`;

export const asOfStyles = css`
  .as-of {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.4em;
    padding: 0.2em 0.5em;
    border: 0.125rem solid var(--tinte);
    border-radius: var(--radius-card);
    background: var(--papier);
    color: var(--tinte);
    font-size: var(--text-least);
    font-weight: 700;
    letter-spacing: 0;
    white-space: nowrap;
  }
  .as-of .icon {
    inline-size: 1em;
    block-size: 1em;
  }
`;
