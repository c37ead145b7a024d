/** A hall of 160 people through the public interface, stage by stage, with sockets that stay open, as phones do. */
import { WebSocket } from 'ws';
import { seeded } from '../../server/demo/seeded.ts';
import { listOf, objectOf, textOf } from '../../server/replay/interface-client.ts';
import { Outside, sectorIds, type Person } from '../e2e/hall-server.ts';
import { cardsOf, impolite, offTopic, question, sentences, themes, topic } from './words.ts';

/** Per sector in its order, then those who would rather not say. */
const peoplePerSector = [46, 27, 33, 37, 15, 2] as const;
const cardCount = 500;
/** A moderation of one may order ten things a second; a hall of 500 cards is ordered by several. */
const moderatorCount = 12;

export class HallOf160 {
  readonly outside: Outside;
  readonly #luck = seeded(1557);
  readonly #sockets: WebSocket[] = [];
  readonly #texts: readonly { readonly text: string; readonly theme: number | null }[];
  #people: readonly Person[] = [];
  #cards: readonly { readonly id: string; readonly theme: number | null }[] = [];
  principles: readonly string[] = [];

  private constructor(outside: Outside) {
    this.outside = outside;
    const odd = [...offTopic, ...impolite.map(({ text }) => text)].map((text) => ({ text, theme: null }));
    this.#texts = [...cardsOf(cardCount - odd.length, this.#luck), ...odd];
  }

  static async open(url: string): Promise<HallOf160> {
    return new HallOf160(await Outside.open(url, topic, { questions: [question], place: 'Bürgerhaus Auental', expectedPeople: 164 }));
  }

  /** Everybody comes in and stays connected. */
  async comeIn(): Promise<void> {
    const sectors = [...sectorIds, null].flatMap((sector, place) => Array.from({ length: peoplePerSector[place] ?? 0 }, () => sector));
    this.#people = await this.outside.fill(1, this.#luck.shuffle(sectors));
    const address = `${this.outside.client.url.replace('http', 'ws')}/api/v1/workshops/${this.outside.made.workshop}/live`;
    await Promise.all(
      this.#people.map(
        ({ token }) =>
          new Promise<void>((resolve, reject) => {
            const socket = new WebSocket(address, { headers: { authorization: `Bearer ${token}` } });
            this.#sockets.push(socket);
            socket.once('message', () => resolve());
            socket.once('error', reject);
          }),
      ),
    );
  }

  /** `from` to `to` of the hall's 500 cards; the last ones are about something else, or about somebody. */
  async write(from: number, to: number): Promise<void> {
    const board = await this.outside.board();
    const written = await Promise.all(
      this.#texts.slice(from, to).map(async ({ text, theme }, place) => {
        const writer = this.#people[(from + place) % this.#people.length]?.token ?? '';
        return { id: textOf(await this.outside.as(writer, { do: 'submit-card', board, text }), 'card'), theme };
      }),
    );
    this.#cards = [...this.#cards, ...written];
  }

  /** Groups for the themes; a few cards stay without one, some are laid together, the odd ones parked or hidden. */
  async order(): Promise<void> {
    const { outside } = this;
    const board = await outside.board();
    const clusters: string[] = [];
    for (const { heading } of themes) clusters.push(await outside.make('cluster', { do: 'create-cluster', board, title: heading }));
    const keys = await this.#moderators();
    const placed = this.#cards.filter(({ theme }) => theme !== null).slice(0, -5);
    await Promise.all(placed.map(({ id, theme }, place) => outside.as(keys[place % keys.length] ?? '', { do: 'place-card', card: id, cluster: clusters[theme ?? 0] ?? null })));
    const ofFirst = placed.filter(({ theme }) => theme === 0).map(({ id }) => id);
    await outside.lead({ do: 'merge-cards', card: ofFirst[0] ?? '', cards: ofFirst.slice(1, 4) });
    const odd = this.#cards.filter(({ theme }) => theme === null).map(({ id }) => id);
    for (const card of odd.slice(0, offTopic.length)) await outside.lead({ do: 'park-card', card });
    for (const [place, { reason }] of impolite.entries()) await outside.lead({ do: 'hide-card', card: odd[offTopic.length + place] ?? '', reason });
  }

  async word(): Promise<void> {
    const board = await this.outside.client.read(`/api/v1/boards/${await this.outside.board()}`, this.outside.made.keys.moderator);
    const clusters = listOf(board['clusters']).map((cluster) => textOf(objectOf(cluster), 'id'));
    const principles: string[] = [];
    for (const [place, { title, text, theme }] of sentences.entries()) {
      const principle = await this.outside.make('principle', { do: 'draft-principle', title, text: place === 0 ? 'Sprache ist wichtig.' : text, sources: [{ cluster: clusters[theme] ?? '' }] });
      if (place === 0) await this.outside.lead({ do: 'revise-principle', principle, text });
      principles.push(principle);
    }
    this.principles = principles;
  }

  async openBallot(): Promise<void> {
    await this.outside.lead({ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', title: 'Tragen Sie diesen Satz mit?', options: this.principles.map((principle) => ({ principle })) });
  }

  /** Each sector votes so that its share comes out as it was wished for. */
  async vote(): Promise<void> {
    const ballot = await this.outside.ballot();
    const options = listOf((await this.outside.client.read(`/api/v1/ballots/${ballot}`, this.outside.made.keys.moderator))['options']).map((option) => textOf(objectOf(option), 'id'));
    await Promise.all(
      this.#people.map(({ token, sector }, at) => {
        const place = sectorIds.findIndex((id) => id === sector);
        const peers = this.#people.filter((person) => person.sector === sector);
        const rank = this.#people.slice(0, at).filter((person) => person.sector === sector).length;
        const choices = options.flatMap((option, number) => {
          const share = sentences[number]?.support[place < 0 ? 2 : place] ?? null;
          if (share === null) return rank < 3 ? [[option, 'yes'] as const] : [];
          // Who says no differs from sentence to sentence.
          return [[option, (rank + number * 5) % peers.length < Math.round(share * peers.length) ? 'yes' : 'no'] as const];
        });
        return this.outside.as(token, { do: 'cast-ballot', ballot, choices: Object.fromEntries(choices), nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url') });
      }),
    );
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.outside.close();
  }

  async #moderators(): Promise<readonly string[]> {
    const { workshop, keys } = this.outside.made;
    const made = await Promise.all(Array.from({ length: moderatorCount }, () => this.outside.client.send(`/api/v1/workshops/${workshop}/keys`, keys.circle, { role: 'moderator' })));
    return made.map((answer) => textOf(answer, 'key'));
  }
}
