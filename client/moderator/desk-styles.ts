import { css } from 'lit';
import { deskPartStyles } from '../styles/desk-part-styles.ts';
import { buttonStyles, fieldStyles, rootStyles } from '../styles/shared-styles.ts';

const common = css`
  h2 {
    font-size: 17px;
    font-weight: 700;
    line-height: 1.25;
  }
  h3 {
    font-size: 16px;
    font-weight: 700;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .stack {
    display: grid;
    gap: 16px;
  }
  .failure {
    font-size: 15px;
  }
  .paper {
    padding: 20px 24px;
    border: 1px solid var(--linie);
    background: var(--papier);
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--control-min);
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  .switch-track {
    flex: none;
    inline-size: 44px;
    block-size: 24px;
    padding: 2px;
    border: 2px solid var(--rand);
    border-radius: var(--radius-full);
    background: var(--papier);
  }
  .switch-track::before {
    content: '';
    display: block;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--rand);
  }
  .switch[aria-checked='true'] .switch-track {
    border-color: var(--tinte);
    background: var(--tinte);
  }
  .switch[aria-checked='true'] .switch-track::before {
    margin-inline-start: 20px;
    background: var(--papier);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--control-min);
    cursor: pointer;
  }
  .check input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--tinte);
  }
  @media (forced-colors: active) {
    .switch[aria-checked='true'] .switch-track {
      background: Highlight;
    }
  }
`;

/** First in every `static styles` of the console. */
export const deskStyles = [rootStyles, buttonStyles, fieldStyles, deskPartStyles, common];

/** The wide working field in the middle. */
export const workStyles = css`
  .work {
    display: grid;
    gap: 24px;
    align-content: start;
    min-block-size: 100%;
    padding: 24px 28px 32px;
  }
  .work > header {
    display: grid;
    gap: 4px;
  }
  h1 {
    font-size: 26px;
    font-weight: 800;
    line-height: 1.2;
    letter-spacing: -0.5px;
  }
`;
