import { css } from 'lit';

/**
 * What shadow roots need again, because a page's stylesheet does not reach them: box model, focus, hidden words.
 * First in every `static styles`.
 */
export const rootStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
  }
  ul,
  ol {
    padding: 0;
    list-style: none;
  }
  h1,
  h2,
  h3 {
    text-wrap: balance;
  }
  p {
    text-wrap: pretty;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--focus-line);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--focus-gap);
  }
  svg {
    flex: none;
  }
  .visually-hidden:not(:focus, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .user-text {
    overflow-wrap: anywhere;
    hyphens: manual;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
      scroll-behavior: auto !important;
    }
  }
`;

/**
 * Buttons: `<button class="button primary">`. One `primary` per screen; `seal` is the same on ice.
 * `disabled` buttons stay readable (their reason stands beside them), so prefer `aria-disabled`.
 */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: var(--control-min);
    padding-block: 7px;
    padding-inline: 18px;
    border: 2px solid var(--tinte);
    border-radius: var(--radius-control);
    background: var(--papier);
    color: var(--tinte);
    font-weight: 700;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button.primary {
    background: var(--tinte);
    color: var(--papier);
  }
  .button.seal {
    border-color: var(--eis-4);
    background: var(--eis-4);
    color: var(--papier);
  }
  .button.danger {
    border-color: var(--rot);
    color: var(--rot);
  }
  .button.quiet {
    padding-inline: 10px;
    border-color: transparent;
    background: transparent;
  }
  .button.block {
    inline-size: 100%;
  }
  .button.icon-only {
    inline-size: var(--control-min);
    padding: 0;
  }
  .button:hover:not(:disabled, [aria-disabled='true']) {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  .button:active:not(:disabled, [aria-disabled='true']) {
    translate: 0 1px;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--rand);
    border-style: dashed;
    background: var(--grund);
    color: var(--tinte-2);
    cursor: not-allowed;
  }
`;

/** Fields: `<label class="field"><span class="label">…</span><input class="input"></label>`. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: 6px;
  }
  .label {
    font-weight: 700;
  }
  .help {
    color: var(--tinte-2);
  }
  .input {
    inline-size: 100%;
    min-block-size: var(--control-min);
    padding-block: 6px;
    padding-inline: 12px;
    border: 2px solid var(--rand);
    border-radius: var(--radius-control);
    background: var(--papier);
    color: var(--tinte);
  }
  textarea.input {
    resize: vertical;
    line-height: 1.35;
  }
  .input[aria-invalid='true'] {
    border-color: var(--rot);
  }
  .input:disabled,
  .input[readonly] {
    background: var(--grund);
    color: var(--tinte-2);
  }
  .field-error {
    display: flex;
    gap: 6px;
    color: var(--rot);
    font-weight: 600;
  }
`;

/** Shapes with one meaning each: strip = heading, card = statement, oval = comment, sealed block. */
export const shapeStyles = css`
  .strip {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 16px;
    padding: 12px 16px;
    border-radius: var(--radius-card);
    background: var(--tinte);
    color: var(--papier);
    font-weight: 800;
    text-wrap: balance;
  }
  .card {
    position: relative;
    border-radius: var(--radius-card);
    box-shadow: var(--shadow-card);
    color: var(--tinte);
    font-weight: 600;
    overflow-wrap: anywhere;
    hyphens: manual;
  }
  .oval {
    border: 2px solid var(--tinte);
    border-radius: var(--radius-full);
    background: var(--papier);
  }
  .sealed-block {
    border-inline-start: 10px solid var(--eis-3);
    background: var(--eis-1);
    color: var(--tinte);
  }
  .pack {
    background: var(--pack-ribs), var(--pack-2);
  }
`;
