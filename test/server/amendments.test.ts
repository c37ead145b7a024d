import { describe, expect, it } from 'vitest';
import { checkChain } from '../../server/room/ledger.ts';
import type { AmendmentView, PrincipleView } from '../../shared/protocol/view.ts';
import { Hall, type Answer, type Person } from '../support/hall.ts';

const wording = 'Wir erkennen an, was Menschen können. Papiere sind kein Ausschlussgrund.';

class Sentence {
  readonly hall: Hall;
  readonly id: string;

  private constructor(hall: Hall, id: string) {
    this.hall = hall;
    this.id = id;
  }

  static async drafted(text = wording): Promise<Sentence> {
    const hall = await Hall.open();
    await hall.openStep('word');
    const { body } = await hall.command(hall.keys.moderator, 'draft-principle', { title: 'Können zählt', text, sources: [] });
    return new Sentence(hall, String(body['principle']));
  }

  propose(by: Person | 'moderator' | 'circle', text: string, more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const key = typeof by === 'string' ? this.hall.keys[by] : by.token;
    return this.hall.command(key, 'propose-amendment', { principle: this.id, text, ...more });
  }

  async proposed(by: Person | 'moderator' | 'circle', text: string): Promise<string> {
    const { status, body } = await this.propose(by, text);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return String(body['amendment']);
  }

  decide(amendment: string, decision: 'accept' | 'reject', text?: string): Promise<Answer> {
    return this.hall.command(this.hall.keys.moderator, 'decide-amendment', { amendment, decision, ...(text === undefined ? {} : { text }) });
  }

  async view(): Promise<PrincipleView> {
    const found = (await this.hall.view(this.hall.keys.moderator)).principles.find(({ id }) => id === this.id);
    if (found === undefined) throw new Error('The sentence is gone.');
    return found;
  }

  async current(): Promise<string | undefined> {
    return (await this.view()).versions.at(-1)?.text;
  }

  async amendment(id: string): Promise<AmendmentView | undefined> {
    return (await this.view()).amendments.find((one) => one.id === id);
  }
}

describe('amendments', () => {
  it('[AM1] participants propose while sentences are worded or frozen, desks at any time; the version is named', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const person = await hall.join('stadt');

    const first = await sentence.propose(person, wording.replace('Wir erkennen an', 'Bei uns zählt'), { reason: 'Klingt näher' });
    const [same, unknown, empty] = [await sentence.propose(person, wording), await sentence.propose(person, 'Neu', { version: 7 }), await sentence.propose(person, '  ')];
    await hall.openStep('pause');
    const late = await sentence.propose(person, 'Ganz anders.');
    const desk = await sentence.propose('circle', 'Ganz anders.');

    expect(first.body).toMatchObject({ ok: true, version: 1 });
    expect([same, unknown, empty, late].map(({ body }) => body['reason'])).toEqual(['bad_request', 'not_found', 'text_empty', 'step_closed']);
    expect(desk.status).toBe(200);
    expect((await hall.command(hall.keys.projector, 'propose-amendment', { principle: sentence.id, text: 'Nein.' })).body['reason']).toBe('not_allowed');
    expect(await sentence.amendment(String(first.body['amendment']))).toMatchObject({ version: 1, base: wording, reason: 'Klingt näher', sector: 'stadt', by: 'participant', state: 'open', support: null });
  });

  it('[AM2] nobody reads who proposed; the author reads what became of it', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const [author, other] = [await hall.join('stadt'), await hall.join('land')];
    const id = await sentence.proposed(author, wording.replace('erkennen an', 'achten'));

    const own = async (person: Person) => (await hall.view(person.token)).own.amendments;
    expect(await own(author)).toMatchObject([{ id, principle: sentence.id, base: wording, state: 'open' }]);
    expect(await own(other)).toEqual([]);
    expect(JSON.stringify(await hall.view(hall.keys.moderator))).not.toContain(author.participant);

    await sentence.decide(id, 'accept');
    expect(await own(author)).toMatchObject([{ id, state: 'accepted' }]);
  });

  it('[AM3] accepting makes a new version, rejecting none; deciding alike twice is one decision, otherwise it is refused', async () => {
    const sentence = await Sentence.drafted();
    const yes = await sentence.proposed('moderator', wording.replace('Menschen', 'alle'));
    const no = await sentence.proposed('moderator', wording.replace('Papiere', 'Zeugnisse'));

    const accepted = await sentence.decide(yes, 'accept');
    const again = await sentence.decide(yes, 'accept');
    const otherwise = await sentence.decide(yes, 'reject');
    const rejected = await sentence.decide(no, 'reject');

    expect([accepted.body['version'], again.body['version'], otherwise.body['reason'], rejected.status]).toEqual([2, 2, 'amendment_decided', 200]);
    expect(await sentence.current()).toBe(wording.replace('Menschen', 'alle'));
    expect([await sentence.amendment(yes), await sentence.amendment(no)]).toMatchObject([{ state: 'accepted', takenUpIn: 2 }, { state: 'rejected', takenUpIn: null }]);
  });

  it('[AM4] overlapping ones name each other and are accepted only with a wording that somebody settled', async () => {
    const sentence = await Sentence.drafted();
    const one = await sentence.proposed('moderator', wording.replace('Ausschlussgrund', 'Grund, Menschen auszuschließen'));
    const other = await sentence.proposed('moderator', wording.replace('Ausschlussgrund', 'Hindernis'));

    expect([await sentence.amendment(one), await sentence.amendment(other)]).toMatchObject([{ overlaps: [other] }, { overlaps: [one] }]);
    expect((await sentence.decide(one, 'accept')).body['reason']).toBe('amendments_overlap');
    const settled = wording.replace('Ausschlussgrund', 'Hindernis, das jemanden ausschließt');
    expect((await sentence.decide(one, 'accept', settled)).status).toBe(200);
    expect(await sentence.current()).toBe(settled);
    // What was decided took the words that the other one wanted.
    expect(await sentence.amendment(other)).toMatchObject({ state: 'open', onCurrent: null, overlaps: [] });
    expect((await sentence.decide(other, 'accept')).body['reason']).toBe('amendments_overlap');
    expect((await sentence.decide(other, 'reject')).status).toBe(200);
  });

  it('[AM4] one that wants other words goes along with every new version', async () => {
    const sentence = await Sentence.drafted();
    const first = await sentence.proposed('moderator', wording.replace('Wir erkennen an', 'Bei uns zählt'));
    const second = await sentence.proposed('moderator', wording.replace('Papiere', 'Fehlende Papiere'));

    await sentence.decide(first, 'accept');
    const both = 'Bei uns zählt, was Menschen können. Fehlende Papiere sind kein Ausschlussgrund.';
    expect(await sentence.amendment(second)).toMatchObject({ version: 1, onCurrent: both });
    await sentence.decide(second, 'accept');
    expect(await sentence.current()).toBe(both);
  });

  it('[AM5] all undisputed ones become one version; marked and overlapping ones stay open', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const plain = [await sentence.proposed('moderator', wording.replace('Wir erkennen an', 'Bei uns zählt')), await sentence.proposed('circle', wording.replace('können.', 'können und wollen.'))];
    const marked = await sentence.proposed('moderator', wording.replace('Papiere', 'Zeugnisse'));
    const overlapping = [await sentence.proposed('moderator', wording.replace('kein', 'nie ein')), await sentence.proposed('moderator', wording.replace('kein', 'niemals'))];
    await hall.command(hall.keys.moderator, 'mark-amendment', { amendment: marked, disputed: true });

    const { body } = await hall.command(hall.keys.circle, 'accept-undisputed', { principle: sentence.id });

    expect(body).toMatchObject({ ok: true, accepted: 2, version: 2 });
    expect(await sentence.current()).toBe('Bei uns zählt, was Menschen können und wollen. Papiere sind kein Ausschlussgrund.');
    const state = async (id: string) => (await sentence.amendment(id))?.state;
    expect([...(await Promise.all(plain.map(state))), await state(marked), ...(await Promise.all(overlapping.map(state)))]).toEqual(['accepted', 'accepted', 'open', 'open', 'open']);
    expect((await hall.command(hall.keys.moderator, 'accept-undisputed', { principle: sentence.id })).body).toMatchObject({ accepted: 0, version: 2 });
  });

  it('[AM8] deciding names the version and the amendments that were seen; another version by now is refused', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const [one, other] = [await sentence.proposed('moderator', wording.replace('kein', 'nie ein')), await sentence.proposed('moderator', wording.replace('kein', 'niemals'))];
    const settle = (amendment: string, text: string, version: number) => hall.command(hall.keys.moderator, 'decide-amendment', { amendment, decision: 'accept', text, version });

    expect((await settle(one, wording.replace('kein', 'nie ein'), 1)).status).toBe(200);
    expect((await settle(other, wording.replace('kein', 'niemals'), 1)).body['reason']).toBe('version_outdated');
    expect(await sentence.current()).toBe(wording.replace('kein', 'nie ein'));

    const seen = await sentence.proposed('moderator', wording.replace('kein', 'nie ein').replace('Menschen', 'alle'));
    await sentence.proposed('moderator', wording.replace('kein', 'nie ein').replace('Papiere', 'Zeugnisse'));
    const accept = (version: number) => hall.command(hall.keys.moderator, 'accept-undisputed', { principle: sentence.id, amendments: [seen], version });
    expect((await accept(1)).body['reason']).toBe('version_outdated');
    expect((await accept(2)).body).toMatchObject({ accepted: 1, version: 3 });
    expect(await sentence.current()).toBe(wording.replace('kein', 'nie ein').replace('Menschen', 'alle'));
  });

  it('[AM6] a quick ballot shows how each sector carries one; while the sentence itself is weighed nothing is accepted', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const id = await sentence.proposed('moderator', wording.replace('Menschen', 'alle'));
    const people: Person[] = [];
    for (let n = 0; n < 6; n += 1) people.push(await hall.join('stadt'));

    const weighed = await hall.openBallot('agreement', [{ amendment: id }]);
    expect((await sentence.amendment(id))?.weighed).toBe(true);
    for (const [place, person] of people.entries()) await hall.command(person.token, 'cast-ballot', { ballot: weighed.ballot, choices: { [weighed.options[0] ?? '']: place === 0 ? 'no' : 'yes' }, nonce: `nonce-of-voter-${place}-abc` });
    await hall.close(weighed.ballot);
    expect((await sentence.amendment(id))?.support).toMatchObject({ votes: 6, sectors: { stadt: { carries: true } } });

    const whole = await hall.openBallot('agreement', [{ principle: sentence.id }]);
    expect((await sentence.decide(id, 'accept')).body['reason']).toBe('ballot_open');
    await hall.close(whole.ballot);
    expect((await sentence.decide(id, 'accept')).status).toBe(200);
  });

  it('[AM7] whoever proposed it may take it back; its words go and nobody else can', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const [author, other] = [await hall.join('stadt'), await hall.join('stadt')];
    const canary = 'Kanarienwort-im-Antrag';
    const id = await sentence.proposed(author, wording.replace('Menschen', canary));

    for (const key of [other.token, hall.keys.moderator]) expect((await hall.command(key, 'withdraw-amendment', { amendment: id })).body['reason']).toBe('not_found');
    expect((await hall.command(author.token, 'withdraw-amendment', { amendment: id })).status).toBe(200);

    expect(await sentence.amendment(id)).toBeUndefined();
    const { storage } = hall.services;
    expect(JSON.stringify([storage.entries(hall.process), storage.texts(hall.process)])).not.toContain(canary);
    expect(checkChain(storage.entries(hall.process))).toBeNull();
  });

  it('[FR7] a sentence with an open amendment cannot be frozen, and a frozen one takes none', async () => {
    const sentence = await Sentence.drafted();
    const { hall } = sentence;
    const id = await sentence.proposed('moderator', wording.replace('Menschen', 'alle'));

    const blocked = await hall.command(hall.keys.moderator, 'request-freeze', { principle: sentence.id, version: 1 });
    await sentence.decide(id, 'reject');
    await hall.command(hall.keys.moderator, 'request-freeze', { principle: sentence.id, version: 1 });
    const late = await sentence.proposed('circle', wording.replace('Menschen', 'viele'));
    const blockedAgain = await hall.command(hall.keys.circle, 'approve-freeze', { principle: sentence.id, version: 1 });
    await sentence.decide(late, 'reject');
    const frozen = await hall.command(hall.keys.circle, 'approve-freeze', { principle: sentence.id, version: 1 });

    expect([blocked.body['reason'], blockedAgain.body['reason'], frozen.status]).toEqual(['amendment_open', 'amendment_open', 200]);
    expect((await sentence.propose('moderator', 'Anders.')).body['reason']).toBe('frozen');
  });
});
