/** A hall whose cards wait to be ordered, and where each of them belongs. */
import type { Page } from 'playwright-core';
import { seeded } from '../../server/demo/seeded.ts';
import { listOf, objectOf, textOf } from '../../server/replay/interface-client.ts';
import { cardsOf, question, themes, topic } from '../screens/words.ts';
import { sees } from './hall-browser.ts';
import { Outside } from './hall-server.ts';

/** Nine groups, in the order in which they are opened. */
export const headings = themes.slice(0, 9).map(({ heading }) => heading);
/** So many people as may write five cards each within a minute. */
const peoplePerSector = 6;

/** Words of a card and the heading under which it belongs. */
export interface WaitingCard {
  readonly text: string;
  readonly heading: string;
}

export class WallHall {
  readonly outside: Outside;
  readonly cards: readonly WaitingCard[];

  private constructor(outside: Outside, cards: readonly WaitingCard[]) {
    this.outside = outside;
    this.cards = cards;
  }

  /** `count` different cards hang loose, the step of ordering is open. */
  static async open(url: string, count: number): Promise<WallHall> {
    const outside = await Outside.open(url, topic, { questions: [question] });
    const people = await outside.fill(peoplePerSector);
    await outside.openStep('collect');
    const board = await outside.board();
    const all = cardsOf(420, seeded(41)).flatMap(({ text, theme }) => (theme < headings.length ? [{ text, heading: headings[theme] ?? '' }] : []));
    const cards = [...new Map(all.map((card) => [card.text, card])).values()].slice(0, count);
    await Promise.all(cards.map(({ text }, place) => outside.as(people[place % people.length]?.token ?? '', { do: 'submit-card', board, text })));
    await outside.openStep('cluster');
    return new WallHall(outside, cards);
  }

  /** Where the card belongs whose words begin what a page shows of it. */
  headingOf(shown: string): string {
    const fits = this.cards.filter(({ text }) => shown.startsWith(text)).sort((a, b) => b.text.length - a.text.length);
    if (fits[0] === undefined) throw new Error(`No card begins "${shown}".`);
    return fits[0].heading;
  }

  /** What the server has stored, as heading → words, both sorted. */
  async ordered(): Promise<readonly (readonly [string, readonly string[]])[]> {
    const { client, made } = this.outside;
    const board = objectOf(await client.read(`/api/v1/boards/${await this.outside.board()}`, made.keys.moderator));
    const titles = new Map(listOf(board['clusters']).map(objectOf).map((cluster) => [textOf(cluster, 'id'), textOf(cluster, 'title')]));
    const cards = listOf(board['cards']).map(objectOf).map((card) => ({ text: textOf(card, 'text'), title: typeof card['cluster'] === 'string' ? (titles.get(card['cluster']) ?? '') : '' }));
    return [...titles.values()].sort().map((title) => [title, cards.filter((card) => card.title === title).map(({ text }) => text).sort()]);
  }

  /** The same as it ought to be. */
  wanted(): readonly (readonly [string, readonly string[]])[] {
    return [...new Set(this.cards.map(({ heading }) => heading))].sort().map((title) => [title, this.cards.filter(({ heading }) => heading === title).map(({ text }) => text).sort()]);
  }

  async enter(desk: Page): Promise<void> {
    await desk.goto(this.outside.link('moderator'));
    await sees(desk, 'Ohne Gruppe');
    await desk.locator('ls-board-lane.tray .board-card').first().waitFor();
  }

  close(): void {
    this.outside.close();
  }
}

/** Waits until the board's live region says so. */
export const says = async (desk: Page, sentence: string): Promise<void> => {
  await desk.locator('ls-work-cluster [aria-live=polite]').getByText(sentence, { exact: true }).first().waitFor({ state: 'attached' });
};
