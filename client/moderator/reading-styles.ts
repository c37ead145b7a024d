import { css } from 'lit';

/** One card at a time, in letters that carry across a room. */
export const readingStyles = css`
  :host {
    min-block-size: 100%;
    padding: 16px 24px 24px;
  }
  .progress {
    font-size: 19px;
    font-weight: 800;
  }
  .card {
    position: relative;
    display: grid;
    align-content: center;
    gap: 14px;
    min-block-size: 190px;
    margin-block: 22px 16px;
    padding: 28px 34px 20px;
    background: var(--card);
    font-size: clamp(26px, 2.6vw, 44px);
    font-weight: 600;
    line-height: 1.22;
    text-wrap: pretty;
  }
  .card ls-sector-sign {
    position: absolute;
    inset-block-start: -18px;
    inset-inline-start: 30px;
  }
  .sector {
    font-size: 17px;
  }
  .place {
    font-size: 17px;
    font-weight: 700;
  }
  .hints,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-end: 16px;
  }
  .hints li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  .hints .words {
    font-size: 17px;
  }
  .button {
    min-block-size: 48px;
    font-size: 17px;
    overflow-wrap: anywhere;
  }
  .groups {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    gap: 8px;
    margin-block-end: 18px;
  }
  .groups .button {
    justify-content: start;
    inline-size: 100%;
    border-radius: var(--radius-card);
    background: var(--tinte);
    color: var(--papier);
    text-align: start;
    --focus-gap: var(--papier);
  }
  .groups .button > :last-child {
    flex: none;
    margin-inline-start: auto;
  }
  .find {
    display: grid;
    grid-template-columns: minmax(0, 420px) auto;
    gap: 8px;
    align-items: end;
    margin-block-end: 12px;
  }
  .find .input {
    min-block-size: 48px;
  }
  kbd {
    display: inline-grid;
    flex: none;
    place-items: center;
    min-inline-size: 26px;
    block-size: 26px;
    border: 2px solid currentColor;
    border-radius: 4px;
    font: inherit;
    font-size: 15px;
  }
  .end {
    display: grid;
    justify-items: start;
    gap: 14px;
    padding: 28px;
    background: var(--papier);
    font-size: 21px;
  }
`;
