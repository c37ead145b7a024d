import { property } from 'lit/decorators.js';
import type { BallotKind, BallotOption, ChoiceValue } from '../../../shared/domain/ballot.ts';
import type { SectorSign } from '../../../shared/domain/sector.ts';
import type { BallotView } from '../../../shared/protocol/view.ts';
import { LaterElement } from '../later-element.ts';
import type { PaperChoices } from './paper-choices.ts';

/** Kinds that ask one sentence after the other; the others show everything at once. */
export const asksBySentence = (kind: BallotKind): boolean => kind === 'agreement' || kind === 'resistance' || kind === 'consent';
/** Kinds whose options are moved about: on Packpapier, with the question as a strip. */
export const isMovable = (kind: BallotKind): boolean => kind === 'dots' || kind === 'ranking';

/** A sentence rather than a heading: set smaller on a card. */
export const isLong = (text: string): boolean => text.length > 60;

/**
 * The part of an open ballot that differs by kind: where the paper is filled in.
 * Fires `marked` after every change, `turn` with the place of another sentence, `review` when it is to be looked over.
 */
export abstract class KindPaper extends LaterElement {
  @property({ attribute: false }) ballot: BallotView | null = null;
  @property({ attribute: false }) options: readonly BallotOption[] = [];
  @property({ attribute: false }) paper: PaperChoices | null = null;
  /** The voter's own sector: dots carry its sign. */
  @property({ attribute: false }) sign: SectorSign | null = null;
  /** Sentence on the screen, for kinds that ask one after the other. */
  @property({ type: Number }) place = 0;

  protected mark(option: string, value: ChoiceValue | null): void {
    this.paper?.set(option, value);
    this.marked();
  }

  protected marked(): void {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('marked'));
  }

  protected turn(place: number): void {
    this.dispatchEvent(new CustomEvent('turn', { detail: place }));
  }

  protected readonly review = (): void => {
    this.dispatchEvent(new CustomEvent('review'));
  };
}
