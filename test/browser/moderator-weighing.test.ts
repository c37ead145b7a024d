import { expect, fixture, html } from '@open-wc/testing';
import '../../client/moderator/work-weigh.ts';
import type { WorkWeigh } from '../../client/moderator/work-weigh.ts';
import type { Answer } from '../../client/connection/api.ts';
import type { OpinionGroupsAnswer } from '../../shared/opinion/opinion-groups-view.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import { closedBallot, everySector, openBallot, weighingView } from './ballot-samples.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';
import { button, settled, shadowOf } from './weighing-hands.ts';

/** Answers whether there are opinion groups. */
class GroupsDesk extends RecordingDesk {
  groups: OpinionGroupsAnswer = { groups: { groups: [], outside: 0, silhouette: 0.6, points: [], majority: { agreed: [], disagreed: [] }, groupAware: [] }, reason: null };

  override opinionGroups(): Promise<Answer<OpinionGroupsAnswer>> {
    return Promise.resolve({ ok: true, value: this.groups });
  }
}

const open = async (view: DeskView): Promise<{ work: WorkWeigh; desk: GroupsDesk }> => {
  const desk = new GroupsDesk('workshop-1');
  const work = await fixture<WorkWeigh>(html`<ls-work-weigh></ls-work-weigh>`, { parentNode: consoleWith(view, desk) });
  return { work, desk };
};

const agreement = { kind: 'agreement', texts: ['Alle lernen Deutsch.', 'Niemand wartet.'] } as const;
const twoRounds = [
  closedBallot({ ...agreement, id: 'ballot-11', papers: everySector(6, () => ['yes', 'no']) }),
  closedBallot({ ...agreement, id: 'ballot-12', round: 2, previous: 'ballot-11', papers: everySector(6, () => ['yes', 'yes']) }),
];

describe('a running ballot at the console', () => {
  it('shows who has voted and nothing else; closing asks first', async () => {
    const { work, desk } = await open(weighingView([openBallot(agreement)]));
    const running = shadowOf(work, 'ls-ballot-running');
    expect(running.querySelector('.turnout')?.textContent).to.equal('12 von 40 haben abgestimmt');
    expect(running.querySelector('.label-pill')?.textContent).to.equal('Stimmungsbild');
    expect(work.renderRoot.querySelector('ls-ballot-closed')).to.equal(null);

    button(running, 'Stimmungsbild schließen').click();
    await settled(work);
    expect(desk.orders).to.deep.equal([]);
    button(running, 'Jetzt schließen').click();

    expect(desk.orders).to.deep.equal([{ do: 'close-ballot', ballot: 'ballot-12' }]);
    await expect(work).to.be.accessible();
  });

  it('keeps papers without a phone apart from the phones', async () => {
    const { work } = await open(weighingView([openBallot({ ...agreement, mode: 'binding', onTicket: 2, byHand: 3 })]));
    const running = shadowOf(work, 'ls-ballot-running');

    expect(running.querySelector('.turnout')?.textContent).to.equal('7 von 40 haben abgestimmt');
    expect(running.querySelector('.beside')?.textContent).to.equal('Dazu 5 Stimmzettel ohne Telefon: auf Stimmkarte 2, vom Papier 3.');
    expect(running.querySelector('.label-pill')?.textContent).to.equal('Abstimmung');
  });

  it('says at the button what went wrong', async () => {
    const { work, desk } = await open(weighingView([openBallot(agreement)]));
    const running = shadowOf(work, 'ls-ballot-running');
    desk.answer = { id: 'command-1', ok: false, reason: 'unavailable', message: 'Der Server antwortet gerade nicht.', messages: {} };
    button(running, 'Stimmungsbild schließen').click();
    await settled(work);

    button(running, 'Jetzt schließen').click();
    await settled(work);

    expect(running.querySelector('.failure')?.textContent).to.contain('Der Server antwortet gerade nicht.');
  });

  it('takes "already closed" for closed: another desk, or a lost answer, was faster', async () => {
    const { work, desk } = await open(weighingView([openBallot(agreement)]));
    const running = shadowOf(work, 'ls-ballot-running');
    desk.answer = { id: 'command-1', ok: false, reason: 'vote_closed', message: 'Die Abstimmung ist geschlossen.', messages: {} };
    button(running, 'Stimmungsbild schließen').click();
    await settled(work);

    button(running, 'Jetzt schließen').click();
    await settled(work);

    expect(running.querySelector('.failure')).to.equal(null);
  });
});

describe('a closed ballot at the console', () => {
  it('says first what it is: Stimmungsbild or Abstimmung, round, turnout, what was entered by hand', async () => {
    const { work } = await open(weighingView([closedBallot({ ...agreement, mode: 'binding', tickets: 40, onTicket: 1, byHand: 2, round: 2, papers: everySector(6, (_, person) => (person === 0 ? [] : ['yes', 'no'])) })]));
    const closed = shadowOf(work, 'ls-ballot-closed');

    expect([...closed.querySelectorAll('.label-pill')].map(({ textContent }) => textContent)).to.deep.equal(['Abstimmung', 'Zustimmung', 'Runde 2']);
    expect(closed.querySelector('header .meta')?.textContent).to.equal(
      '30 Stimmzettel, angemeldet waren 40. 40 Stimmkarten ausgegeben. 5 davon ungültig. 3 davon hat die Moderation eingetragen: auf Stimmkarte 1, vom Papier 2. Getragen ab 66\u202f% eines Bereichs.',
    );
    await expect(work).to.be.accessible();
  });

  it('shows result, shift and opinion groups on the projector, and says what the groups do not mean', async () => {
    const { work, desk } = await open(weighingView(twoRounds));
    const closed = shadowOf(work, 'ls-ballot-closed');

    for (const words of ['Ergebnis auf dem Projektor', 'Verschiebung zeigen', 'Meinungsgruppen zeigen']) {
      button(closed, words).click();
      await settled(work);
    }

    expect(desk.orders.map(({ picture }) => picture)).to.deep.equal(['result', 'shift', 'groups']);
    expect(closed.querySelector('#groups')?.textContent).to.contain('Es sind keine Bereiche und keine Parteien');
  });

  it('says at the button why there are no opinion groups', async () => {
    const { work, desk } = await open(weighingView(twoRounds));
    desk.groups = { groups: null, reason: 'too_few_people' };
    const closed = shadowOf(work, 'ls-ballot-closed');

    button(closed, 'Meinungsgruppen zeigen').click();
    await settled(work);

    expect(desk.orders).to.deep.equal([]);
    expect(closed.querySelector('.failure')?.textContent).to.contain('Dafür haben zu wenige abgestimmt.');
  });

  it('offers no picture of an older ballot, and comes back to it by its name', async () => {
    const { work } = await open(weighingView(twoRounds));
    const closed = shadowOf(work, 'ls-ballot-closed');
    const list = closed.querySelector('select');
    if (list === null) throw new Error('no list');
    list.value = 'ballot-11';
    list.dispatchEvent(new Event('change'));
    await settled(work);

    expect(closed.querySelector('.show')).to.equal(null);
    expect([...closed.querySelectorAll('.label-pill')].map(({ textContent }) => textContent)).to.deep.equal(['Stimmungsbild', 'Zustimmung']);
  });

  it('has the numbers as files', async () => {
    const { work } = await open(weighingView(twoRounds));
    const closed = shadowOf(work, 'ls-ballot-closed');

    expect([...closed.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal(['/api/v1/ballots/ballot-12/result.csv?as=moderator', '/api/v1/ballots/ballot-12/result?as=moderator']);
  });

  it('repeats the round with the newest versions, under the same rules', async () => {
    const principles = [
      { id: 'principle-1', number: 1, title: 'Sprache', versions: [{ version: 1, text: 'Alle lernen Deutsch.' }, { version: 2, text: 'Alle können Deutsch lernen.' }], frozen: null },
      { id: 'principle-9', number: 2, title: 'Neu', versions: [{ version: 1, text: 'Ein neuer Satz.' }], frozen: null },
    ];
    const first = closedBallot({ ...agreement, id: 'ballot-11', rules: { threshold: 0.75 }, papers: everySector(6, () => ['yes', 'no']) });
    const { work, desk } = await open(weighingView([first], { principles }));
    button(shadowOf(work, 'ls-ballot-closed'), 'Runde wiederholen').click();
    await settled(work);
    const builder = shadowOf(work, 'ls-ballot-builder');
    expect(builder.querySelector('fieldset.kinds')).to.equal(null);
    expect([...builder.querySelectorAll('label.check')].map(({ textContent }) => textContent)).to.deep.equal(['Alle können Deutsch lernen.neu: Fassung 2', 'Niemand wartet.', 'Ein neuer Satz.Satz 2']);

    builder.querySelector('form')?.requestSubmit();
    await settled(work);

    expect(desk.orders).to.deep.equal([
      { do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options: [{ principle: 'principle-1' }, { text: 'Niemand wartet.' }], title: 'Was tragen wir?', threshold: 0.75, repeats: 'ballot-11' },
    ]);
  });
});

describe('words to options', () => {
  it('stand under their option without a name, and can be erased after asking', async () => {
    const reasons = [{ option: 0, text: 'Frau M. war dagegen.' }, { option: 0, text: null }];
    const { work, desk } = await open(weighingView([closedBallot({ kind: 'consent', texts: ['Wir bauen um.'], papers: everySector(6, () => ['grave']), reasons })]));
    const list = shadowOf(shadowOf(work, 'ls-ballot-closed'), 'ls-result-reasons');
    expect([...list.querySelectorAll('.text')].map(({ textContent }) => textContent)).to.deep.equal(['Frau M. war dagegen.', 'Text gelöscht']);

    button(list, 'Text löschen').click();
    await settled(work);
    expect(desk.orders).to.deep.equal([]);
    button(list, 'Endgültig löschen').click();
    await settled(work);

    expect(desk.orders).to.deep.equal([{ do: 'erase-reason', ballot: 'ballot-12', reason: 'reason-1' }]);
    await expect(work).to.be.accessible();
  });
});
