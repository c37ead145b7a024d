import { expect, fixture, html } from '@open-wc/testing';
import '../../client/moderator/ballot-builder.ts';
import type { BallotBuilder } from '../../client/moderator/ballot-builder.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';
import { weighingView } from './ballot-samples.ts';
import { button, settled, typeInto } from './weighing-hands.ts';

const principles = ['Alle lernen Deutsch.', 'Niemand wartet.', 'Der Bus fährt früh.', 'Wir planen gemeinsam.'].map((text, place) => ({
  id: `principle-${place + 1}`,
  number: place + 1,
  title: '',
  versions: [{ version: 1, text }],
  frozen: null,
}));

const open = async (change: object = {}): Promise<{ builder: BallotBuilder; form: ShadowRoot; desk: RecordingDesk }> => {
  const desk = new RecordingDesk('workshop-1');
  const builder = await fixture<BallotBuilder>(html`<ls-ballot-builder></ls-ballot-builder>`, { parentNode: consoleWith(weighingView([], { principles, ...change }), desk) });
  if (builder.shadowRoot === null) throw new Error('no form');
  return { builder, form: builder.shadowRoot, desk };
};

const choose = async (builder: BallotBuilder, value: string): Promise<void> => {
  builder.renderRoot.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
  await settled(builder);
};

const submit = async (builder: BallotBuilder): Promise<void> => {
  builder.renderRoot.querySelector('form')?.requestSubmit();
  await settled(builder);
};

const allSentences = principles.map(({ id }) => ({ principle: id }));

describe('preparing a ballot', () => {
  it('is about the open sentences unless something else is chosen', async () => {
    const { builder, desk } = await open();

    await submit(builder);

    expect(desk.orders).to.deep.equal([{ do: 'open-ballot', kind: 'agreement', mode: 'straw-poll', options: allSentences, title: '', threshold: 0.66 }]);
    await expect(builder).to.be.accessible();
  });

  it('says of each of the six kinds what it is good for', async () => {
    const { form } = await open();

    expect([...form.querySelectorAll('.kinds label .label')].map(({ textContent }) => textContent)).to.deep.equal(['Zustimmung', 'Klebepunkte', 'Widerstand', 'Konsent', 'Rangfolge', 'Ein-Punkt-Frage']);
    for (const line of form.querySelectorAll('.kinds label .meta')) expect(line.textContent).to.match(/gut (?:vor|bei|zum)/iu);
  });

  it('does not open a ballot over nothing', async () => {
    const { builder, form, desk } = await open({ principles: [] });

    await submit(builder);

    expect(desk.orders).to.deep.equal([]);
    expect(form.querySelector('#wrong')?.textContent).to.contain('Wählen Sie mindestens einen Satz');
  });

  it('binds only with tickets, and says so', async () => {
    const { form } = await open();
    const binding = form.querySelector<HTMLInputElement>('input[value="binding"]');
    expect(binding?.disabled).to.equal(true);
    expect(binding?.parentElement?.textContent).to.contain('Noch sind keine gedruckt.');

    const { builder, desk } = await open({ tickets: 40 });
    await choose(builder, 'binding');
    await submit(builder);

    expect(desk.orders[0]?.['mode']).to.equal('binding');
  });

  it('asks for the way to the tickets', async () => {
    const { builder, form } = await open();
    let asked = 0;
    builder.addEventListener('ls-tickets', () => (asked += 1));

    button(form, 'Stimmkarten drucken').click();

    expect(asked).to.equal(1);
  });

  it('suggests a number of dots with its reason, and takes another', async () => {
    const { builder, form, desk } = await open({ joined: 3 });
    await choose(builder, 'dots');
    expect(form.querySelector('#budget-help')?.textContent).to.contain('Vorschlag 2:');
    await submit(builder);

    await choose(builder, 'dots');
    typeInto(form.querySelector('[name=budget]'), '4');
    typeInto(form.querySelector('[name=maxPerOption]'), '5');
    await submit(builder);
    expect(form.querySelector('#wrong')?.textContent).to.contain('von 1 bis 4');
    expect(form.activeElement?.getAttribute('name')).to.equal('maxPerOption');
    typeInto(form.querySelector('[name=maxPerOption]'), '2');
    await submit(builder);

    expect(desk.orders).to.deep.equal([
      { do: 'open-ballot', kind: 'dots', mode: 'straw-poll', options: allSentences, title: '', budget: 2 },
      { do: 'open-ballot', kind: 'dots', mode: 'straw-poll', options: allSentences, title: '', budget: 4, maxPerOption: 2 },
    ]);
  });

  it('takes a threshold with a decimal comma, and no other kind of number', async () => {
    const { builder, form, desk } = await open();
    typeInto(form.querySelector('[name=threshold]'), '101');
    await submit(builder);
    expect(form.querySelector('#wrong')?.textContent).to.contain('eine Zahl bis 100');
    typeInto(form.querySelector('[name=threshold]'), '66,7');
    await submit(builder);

    expect(desk.orders.map(({ threshold }) => threshold)).to.deep.equal([0.667]);
  });

  it('explains resistance with one proposal and with several', async () => {
    const { builder, form, desk } = await open();
    await choose(builder, 'resistance');
    expect(form.textContent).to.contain('„Es bleibt, wie es ist“ steht immer mit auf der Liste.');

    for (const box of [...form.querySelectorAll<HTMLInputElement>('.check input')].slice(1)) box.click();
    await settled(builder);
    expect(form.textContent).to.contain('Ein einzelner Vorschlag');
    await submit(builder);

    expect(desk.orders).to.deep.equal([{ do: 'open-ballot', kind: 'resistance', mode: 'straw-poll', options: [{ principle: 'principle-1' }], title: '', threshold: 0.66 }]);
  });

  it('sends no threshold with a Konsent or a ranking', async () => {
    const { builder, desk } = await open();
    for (const kind of ['consent', 'ranking']) {
      await choose(builder, kind);
      await submit(builder);
    }

    expect(desk.orders.map((order) => [order['kind'], 'threshold' in order])).to.deep.equal([['consent', false], ['ranking', false]]);
  });

  it('asks one or two lines with the names of their ends', async () => {
    const { builder, form, desk } = await open();
    await choose(builder, 'scale');
    await submit(builder);
    expect(form.querySelector('#wrong')?.textContent).to.contain('eine Frage zur Linie');

    typeInto(form.querySelector('[name=axes-text]'), 'Wie gehen Sie nach Hause?');
    typeInto(form.querySelector('[name=axes-low]'), 'ratlos');
    await submit(builder);
    expect(form.querySelector('#wrong')?.textContent).to.contain('beide Enden');
    typeInto(form.querySelector('[name=axes-high]'), 'zuversichtlich');
    form.querySelector<HTMLInputElement>('.axes .check input')?.click();
    await settled(builder);
    typeInto(form.querySelectorAll('[name=axes-text]')[1] ?? null, 'Wie war die Arbeit?');
    await submit(builder);

    expect(desk.orders).to.deep.equal([
      {
        do: 'open-ballot',
        kind: 'scale',
        mode: 'straw-poll',
        options: [{ text: 'Wie gehen Sie nach Hause?', poles: { low: 'ratlos', high: 'zuversichtlich' } }, { text: 'Wie war die Arbeit?' }],
        title: '',
      },
    ]);
    await expect(builder).to.be.accessible();
  });

  it('warns before a secret ballot with few people, in all or in a sector', async () => {
    const few = await open({ present: { verwaltung: 3 } });
    expect(few.form.querySelector('.warning')?.textContent).to.contain('Es sind erst 3 Personen da.');

    const sector = await open({ present: { verwaltung: 20, politik: 4 } });
    expect(sector.form.querySelector('.warning')?.textContent).to.contain('Politik: Weniger als 5 sind da.');

    const unnamed = await open({ present: { verwaltung: 20, none: 2 } });
    expect(unnamed.form.querySelector('.warning')?.textContent).to.contain('2 Personen haben keinen Bereich angegeben.');

    const enough = await open();
    expect(enough.form.querySelector('.warning')).to.equal(null);
  });

  it('loses nothing when it is refused', async () => {
    const { builder, form, desk } = await open();
    desk.answer = { id: 'command-1', ok: false, reason: 'ballot_open', message: 'Eine Abstimmung läuft noch.', messages: {} };
    await choose(builder, 'resistance');
    typeInto(form.querySelector('[name=title]'), 'Was geht?');
    typeInto(form.querySelector('[name=threshold]'), '75');
    typeInto(form.querySelector('.own .input'), 'Ein eigener Satz.');
    form.querySelector<HTMLInputElement>('.check input')?.click();
    await submit(builder);

    expect(form.querySelector('.failure')?.textContent).to.contain('Eine Abstimmung läuft noch.');
    desk.answer = { id: 'command-2', ok: true, revision: 2 };
    await submit(builder);

    expect(desk.orders[1]).to.deep.equal(desk.orders[0]);
    expect(desk.orders[1]).to.deep.equal({ do: 'open-ballot', kind: 'resistance', mode: 'straw-poll', options: [...allSentences.slice(1), { text: 'Ein eigener Satz.' }], title: 'Was geht?', threshold: 0.75 });
  });

  it('is still there for whoever looked elsewhere in between', async () => {
    const { builder, form, desk } = await open();
    typeInto(form.querySelector('[name=title]'), 'Was geht?');
    await settled(builder);
    builder.remove();

    const again = await fixture<BallotBuilder>(html`<ls-ballot-builder></ls-ballot-builder>`, { parentNode: consoleWith(weighingView([], { principles }), desk) });

    expect(again.renderRoot.querySelector<HTMLInputElement>('[name=title]')?.value).to.equal('Was geht?');
  });
});
