import { css } from 'lit';

/** The form that puts a ballot together. */
export const ballotBuilderStyles = css`
  form {
    display: grid;
    gap: 22px;
  }
  fieldset {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 6px;
    font-size: 17px;
    font-weight: 700;
  }
  .kinds {
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    gap: 10px;
  }
  .modes {
    grid-template-columns: repeat(auto-fill, minmax(320px, 1fr));
    gap: 10px;
  }
  .mode {
    display: grid;
    align-content: start;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-content: start;
    gap: 10px;
    block-size: 100%;
    padding: 10px 12px;
    border: 2px solid var(--linie);
    border-radius: var(--radius-control);
    cursor: pointer;
  }
  .choice.chosen {
    border-color: var(--tinte);
  }
  .choice:has(:disabled) {
    border-style: dashed;
    border-color: var(--rand);
    background: var(--grund);
    cursor: not-allowed;
  }
  .choice input {
    inline-size: 20px;
    block-size: 20px;
    margin: 1px 0 0;
    accent-color: var(--tinte);
  }
  .choice .label,
  .choice .meta {
    display: block;
  }
  .button.print {
    justify-self: start;
    padding-inline: 0;
  }
  .check {
    align-items: start;
    padding-block: 7px;
    border-block-end: 1px solid var(--linie);
    overflow-wrap: anywhere;
  }
  .check .meta {
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .own {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    margin-block-end: 8px;
  }
  .button.all {
    justify-self: start;
    padding-inline: 0;
    font-size: 15px;
    font-weight: 600;
  }
  .field-error:empty {
    margin-block-end: -22px;
  }
  .warning {
    display: flex;
    gap: 10px;
    padding: 10px 14px;
    background: var(--stift-1);
  }
`;
