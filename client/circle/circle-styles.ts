import { css } from 'lit';
import { buttonStyles, fieldStyles, rootStyles, shapeStyles } from '../styles/shared-styles.ts';

/** First in every `static styles` of this page. */
export const circleStyles = [
  rootStyles,
  buttonStyles,
  fieldStyles,
  shapeStyles,
  css`
    .icon {
      inline-size: 20px;
      block-size: 20px;
    }
    .button.quiet[aria-disabled='true'] {
      border-color: transparent;
      background: none;
      color: var(--rand);
    }
    .meta {
      color: var(--tinte-2);
      font-size: 15px;
    }
    .failure {
      display: flex;
      gap: 6px;
      padding: 6px 8px;
      background: var(--papier);
      color: var(--rot);
      font-weight: 600;
    }
    .mono {
      font-family: var(--font-mono);
      font-size: 15px;
      font-weight: 600;
    }
    .wording {
      font-family: var(--font-serif);
      font-weight: 450;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    @media (max-width: 900px) {
      :host {
        --control-min: 48px;
      }
    }
  `,
];
