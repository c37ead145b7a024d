import { css } from 'lit';

/** The board on Packpapier: lanes, strips, the floor, what is lifted. */
export const boardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--pack-ribs), var(--pack-2);
    font-size: 15px;
  }
  :host([dragging]) {
    cursor: grabbing;
    user-select: none;
  }
  .sheet {
    flex: none;
    padding: 16px 20px 20px;
    border-block-end: 2px solid var(--tinte);
    background: var(--papier);
  }
  .sheet.panel {
    max-block-size: 52%;
    overflow-y: auto;
  }
  .sheet.bare {
    padding: 0;
  }
  .sheet.whole {
    flex: 1;
    min-block-size: 0;
    padding: 0;
    border: 0;
    overflow-y: auto;
    background: none;
  }
  .scroller {
    flex: 1 1 0;
    min-block-size: 180px;
    overflow-y: auto;
    scroll-padding-block: 24px;
  }
  .clusters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
    align-items: start;
    gap: 2px 10px;
    padding: 10px 13px 6px;
  }
  .lane {
    display: block;
  }
  .lane.cluster {
    padding: 2px 5px 5px;
    content-visibility: auto;
    contain-intrinsic-size: auto 220px;
  }
  .lane ul {
    display: grid;
    gap: 5px;
  }
  .cluster-head {
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
    margin-block-end: 5px;
    padding: 3px 6px 3px 13px;
    cursor: grab;
    touch-action: pan-y;
  }
  .cluster-head h2 {
    flex: 1 1 0;
    min-inline-size: 0;
    font-size: 17px;
    font-weight: 800;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .weight {
    font-size: 17px;
  }
  .cluster-head > .flags {
    display: flex;
    flex-wrap: wrap;
    flex-basis: 100%;
    gap: 2px 14px;
    margin-block-start: -6px;
  }
  .flag {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-size: 14px;
    font-weight: 700;
    white-space: nowrap;
  }
  .flag .icon,
  .badge .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .untitled {
    flex: 1 1 0;
    min-inline-size: 0;
    padding-block: 4px 6px;
  }
  .untitled h2 {
    margin-block-end: 3px;
    font-size: 14px;
    font-weight: 700;
  }
  .untitled .input {
    min-block-size: 34px;
    padding: 3px 8px;
    --focus-line: var(--papier);
    --focus-gap: var(--tinte);
  }
  .tools {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    cursor: pointer;
    --focus-line: var(--papier);
    --focus-gap: var(--tinte);
  }
  .tools:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .more {
    min-block-size: 26px;
    padding: 1px 2px;
    font-size: 14px;
    white-space: nowrap;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 5px;
  }
  .empty {
    padding: 6px 2px;
  }
  .lane.cluster .empty {
    padding: 8px 12px;
    border: 2px dashed var(--tinte);
  }
  .floor {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(150px, auto);
    flex: 0 0 auto;
    min-block-size: 0;
    max-block-size: 34%;
    border-block-start: 1px solid var(--pack-3);
    background: var(--pack-1);
  }
  .floor.bare {
    flex: 1 1 0;
    max-block-size: none;
  }
  .floor .lane {
    overflow-y: auto;
    padding: 8px 18px 11px;
  }
  .floor .parked {
    max-inline-size: 320px;
    border-inline-start: 1px solid var(--tinte-2);
  }
  /* One row each, what opens the rest at its end; opened, they wrap and scroll. */
  .floor .lane:not(.expanded) {
    display: grid;
    grid-template-columns: minmax(0, auto) auto 1fr;
    align-content: start;
    align-items: center;
    column-gap: 12px;
  }
  .floor .tray:not(.expanded) > :not(ul, .more),
  .floor .parked > ul {
    grid-column: 1 / -1;
  }
  .floor .tray:not(.expanded) > ul {
    flex-wrap: nowrap;
  }
  .floor .parked > .plain-head {
    grid-area: 1 / 1;
  }
  .floor .parked > .more,
  .floor .parked > .empty {
    grid-area: 1 / 2;
    margin-block-end: 4px;
    padding-block: 0;
  }
  .floor ul {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 8px;
  }
  .floor .board-card {
    max-inline-size: 320px;
  }
  /* An opened lane may hold hundreds: what is out of sight costs nothing, and columns of one width keep what is seen in its place. */
  .floor .expanded > ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
  }
  .floor .expanded .board-card {
    max-inline-size: none;
  }
  .expanded .board-card {
    content-visibility: auto;
    contain-intrinsic-size: auto 250px auto 41px;
    animation: none;
  }
  .end {
    display: block;
    block-size: 1px;
  }
  .floor .expanded > .more {
    position: sticky;
    inset-block-end: -11px;
    background: var(--pack-1);
  }
  .floor .tray:not(.expanded) .board-card {
    min-inline-size: min(150px, 28%);
  }
  /* One row is no place for a long heading; the focus and a pointer show it whole. */
  .floor .tray:not(.expanded) .badge-act:not(:focus-visible, :hover) {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tile .face {
    align-items: center;
    justify-content: center;
    inline-size: 34px;
    min-block-size: 34px;
    padding: 0;
  }
  .tile .sign {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
  }
  .tile .face > .icon,
  .tile .merged-count {
    display: none;
  }
  .plain-head {
    margin-block-end: 4px;
    font-size: 17px;
  }
  .drag-layer {
    position: fixed;
    z-index: 10;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
  }
  .ghost {
    position: absolute;
    max-inline-size: 280px;
    padding: 8px 12px;
    border-radius: var(--radius-card);
    background: var(--papier);
    box-shadow: 0 8px 18px rgb(40 28 8 / 40%);
    font-weight: 600;
  }
  .ghost.cluster {
    background: var(--tinte);
    color: var(--papier);
    font-weight: 800;
  }
  .mark {
    position: absolute;
    background: var(--tinte);
    outline: 2px solid var(--papier);
  }
  .hidden-list {
    display: grid;
    gap: 8px;
    max-block-size: 240px;
    overflow-y: auto;
  }
  .hidden-list li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 4px 12px;
  }
  .still p {
    flex: 0 1 auto;
    font-weight: 600;
  }
  .loading {
    padding: 20px;
    font-size: 17px;
    font-weight: 600;
  }
  @media (max-width: 1080px) {
    :host {
      block-size: 90vh;
    }
  }
`;
