import { css } from 'lit';
import { deskPartStyles } from '../styles/desk-part-styles.ts';
import { buttonStyles, fieldStyles, rootStyles, shapeStyles } from '../styles/shared-styles.ts';

/** First in every `static styles` of this page. */
export const circleStyles = [
  rootStyles,
  buttonStyles,
  fieldStyles,
  shapeStyles,
  deskPartStyles,
  css`
    .button.quiet[aria-disabled='true'] {
      border-color: transparent;
      background: none;
      color: var(--rand);
    }
    .failure {
      padding: 6px 8px;
    }
    .status {
      display: flex;
      gap: 8px;
      align-items: center;
      margin-block-start: 6px;
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

/** A column of entries to choose from. */
export const entryStyles = css`
  h2 {
    padding: 18px 20px 10px;
    font-size: 17px;
    font-weight: 800;
  }
  button {
    gap: 8px;
    align-items: center;
    inline-size: 100%;
    padding: 8px 16px 8px 20px;
    border: 0;
    background: none;
    font-weight: 600;
    line-height: 1.25;
    text-align: start;
    cursor: pointer;
  }
  button:focus-visible {
    outline-offset: -5px;
    box-shadow: none;
  }
  .title {
    overflow-wrap: anywhere;
  }
`;

/** A sentence in the document: its number and title, its wording, what is folded away below. */
export const sentenceStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
  }
  h3 {
    font-size: 17px;
    font-weight: 800;
    overflow-wrap: anywhere;
  }
  .wording {
    font-size: 20px;
    line-height: 1.45;
  }
  summary {
    inline-size: fit-content;
    padding-block: 4px;
    font-weight: 600;
    cursor: pointer;
  }
`;
