import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/ballot/phone-result.ts';
import type { PhoneResult } from '../../client/participant/ballot/phone-result.ts';
import { germanWords, type Words } from '../../client/participant/words.ts';
import type { BallotKind, OptionResult } from '../../shared/domain/ballot.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { BallotView, ResultView } from '../../shared/protocol/view.ts';
import { ballotOf, dress, english, hasButton, optionId, paperOf, said, sticksOut, strip, tap, tapAt, tooSmall } from './phone-ballots.ts';

const groups = ['Sprache im Betrieb', 'Anerkennung', 'Eine Anlaufstelle'];
const tracker = '2L6LRNSJFEB3CQKD';

type Part = Partial<OptionResult> & Pick<OptionResult, 'total'>;

const resultOf = (ballot: BallotView, parts: readonly Part[], more: Partial<ResultView> = {}): ResultView =>
  // The kind of the ballot says which tallies the parts hold.
  ({
    ballot: ballot.id,
    kind: ballot.kind,
    mode: ballot.mode,
    threshold: ballot.threshold,
    rules: ballot.rules,
    round: ballot.round,
    previous: null,
    turnout: 12,
    turnoutBySector: {},
    invalid: 0,
    onTicket: 0,
    byHand: 0,
    tickets: null,
    pairs: null,
    grid: null,
    reasons: [],
    options: ballot.options.map((option, place) => ({ ...option, sectors: {}, shared: false, weakest: null, rank: null, polarised: false, groupAware: null, ...parts[place] })),
    ...more,
  }) as ResultView;

const shown = async (ballot: BallotView, result: ResultView, more: { words?: Words; tracker?: string } = {}): Promise<PhoneResult> => {
  await setViewport({ width: 390, height: 844 });
  const main = await fixture<HTMLElement>(html`<main class="paper">
    <ls-phone-result .ballot=${{ ...ballot, state: 'closed' }} .result=${result} .sectors=${defaultSectors} .words=${more.words ?? germanWords} .tracker=${more.tracker ?? null}></ls-phone-result>
  </main>`);
  const element = main.querySelector('ls-phone-result');
  if (element === null) throw new Error('no result');
  await element.updateComplete;
  return element;
};

const places = (element: Element): readonly string[] => [...element.querySelectorAll('.results > li')].map((line) => said(line).trim());

const unfold = async (element: PhoneResult, nth = 0): Promise<void> => {
  const details = [...element.querySelectorAll('details')].filter((each) => said(each).includes('Zahlen nach Bereich'))[nth];
  if (details === undefined) throw new Error('nothing to unfold');
  details.open = true;
  await waitUntil(() => details.querySelector('table') !== null);
};

const dots = ballotOf('dots', groups, { rules: { budget: 3 }, mode: 'binding', round: 2 });
const dotsResult = resultOf(
  dots,
  [
    { total: { dots: 12, people: 9, support: null }, rank: 1, sectors: { politik: null, wirtschaft: { dots: 7, people: 5, support: null, carries: false } } },
    { total: { dots: 0, people: 0, support: null } },
    { total: { dots: 12, people: 1, support: null }, rank: 1 },
  ],
  { tickets: 20, invalid: 2, onTicket: 1, byHand: 3 },
);

describe('ls-phone-result', () => {
  const fetched: string[] = [];
  const browserFetch = globalThis.fetch;
  let serve: () => Response = () => new Response('', { status: 503 });
  beforeEach(() => {
    localStorage.clear();
    dress();
    fetched.length = 0;
    globalThis.fetch = (address) => {
      fetched.push(address instanceof Request ? address.url : String(address));
      return Promise.resolve(serve());
    };
  });
  afterEach(() => {
    globalThis.fetch = browserFetch;
    strip();
  });

  it('dots: places with ties, points and people, and who took part', async () => {
    const element = await shown(dots, dotsResult);

    expect(said(element)).to.contain('Abstimmung Runde 2').and.contain('12 Personen haben abgestimmt. Ausgegeben waren 20 Stimmkarten. 2 Stimmzettel waren leer oder ungültig. 4 Stimmzettel hat die Moderation eingegeben.');
    expect(places(element)[0]).to.match(/^Geteilter 1. Platz: Sprache im Betrieb 12 Punkte von 9 Personen\./u);
    expect(places(element)[1]).to.match(/^Geteilter 1. Platz: Eine Anlaufstelle 12 Punkte von 1 Person\./u);
    expect(places(element)[2]).to.match(/^Anerkennung Ohne Punkte\./u);
  });

  it('numbers per sector stand behind the words; hidden ones are hidden', async () => {
    const element = await shown(dots, dotsResult);
    expect(element.querySelector('table')).to.equal(null);
    await unfold(element);

    const rows = [...element.querySelectorAll('tbody')].map((row) => said(row).trim());
    expect(rows).to.deep.equal(['Alle zusammen 12 9', 'Verwaltung keine Stimmen', 'Politik verdeckt', 'Wirtschaft 7 5', 'Zivilgesellschaft keine Stimmen', 'Migrantische Organisationen keine Stimmen']);
    expect(said(element)).to.contain('Verdeckt: weniger als 5 Stimmen');
  });

  it('resistance: the least first, compared with the passive solution, camps and words to it', async () => {
    const ballot = ballotOf('resistance', [...groups.slice(0, 2), 'Es bleibt, wie es ist.'], { rules: { passive: optionId(2) } });
    const total = (resistance: number | null, distribution = [12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) => ({ rated: resistance === null ? 0 : 12, abstain: 1, sum: 0, distribution, resistance, median: 0, support: 0.5 });
    const result = resultOf(
      ballot,
      [
        { total: total(43.333333, [6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6]), rank: 3, polarised: true, sectors: { politik: { ...total(20), carries: true, support: 0.8 } } },
        { total: total(12.5), rank: 1 },
        { total: total(30), rank: 2 },
      ],
      { reasons: [{ id: 'reason-1', option: optionId(0), text: 'Wer zahlt?' }, { id: 'reason-2', option: optionId(0), text: null }] },
    );
    const element = await shown(ballot, result);

    expect(said(element)).to.contain('Zustimmung heißt: Widerstand 0 bis 3.');
    expect(places(element)[0]).to.match(/^1. Platz: Anerkennung Gruppenwiderstand 12,5\s%, 12 Stimmen\./u);
    expect(places(element)[2]).to.match(/^3. Platz: Sprache im Betrieb Gruppenwiderstand 43,3\s%, 12 Stimmen\. Mehr Widerstand als gegen „Es bleibt, wie es ist“\. Gemeinsam: .* Zwei Lager: .* 1 Enthaltung 2 Begründungen.*Wer zahlt\? Von der Moderation gelöscht\./u);
    await unfold(element, 2);
    expect(said(element)).to.contain('Verteilung, alle zusammen').and.contain('Widerstand 10 6 Personen');

    const single = ballotOf('resistance', groups.slice(0, 1));
    expect(said(await shown(single, resultOf(single, [{ total: total(12.5), rank: 1 }])))).to.contain('Restwiderstand 12,5').and.not.contain('1. Platz');
    expect(said(await shown(single, resultOf(single, [{ total: total(null) }])))).to.contain('Ohne Stimmen.');
  });

  it('consent: accepted unless somebody objects gravely', async () => {
    const ballot = ballotOf('consent', groups.slice(0, 2));
    const result = resultOf(ballot, [{ total: { consent: 150, light: 3, grave: 0, support: 1 } }, { total: { consent: 150, light: 3, grave: 2, support: 0.98 } }]);
    const element = await shown(ballot, result);

    expect(places(element)[0]).to.contain('Angenommen: Niemand hat einen schwerwiegenden Einwand. Konsent 150, leichter Einwand 3, schwerwiegender Einwand 0');
    expect(places(element)[1]).to.contain('Noch nicht angenommen: 2 schwerwiegende Einwände. Der Satz braucht eine neue Fassung.');
  });

  it('ranking: points with the rule by which they were counted', async () => {
    const ballot = ballotOf('ranking', groups);
    const result = resultOf(ballot, [
      { total: { ranked: 3, points: 10.5, places: [1, 1, 1], support: null }, rank: 2 },
      { total: { ranked: 12, points: 20, places: [10, 2, 0], support: null }, rank: 1 },
      { total: { ranked: 0, points: 5.5, places: [0, 0, 0], support: null }, rank: 3 },
    ]);
    const element = await shown(ballot, result);

    expect(said(element)).to.contain('Der erste Platz gibt 2 Punkte, jeder weitere einen weniger.');
    expect(places(element)[0]).to.match(/^1. Platz: Anerkennung 20 Punkte\. Von 12 Personen gereiht/u);
    expect(places(element)[1]).to.match(/^2. Platz: Sprache im Betrieb 10,5 Punkte\./u);
    expect(places(element)[2]).to.contain('Von niemandem gereiht');
  });

  it('scale: the mean and what its ends mean', async () => {
    const ballot = ballotOf('scale', [{ text: 'Wie zuversichtlich sind Sie?', poles: { low: 'gar nicht', high: 'sehr' } }]);
    const result = resultOf(ballot, [{ total: { rated: 12, mean: 62.34, median: 65, distribution: [0, 0, 0, 0, 0, 0, 12, 0, 0, 0], support: null } }]);
    const element = await shown(ballot, result);
    await unfold(element);

    expect(said(element)).to.contain('Mittelwert 62,3 von 100, 12 Stimmen. 0 heißt „gar nicht“, 100 heißt „sehr“.').and.contain('60 bis 69 12 Personen').and.contain('90 bis 100 0 Personen');
  });

  it('agreement: the strongest weakest sector first, in whole sentences', async () => {
    const ballot = ballotOf('agreement', groups.slice(0, 2));
    const share = (yes: number, no: number) => ({ yes, no, abstain: 0, support: yes / (yes + no), carries: yes / (yes + no) >= 0.66 });
    const result = resultOf(ballot, [
      { total: share(9, 11), weakest: 0.2, rank: 2, sectors: { politik: share(2, 8), wirtschaft: share(7, 3) } },
      { total: share(18, 2), weakest: 0.9, rank: 1, sectors: { politik: share(9, 1), wirtschaft: share(9, 1) } },
    ]);
    const element = await shown(ballot, result);

    expect(said(element)).to.match(/Ein Satz trägt ab 66\s% Zustimmung in jedem Bereich\./u);
    expect(places(element)[0]).to.match(/^Anerkennung Gemeinsam: von allen 2 Bereichen getragen\..*Ja 18, Nein 2, Enthaltung 0/u);
    expect(places(element)[1]).to.contain('Es fehlt: Politik mit 20 Prozent');
  });

  it('looks the own number up only when asked, and says yes', async () => {
    const element = await shown(dots, dotsResult, { tracker });
    expect(said(element)).to.contain('Ist meine Stimme dabei?').and.contain('2L6L RNSJ FEB3 CQKD');
    expect(fetched).to.deep.equal([]);
    serve = () => Response.json({ trackers: ['AAAABBBBCCCCDDDD', tracker] });
    await tap(element, 'In der Liste nachsehen');
    await waitUntil(() => said(element).includes('Ja, Ihre Stimme ist dabei.'));

    expect(fetched).to.deep.equal(['/api/v1/ballots/ballot-1/result?as=participant']);
    expect(said(element)).to.contain('Ihre Kontrollnummer steht in der Liste mit 2 Nummern.');
  });

  it('says no, and what to do; without a network it can be asked again', async () => {
    const element = await shown(dots, dotsResult, { tracker });
    serve = () => new Response('', { status: 503 });
    await tap(element, 'In der Liste nachsehen');
    await waitUntil(() => element.querySelector('.error') !== null);
    expect(hasButton(element, 'In der Liste nachsehen')).to.equal(true);

    serve = () => Response.json({ trackers: ['AAAABBBBCCCCDDDD'] });
    await tap(element, 'In der Liste nachsehen');
    await waitUntil(() => said(element).includes('Nein, Ihre Kontrollnummer steht nicht in der Liste.'));
    expect(said(element)).to.contain('Bitte zeigen Sie der Moderation gleich diese Nummer.');
  });

  it('a phone that cast no paper is not asked whether it is in', async () => {
    expect(said(await shown(dots, dotsResult))).not.to.contain('Ist meine Stimme dabei?');
  });

  it('shows the first sixty of a long list, and all on demand', async () => {
    const ballot = ballotOf('dots', Array.from({ length: 70 }, (_, place) => `Gruppe ${place}`), { rules: { budget: 3 } });
    const element = await shown(ballot, resultOf(ballot, ballot.options.map(() => ({ total: { dots: 0, people: 0, support: null } }))));
    expect(places(element).length).to.equal(60);
    await tap(element, 'Alle 70 zeigen');

    expect(places(element).length).to.equal(70);
  });

  it('speaks English, opens with keys, passes axe in both directions', async () => {
    const element = await shown(dots, dotsResult, { words: await english(), tracker });
    expect(places(element)[0]).to.match(/^Shared place 1: Sprache im Betrieb 12 dots from 9 people\./u);
    element.querySelector<HTMLElement>('summary')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.querySelector('table') !== null);

    for (const dir of ['ltr', 'rtl'] as const) {
      dress(dir);
      await expect(element).to.be.accessible();
      expect(tooSmall(element)).to.deep.equal([]);
      expect(sticksOut(element)).to.equal(false);
    }
  });

  it('a list too long for the view is fetched before it can be filled in', async () => {
    const all = ballotOf('agreement', Array.from({ length: 61 }, (_, place) => `Satz Nummer ${place}`));
    const dice = Math.random;
    Math.random = () => 0;
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    serve = () => Response.json({ options: all.options });
    const answering = globalThis.fetch;
    globalThis.fetch = (address) => gate.then(() => answering(address));
    try {
      const element = await paperOf({ ...all, options: [] }, { storage: new PhoneStorage() });
      expect(said(element)).to.contain('61 Sätze werden geladen');
      letGo();
      await waitUntil(() => said(element).includes('Satz 1 von 61'), 'the list has come', { timeout: 5_000 });
      await tapAt(element, element.querySelector('.vote') ?? element);
    } finally {
      Math.random = dice;
    }

    expect(fetched).to.deep.equal(['/api/v1/ballots/ballot-1?as=participant']);
  });
});

// Every kind has its words.
const kinds: readonly BallotKind[] = ['agreement', 'dots', 'resistance', 'consent', 'ranking', 'scale'];
describe('results of all kinds', () => {
  it('an empty ballot says so and does not divide by nobody', async () => {
    const nothing = { yes: 0, no: 0, abstain: 0, dots: 0, people: 0, rated: 0, sum: 0, distribution: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], resistance: null, median: null, mean: null, consent: 0, light: 0, grave: 0, ranked: 0, points: 0, places: [0], support: null };
    for (const kind of kinds) {
      const ballot = ballotOf(kind, groups.slice(0, 1));
      const element = await shown(ballot, resultOf(ballot, [{ total: nothing }], { turnout: 0 }));
      expect(said(element)).to.contain('0 Personen haben abgestimmt.').and.not.match(/NaN|undefined|null|Infinity/u);
    }
  });
});
