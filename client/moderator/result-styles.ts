import { css } from 'lit';

/** Results as tables. */
export const resultStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .says {
    font-size: 19px;
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .frame {
    overflow-x: auto;
    border: 1px solid var(--linie);
    background: var(--papier);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    padding: 12px 16px;
    color: var(--tinte-2);
    text-align: start;
  }
  th,
  td {
    padding: 10px 7px;
    border-block-start: 1px solid var(--linie);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    font-size: 14px;
    font-weight: 600;
    vertical-align: bottom;
  }
  tbody th {
    min-inline-size: 160px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .place {
    color: var(--tinte-2);
    font-weight: 800;
  }
  .figure {
    display: block;
    font-size: 17px;
    font-weight: 800;
    white-space: nowrap;
  }
  .figure:empty {
    display: none;
  }
  .figure.missing {
    font-weight: 400;
    text-decoration: underline dashed 2px;
    text-underline-offset: 5px;
  }
  .small,
  .verdict,
  .camps {
    display: block;
    color: var(--tinte-2);
    font-size: 14px;
    font-weight: 400;
  }
  .verdict,
  .camps {
    margin-block-start: 4px;
    font-weight: 500;
  }
  .camps {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--tinte);
  }
  .camps .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .sector-name {
    display: block;
    max-inline-size: 120px;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  .distribution {
    display: block;
    inline-size: 132px;
    block-size: 36px;
    margin-block-start: 4px;
  }
  .distribution rect {
    fill: var(--tinte);
  }
  .distribution path {
    stroke: var(--rand);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    max-inline-size: 132px;
    color: var(--tinte-2);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  summary {
    font-weight: 700;
    cursor: pointer;
  }
  details .frame {
    margin-block-start: 8px;
  }
  .grid th,
  .grid td {
    padding: 4px 6px;
    text-align: center;
  }
  .grid th {
    min-inline-size: 0;
    font-size: 14px;
    font-weight: 400;
    white-space: nowrap;
  }
  .grid td {
    font-weight: 800;
  }
  .grid .none {
    color: var(--tinte-2);
    font-weight: 400;
  }
  @media (forced-colors: active) {
    .distribution rect {
      fill: CanvasText;
    }
  }
`;
