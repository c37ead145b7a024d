import { css } from 'lit';
import { deskPartStyles } from '../styles/desk-part-styles.ts';
import { buttonStyles, fieldStyles, rootStyles, shapeStyles } from '../styles/shared-styles.ts';

/** First in every `static styles` of the amendments, on both pages. */
export const amendmentStyles = [
  rootStyles,
  buttonStyles,
  fieldStyles,
  shapeStyles,
  deskPartStyles,
  css`
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
    }
    .wording {
      font: 460 20px/1.45 var(--font-serif);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .why {
      font-weight: 600;
    }
    .why:empty,
    .meta:empty {
      display: none;
    }
    .failure {
      padding: 6px 8px;
    }
    .ask {
      display: grid;
      gap: 10px;
      padding: 12px 14px;
      background: var(--stift-1);
    }
  `,
];

/** For panels that hold the hint and the jump of `amendment-jump.ts`. */
export const amendmentJumpStyles = css`
  .hint {
    display: flex;
    gap: 8px;
    font-weight: 600;
  }
  .jump {
    min-block-size: 28px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--tinte);
    font-weight: 600;
    text-align: start;
    text-decoration: underline 2px;
    text-underline-offset: 3px;
    cursor: pointer;
  }
`;
