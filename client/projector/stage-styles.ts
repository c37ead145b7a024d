import { css } from 'lit';

/**
 * Sizes and parts that pictures share. `--f` is the Saalstufe's factor (set by the stage): everything that would be
 * 32 to 36 px at 1080 lines grows with it. Titles are larger than the largest minimum already: they grow less, or not at all.
 */
export const stageStyles = css`
  :host {
    --title-factor: calc((1 + var(--f)) / 2);
    --text-least: calc(2rem * var(--f));
    --text-card: calc(2.125rem * var(--f));
    --text-strip: calc(2.75rem * var(--title-factor));
    --text-title: calc(3.375rem * (3 + var(--f)) / 4);
    --text-question: 4.4rem;
    --margin: 3rem;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    font-size: var(--text-least);
    font-weight: 600;
    line-height: 1.15;
  }
  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 2rem;
    padding-inline: var(--margin);
    padding-block-start: 1.5rem;
  }
  .eyebrow {
    display: flex;
    align-items: center;
    gap: 1rem;
    font-size: calc(2.125rem * var(--f));
    font-weight: 700;
  }
  h1 {
    font-size: var(--text-title);
    font-weight: 800;
    line-height: 1.06;
    letter-spacing: -0.018em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h1.question {
    font-size: var(--text-question);
  }
  .clamp {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    padding-block-end: 0.12em;
    -webkit-line-clamp: var(--lines, 3);
    line-clamp: var(--lines, 3);
  }
  .card {
    position: relative;
    border-radius: var(--radius-card);
    background: var(--card, var(--papier));
    box-shadow: var(--shadow-card);
    overflow-wrap: anywhere;
    hyphens: none;
  }
  footer {
    display: flex;
    align-items: center;
    gap: 0.75rem 3rem;
    min-block-size: 5.75rem;
    padding-block: 0.9rem;
    padding-inline: var(--margin);
    background: var(--papier);
  }
  .end {
    margin-inline-start: auto;
  }
  .time {
    font-size: 4.75rem;
  }
`;
