import type { CardItem, CardsBlock } from './document.ts';
import { escapeHtml } from './html-text.ts';
import { signSvg } from './tragwerk-svg.ts';

/** Cards as on the wall: the sector's sign pins each of them, a comment is an oval. */
export const cardsHtml = ({ cards }: CardsBlock): string => (cards.length === 0 ? '' : `<ul class="cards">${cards.map((card) => `<li><div class="card">${inside(card)}</div></li>`).join('')}</ul>`);

const inside = ({ text, label, sign, notes, comments, under, underLabel }: CardItem): string =>
  [
    `<div class="one">${signSvg(sign)}<p class="whose">${escapeHtml(label)}</p><p class="words" dir="auto">${escapeHtml(text)}</p>`,
    ...notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    '</div>',
    comments.length === 0 ? '' : `<ul class="ovals">${comments.map((comment) => `<li class="oval"><span class="whose">${escapeHtml(comment.label)}:</span> <span class="words" dir="auto">${escapeHtml(comment.text)}</span></li>`).join('')}</ul>`,
    under.length === 0 ? '' : `<p class="note">${escapeHtml(underLabel)}</p><ul class="under">${under.map((card) => `<li>${inside(card)}</li>`).join('')}</ul>`,
  ].join('');

/** Goes behind the style of every document (html-style.ts). White cards with an edge, also on the screen: it is a paper. */
export const cardsStyle = `
.strip { margin: 2.75rem 0 0.9rem; padding: 0.5rem 0.9rem; background: var(--ink); color: #fff; border: 2px solid var(--ink); border-radius: 2px; }
thead th { overflow-wrap: normal; }
.cards, .cards ul { list-style: none; margin: 0; padding: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0.4rem 0.9rem; align-items: start; margin-block: 0.6rem 1.1rem; font-size: 1.05rem; line-height: 1.4; }
.cards > li { padding-block-start: 0.7rem; min-inline-size: 0; }
.card { padding: 0.55rem 0.8rem 0.65rem; border: 1px solid var(--line); border-radius: 2px; background: #fff; }
.card p { margin: 0; }
.card .words { white-space: pre-wrap; hyphens: manual; overflow-wrap: anywhere; }
.whose, .note { font-family: 'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, 'Segoe UI', Roboto, sans-serif; font-size: 0.85rem; line-height: 1.35; color: var(--ink-2); }
.card .note { margin-block-start: 0.3rem; font-weight: 640; color: var(--ink); }
.card > .one { break-inside: avoid; }
.card > .one > .sign { float: inline-start; inline-size: 1.05rem; block-size: 1.05rem; margin: -1.1rem 0.4rem 0 0; color: #000; background: #fff; padding-inline: 0.15rem; box-sizing: content-box; }
.ovals { display: grid; gap: 0.35rem; margin-block-start: 0.5rem !important; }
.oval { border: 1.5px solid var(--ink); border-radius: 1.3rem; padding: 0.25rem 0.9rem; font-size: 0.95rem; break-inside: avoid; }
.under > li { margin-block-start: 0.35rem; padding-inline-start: 0.7rem; border-inline-start: 2px solid var(--line); break-inside: avoid; }
.under .sign { inline-size: 0.75em; block-size: 0.75em; margin-inline-end: 0.35em; float: inline-start; margin-block-start: 0.3em; }
@media print {
  .sheet { break-before: page; }
  .strip { margin-block-start: 0; background: #fff; color: #000; border: 1.5pt solid #000; }
  .cards { display: block; columns: 2; column-gap: 4mm; font-size: 11pt; line-height: 1.4; margin-block: 2mm 5mm; }
  .cards > li { padding-block: 3mm 1mm; break-inside: avoid; }
  .card { border: 0.75pt solid #000; }
  table { break-inside: avoid; }
  .whose, .note { font-size: 9pt; color: #000; }
  .oval { border: 0.75pt solid #000; font-size: 10pt; }
}
`;
