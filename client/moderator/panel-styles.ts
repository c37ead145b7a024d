import { css } from 'lit';
import { shapeStyles } from '../styles/shared-styles.ts';
import { deskStyles } from './desk-styles.ts';

/** A panel over the board: a head with a way out, lists of papers below. First in its `static styles`. */
export const panelStyles = [
  ...deskStyles,
  shapeStyles,
  css`
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 14px;
      margin-block-end: 10px;
    }
    .head h2 {
      font-size: 19px;
    }
    .head > .out {
      margin-inline-start: auto;
    }
    .papers {
      display: grid;
      gap: 10px;
    }
    .papers > li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      padding: 10px 14px;
      border: 1px solid var(--rand);
      background: var(--papier);
    }
    .words {
      overflow-wrap: anywhere;
      font-weight: 600;
    }
    h2:focus-visible,
    h3:focus-visible {
      outline-offset: 4px;
    }
  `,
];
