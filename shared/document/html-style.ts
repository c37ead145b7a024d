/**
 * The look of the Haltung as one HTML file: on screen like the circle's page, on paper in black and white
 * (design README §10). `footer` and `page` come ready as CSS strings.
 */
export const htmlStyle = (footer: string, page: string, of: string): string => `
:root { --ink: #14232b; --ink-2: #42525a; --line: #66757c; --ice: #e6f3fa; --ice-edge: #2e86ae; --ice-ink: #0a4e6e; color-scheme: light; }
* { box-sizing: border-box; }
html { background: #f1f5f6; }
body { margin: 0 auto; max-width: 52rem; padding: 3rem clamp(1rem, 6vw, 4rem); background: #fff; color: var(--ink); font: 440 1.15rem/1.56 'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Times New Roman', serif; hyphens: auto; text-wrap: pretty; }
h1, h2, h3, th, caption, .meta, .facts, .label, svg text { font-family: 'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, 'Segoe UI', Roboto, sans-serif; }
h1, h2, h3 { font-weight: 800; line-height: 1.16; text-wrap: balance; hyphens: manual; break-after: avoid; overflow-wrap: anywhere; }
h1 { font-size: 2.25rem; margin: 0 0 1rem; letter-spacing: -0.03rem; }
h2 { font-size: 1.5rem; margin: 2.75rem 0 0.75rem; }
h3 { font-size: 1.15rem; margin: 0 0 0.5rem; }
p { margin: 0 0 0.9rem; }
p, li, td, th, dd { overflow-wrap: anywhere; }
.exact { white-space: pre-wrap; }
.meta, .facts { margin: 0; font-size: 0.95rem; line-height: 1.45; color: var(--ink-2); }
.meta dt, .meta dd, .facts dt, .facts dd { display: inline; margin: 0; }
code { font: 500 0.95em/1.5 'Atkinson Hyperlegible Mono Variable', 'Atkinson Hyperlegible Mono', ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; hyphens: none; }
pre { margin: 0 0 0.9rem; padding: 0.6rem 0.9rem; border: 1px solid var(--line); white-space: pre-wrap; }
article { margin: 0 0 1.25rem; break-inside: avoid; }
article.sealed { padding: 1.1rem 1.4rem; background: var(--ice); border-inline-start: 12px solid var(--ice-edge); }
article.open { padding-block: 1rem 0.25rem; border-block-start: 1px solid #d2dadc; }
.sentence { font-size: 1.25rem; line-height: 1.45; margin: 0 0 0.75rem; white-space: pre-wrap; }
article.sealed .sentence { min-height: 4.5rem; }
.seal { float: inline-end; inline-size: 5rem; margin-inline-start: 1.25rem; color: var(--ice-ink); }
.sealed .facts { color: var(--ice-ink); margin-block-end: 0.9rem; }
.support { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; clear: both; }
.support figure { margin: 0; flex: 0 0 auto; inline-size: 13rem; }
.support .spoken { flex: 1 1 100%; margin: 0; font-weight: 640; }
.support figcaption { font-size: 0.9rem; line-height: 1.35; margin-block-start: 0.4rem; }
.tragwerk { display: block; inline-size: 100%; color: #000; }
.pillar-number { font-size: 1.6px; font-weight: 800; text-anchor: middle; }
tbody th[scope] > .sign { inline-size: 0.85em; block-size: 0.85em; margin-inline-end: 0.5em; vertical-align: -0.06em; }
table { border-collapse: collapse; font-size: 0.95rem; line-height: 1.35; flex: 1 1 18rem; max-inline-size: 100%; }
caption { text-align: start; font-weight: 700; padding-block-end: 0.35rem; }
th, td { text-align: start; vertical-align: baseline; padding: 0.25rem 0.75rem 0.25rem 0; border-block-end: 1px solid var(--line); }
thead th { font-weight: 700; }
tbody th { font-weight: 500; }
th + th, td { text-align: end; }
section > table { inline-size: 100%; margin-block: 0.5rem 1rem; }
@page { size: A4; margin: 20mm; @bottom-left { content: ${footer}; font: 9pt/1.3 system-ui, sans-serif; inline-size: 75%; vertical-align: middle; } @bottom-right { content: ${page} ' ' counter(page) ' ' ${of} ' ' counter(pages); font: 9pt/1.3 system-ui, sans-serif; vertical-align: middle; } }
@media print {
  :root { --ink: #000; --ink-2: #000; --line: #000; --ice: #fff; --ice-edge: #000; --ice-ink: #000; }
  html { background: #fff; }
  body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.45; }
  h1 { font-size: 22pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; }
  .sentence { font-size: 12.5pt; }
  .meta, .facts, table, .support figcaption, code { font-size: 9.5pt; }
  article.sealed { border-inline-start-width: 3mm; padding: 0 0 0 6mm; }
  .seal { inline-size: 20mm; }
  .support figure { inline-size: 42mm; }
  tr, figure { break-inside: avoid; }
}
`;
