import { html, nothing, type TemplateResult } from 'lit';
import type { SnapshotCard } from '../../shared/board/board-snapshot.ts';
import { signPath } from '../../shared/domain/sector-shape.ts';
import type { Sector } from '../../shared/domain/sector.ts';
import { icon, iconCheck, iconComment, iconSplit, iconZap } from '../elements/icon.ts';
import { sectorClass, signOfId } from '../elements/sector-style.ts';
import { t } from './desk-words.ts';
import { initialsOf } from './editor-words.ts';

/** What a card asks of the board. One object for all lanes and for good, so that it never causes a render. */
export interface CardHands {
  readonly choose: (card: string, event: MouseEvent) => void;
  readonly openMerge: (card: string) => void;
  readonly split: (card: string) => void;
  readonly openComments: (card: string) => void;
  readonly takeWish: (card: string) => void;
}

/** How a card stands on the board now. */
export interface CardLook {
  readonly chosen: boolean;
  readonly unfolded: boolean;
  readonly commentsOpen: boolean;
  /** Names of the editors who hold it; empty: nobody. */
  readonly heldBy: string;
  /** Heading of the group that its author suggests; empty: none, or it has a place already. */
  readonly wished: string;
  /** Only its sign, no words. */
  readonly tile: boolean;
  /** `tabindex` of an item. */
  readonly tab: (item: string) => string;
}

/** One card in a lane, as an `li`. */
export const laneCard = (card: SnapshotCard, sectors: readonly Sector[], look: CardLook, hands: CardHands | null): TemplateResult => {
  const { chosen, heldBy, tile, tab } = look;
  const sign = signOfId(sectors, card.sector);
  const item = `card:${card.id}`;
  const sector = sectors.find(({ id }) => id === card.sector)?.title ?? t('sector.none');
  const states = ['board-card', sectorClass(sign), chosen ? 'chosen' : '', card.merged.length > 0 ? 'stacked' : '', tile ? 'tile' : '', heldBy === '' ? '' : 'held'];
  return html`<li class=${states.filter((name) => name !== '').join(' ')} data-card=${card.id}>
    <button class="face" data-item=${item} tabindex=${tab(item)} aria-pressed=${String(chosen)} @pointerenter=${(event: PointerEvent) => whole(event, card.text)} @click=${(event: MouseEvent) => hands?.choose(card.id, event)}>
      ${sign === null ? nothing : html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d=${signPath(sign)} fill-rule="evenodd" /></svg>`}
      <bdi class=${tile ? 'visually-hidden' : 'words'}>${card.text}</bdi><span class="visually-hidden">, ${sector}${card.conflict ? `, ${t('board.conflict')}` : ''}${heldBy === '' ? '' : `, ${t('board.heldBy', { names: heldBy })}`}</span>${chosen ? icon(iconCheck) : nothing}
    </button>
    ${card.merged.length === 0
      ? nothing
      : html`<button class="merged-count" data-item=${`merged:${card.id}`} tabindex=${tab(`merged:${card.id}`)} aria-expanded=${String(look.unfolded)} @click=${() => hands?.openMerge(card.id)}>
          <span aria-hidden="true">${t('board.merged', { n: card.merged.length })}</span><span class="visually-hidden">${t('board.mergedLabel', { n: card.merged.length })}</span>
        </button>`}
    ${tile ? nothing : badges(card, look, hands)} ${look.unfolded ? stack(card, tab, hands) : nothing}
    ${look.commentsOpen ? html`<ls-card-comments .comments=${card.comments} .sectors=${sectors}></ls-card-comments>` : nothing}
  </li>`;
};

/** What else is to be known about a card, each as a sign with a word. */
const badges = (card: SnapshotCard, { heldBy, wished, commentsOpen, tab }: CardLook, hands: CardHands | null): TemplateResult | typeof nothing => {
  if (!card.conflict && heldBy === '' && wished === '' && card.comments.length === 0) return nothing;
  return html`<div class="badges">
    ${card.conflict ? html`<span class="badge">${icon(iconZap)}<span aria-hidden="true">${t('board.conflict')}</span></span>` : nothing}
    ${heldBy === '' ? nothing : html`<span class="badge holder" aria-hidden="true">${heldBy.split(', ').map(initialsOf).join(', ')}</span>`}
    ${card.comments.length === 0
      ? nothing
      : html`<button class="badge badge-act" data-item=${`comments:${card.id}`} tabindex=${tab(`comments:${card.id}`)} aria-expanded=${String(commentsOpen)} @click=${() => hands?.openComments(card.id)}>${icon(iconComment)}${t('board.comments', { n: card.comments.length })}</button>`}
    ${wished === ''
      ? nothing
      : html`<button class="badge badge-act" data-item=${`wish:${card.id}`} tabindex=${tab(`wish:${card.id}`)} aria-label=${t('board.wish.label', { title: wished, text: card.text })} @click=${() => hands?.takeWish(card.id)}>${t('board.wish', { title: wished })}</button>`}
  </div>`;
};

/** The cards under one, each to be taken out again. */
const stack = (card: SnapshotCard, tab: (item: string) => string, hands: CardHands | null): TemplateResult =>
  html`<ul class="merged">
    ${card.merged.map(
      (merged) => html`<li>
        <bdi class="words">${merged.text}</bdi>
        <button data-item=${`split:${merged.id}`} tabindex=${tab(`split:${merged.id}`)} aria-label=${t('board.split.label', { text: merged.text })} @click=${() => hands?.split(merged.id)}>${icon(iconSplit)}${t('board.split')}</button>
      </li>`,
    )}
  </ul>`;

/** What is cut after two lines, or is only a tile, shows whole under a resting pointer; with the focus on it or chosen, on the card itself. */
const whole = ({ currentTarget }: PointerEvent, text: string): void => {
  if (!(currentTarget instanceof HTMLElement)) return;
  const words = currentTarget.querySelector('.words');
  currentTarget.title = words !== null && words.scrollHeight <= words.clientHeight ? '' : text;
};
