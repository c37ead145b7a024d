import { css } from 'lit';

/** Cards on the board: what is cut, chosen, held, laid on others, and the signs on them. */
export const boardCardStyles = css`
  .board-card {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    border-radius: var(--radius-card);
    background: var(--card);
    box-shadow: var(--shadow-card);
    animation: settle 180ms var(--ease);
  }
  @keyframes settle {
    from {
      translate: 0 -6px;
      opacity: 0;
    }
  }
  .face {
    display: flex;
    align-items: start;
    gap: 9px;
    min-block-size: 28px;
    padding: 3px 10px 4px;
    border: 0;
    background: none;
    font-size: 14px;
    font-weight: 600;
    line-height: 17px;
    text-align: start;
    cursor: grab;
    touch-action: manipulation;
    -webkit-touch-callout: none;
    user-select: none;
  }
  .words {
    flex: 1;
    overflow-wrap: anywhere;
    hyphens: manual;
  }
  /* The board must be seen at once: a long card ends after two lines until somebody turns to it. */
  .face > .words {
    display: -webkit-box;
    overflow: hidden;
    margin-block-start: 2px;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  /* So that three rows of groups stand on a screen 900 px high. */
  @media (max-height: 999px) {
    .cluster:not(.expanded) :nth-child(n + 3) > .face > .words {
      -webkit-line-clamp: 1;
    }
  }
  .lane :is(.board-card.chosen > .face, .face:focus-visible) > .words.words {
    -webkit-line-clamp: none;
  }
  .sign {
    inline-size: 14px;
    block-size: 14px;
    margin-block-start: 4px;
    fill: var(--sign);
  }
  .face .icon {
    stroke-width: 3;
  }
  .chosen {
    outline: 3px solid var(--tinte);
    outline-offset: -3px;
  }
  .face:focus-visible {
    z-index: 1;
  }
  .stacked {
    box-shadow:
      var(--shadow-card),
      3px 3px 0 var(--papier),
      3px 3px 0 1px var(--rand);
  }
  /* Somebody else has it in the hand. */
  .held {
    outline: 2px dashed var(--tinte);
    outline-offset: -2px;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 4px 8px;
    padding: 0 10px 4px 33px;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 14px;
    font-weight: 700;
    line-height: 17px;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .badge-act {
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .holder {
    padding-inline: 7px;
    border-radius: var(--radius-full);
    background: var(--tinte);
    color: var(--papier);
  }
  ls-card-comments {
    grid-column: 1 / -1;
  }
  .merged-count,
  .merged button,
  .more {
    border: 0;
    background: none;
    font-weight: 600;
    cursor: pointer;
  }
  .merged-count {
    margin: 1px 6px 0 0;
    min-block-size: 26px;
    border: 2px solid var(--tinte);
    border-radius: var(--radius-full);
    font-size: 14px;
    background: var(--papier);
  }
  .merged {
    grid-column: 1 / -1;
    padding: 0 10px 8px 33px;
  }
  .merged li {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 14px;
    font-weight: 600;
  }
  .merged button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    padding-inline: 6px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .merged .icon {
    inline-size: 16px;
    block-size: 16px;
  }
`;
