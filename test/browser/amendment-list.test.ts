import { expect, fixture, html } from '@open-wc/testing';
import type { AmendmentDecision } from '../../client/elements/amendment-decision.ts';
import type { AmendmentScene } from '../../client/elements/amendment-hands.ts';
import '../../client/elements/amendment-list.ts';
import type { AmendmentList } from '../../client/elements/amendment-list.ts';
import type { AmendmentPen } from '../../client/elements/amendment-pen.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { AmendmentView, PrincipleView } from '../../shared/protocol/view.ts';
import { amended, amendment, notShared, RecordingHands, wording } from './amendment-desk-samples.ts';

const calm: AmendmentScene = { offline: false, ballotOpen: false, sentenceWeighed: false };

/** Rounds of updates, one inside the other. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) await new Promise((done) => setTimeout(done));
};

const open = async (principle: PrincipleView, scene: AmendmentScene = calm, hands = new RecordingHands()): Promise<{ list: AmendmentList; hands: RecordingHands }> => {
  const list = await fixture<AmendmentList>(html`<ls-amendment-list .principle=${principle} .sectors=${defaultSectors} .hands=${hands} .scene=${scene}></ls-amendment-list>`);
  await settle();
  return { list, hands };
};

const inside = (host: Element | null | undefined, selector: string): HTMLElement[] => [...(host?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const ovals = (list: AmendmentList): HTMLElement[] => inside(list, 'ls-amendment-oval').flatMap((oval) => inside(oval, 'button'));
const said = (list: AmendmentList): string => list.renderRoot.querySelector('[role=status]')?.textContent ?? '';
const decision = (list: AmendmentList): AmendmentDecision | null => list.renderRoot.querySelector('ls-amendment-decision');
const button = (host: Element | null | undefined, words: string): HTMLElement | undefined => inside(host, 'button').find(({ textContent }) => textContent?.includes(words));
const pressed = async (target: HTMLElement | undefined): Promise<void> => {
  if (target === undefined) throw new Error('There is no such button.');
  target.focus();
  target.click();
  await settle();
};
const write = async (pen: Element | null | undefined, name: string, text: string): Promise<void> => {
  const [field] = inside(pen, `[name=${name}]`);
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('There is no such field.');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
};
const deepActive = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
  return at;
};

const adding = (id: string, change: Partial<AmendmentView> = {}): AmendmentView => amendment(id, wording.replace('können.', 'können und wollen.'), change);
const other = (id: string, change: Partial<AmendmentView> = {}): AmendmentView => amendment(id, wording.replace('Papiere', 'Fehlende Papiere'), change);

describe('ls-amendment-list', () => {
  it('shows what each changes, whose it is and how it stands, open ones first', async () => {
    const { list } = await open(amended([adding('a', { state: 'rejected', support: notShared }), other('b'), adding('c', { state: 'accepted', takenUpIn: 2, by: 'circle', sector: null }), adding('d', { disputed: true }), adding('e', { state: 'rejected' })]));

    const texts = ovals(list).map(({ textContent }) => textContent?.replaceAll(/\s+/gu, ' ') ?? '');
    expect(texts[0]).to.contain('„Fehlende“ ergänzen').and.to.contain('Wirtschaft').and.to.contain('Offen');
    expect(texts[1]).to.contain('„und wollen“ anfügen').and.to.contain('Strittig');
    expect(texts[2]).to.contain('Nicht getragen');
    expect(texts[3]).to.contain('Initiativkreis').and.to.contain('Übernommen');
    expect(texts[4]).to.contain('Abgelehnt');
    expect(ovals(list).map((oval) => getComputedStyle(oval).borderTopStyle === 'dashed')).to.deep.equal([false, false, true, false, true]);
    await expect(list).to.be.accessible();
  });

  it('opens one with the whole wording and its reason, accepts it, says so and goes on to the next', async () => {
    const [first, second] = [adding('a', { reason: 'Beides zählt.' }), other('b')];
    const { list, hands } = await open(amended([first, second]));

    await pressed(ovals(list)[0]);
    const chosen = decision(list);
    expect(chosen?.renderRoot.querySelector('ls-word-changes')?.shadowRoot?.querySelector('ins')?.textContent).to.contain('und wollen');
    expect(chosen?.renderRoot.textContent).to.contain('Beides zählt.');
    await expect(list).to.be.accessible();
    await pressed(button(chosen, 'Übernehmen'));
    list.principle = amended([{ ...first, state: 'accepted', takenUpIn: 2 }, second]);
    await settle();

    expect(hands.orders).to.deep.equal([{ do: 'decide-amendment', amendment: 'a', decision: 'accept', version: 1 }]);
    expect(said(list)).to.equal('Antrag übernommen. Noch ein Antrag ist offen.');
    expect(deepActive()?.textContent).to.contain('„Fehlende“ ergänzen');
  });

  it('leads to the heading after the last one, and leaves alone whoever is elsewhere', async () => {
    const { list } = await open(amended([adding('a')]));
    await pressed(ovals(list)[0]);
    await pressed(button(decision(list), 'Ablehnen'));
    expect(deepActive()?.textContent).to.contain('Änderungsanträge');

    const elsewhere = await fixture<HTMLButtonElement>(html`<button>Woanders</button>`);
    elsewhere.focus();
    list.principle = amended([adding('a', { state: 'rejected' })]);
    await settle();
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('[AM4] puts those that want the same words in one frame and asks for the wording in place', async () => {
    const [one, two] = [amendment('a', wording.replace('Ausschlussgrund', 'Hindernis'), {}), amendment('b', wording.replace('Ausschlussgrund', 'Grund'), {})];
    const { list, hands } = await open(amended([{ ...one, overlaps: [two.id] }, other('c'), { ...two, overlaps: [one.id] }]));

    const frames = inside(list, '.frame');
    expect(frames.length).to.equal(1);
    expect(frames[0]?.querySelectorAll('ls-amendment-oval').length).to.equal(2);
    await pressed(ovals(list)[1]);
    expect(button(decision(list), 'Übernehmen')).to.equal(undefined);
    await pressed(button(decision(list), 'Wortlaut festlegen'));
    const pen = decision(list)?.renderRoot.querySelector('ls-amendment-pen');
    expect(pen?.contains(document.activeElement) === true || pen?.shadowRoot?.activeElement instanceof HTMLTextAreaElement).to.equal(true);
    const settled = wording.replace('Ausschlussgrund', 'Hindernis und kein Grund');
    await write(pen, 'text', settled);
    expect(inside(pen?.shadowRoot?.querySelector('ls-word-changes'), 'ins').map(({ textContent }) => textContent).join('')).to.contain('Hindernis und kein Grund');
    await expect(list).to.be.accessible();
    await pressed(button(pen, 'Als Fassung 2 übernehmen'));

    expect(hands.orders).to.deep.equal([{ do: 'decide-amendment', amendment: 'b', decision: 'accept', text: settled, version: 1 }]);
    expect(hands.kept.size).to.equal(0);
  });

  it('[AM4] puts into the same frame also what hangs together by way of a third', async () => {
    const [one, two, three] = [adding('a'), other('b'), adding('c')];
    const { list } = await open(amended([{ ...one, overlaps: [three.id] }, { ...two, overlaps: [three.id] }, { ...three, overlaps: [one.id, two.id] }]));

    expect(inside(list, '.frame').map((frame) => frame.querySelectorAll('ls-amendment-oval').length)).to.deep.equal([3]);
  });

  it('[AM4] says that the sentence changed meanwhile, shows what was wanted then, and settles from the current wording', async () => {
    const now = wording.replace('Ausschlussgrund', 'Grund');
    const { list } = await open(amended([amendment('a', wording.replace('Ausschlussgrund', 'Hindernis'), { onCurrent: null })], { versions: [{ version: 1, text: wording, atMs: 0, by: 'moderator' }, { version: 2, text: now, atMs: 0, by: 'moderator' }] }));

    await pressed(ovals(list)[0]);
    expect(decision(list)?.renderRoot.textContent).to.contain('Der Satz hat sich inzwischen geändert');
    expect(inside(decision(list)?.renderRoot.querySelector('ls-word-changes'), 'del').map(({ textContent }) => textContent).join('')).to.contain('Ausschlussgrund');
    await pressed(button(decision(list), 'Wortlaut festlegen'));
    const [field] = inside(decision(list)?.renderRoot.querySelector('ls-amendment-pen'), '[name=text]');
    expect(field instanceof HTMLTextAreaElement ? field.value : '').to.equal(now);
  });

  it('[AM5] shows what all undisputed ones make of the sentence before it takes them', async () => {
    const { list, hands } = await open(amended([adding('a'), other('b', { support: notShared }), amendment('c', wording.replace('kein', 'nie ein'), { disputed: true })]));
    const together = list.renderRoot.querySelector('ls-amendment-together');

    await pressed(button(together, 'Alle unstrittigen übernehmen (2)'));
    expect(hands.orders).to.deep.equal([]);
    const shown = together?.renderRoot.querySelector('ls-word-changes');
    expect([shown?.from, shown?.to]).to.deep.equal([wording, 'Wir erkennen an, was Menschen können und wollen. Fehlende Papiere sind kein Ausschlussgrund.']);
    expect(together?.renderRoot.textContent).to.contain('Einen davon hat der Saal nicht getragen: „Fehlende“ ergänzen');
    await expect(list).to.be.accessible();
    hands.answer = { id: 'command-1', ok: true, revision: 2, accepted: 2, version: 2 };
    await pressed(button(together, 'Als Fassung 2 übernehmen'));

    expect(hands.orders).to.deep.equal([{ do: 'accept-undisputed', principle: 'principle-1', amendments: ['a', 'b'], version: 1 }]);
    expect(said(list)).to.equal('2 Anträge übernommen. Noch ein Antrag ist offen.');
  });

  it('[AM5] takes nothing that came while the preview lay open before it was looked at', async () => {
    const { list, hands } = await open(amended([adding('a'), other('b')]));
    const together = list.renderRoot.querySelector('ls-amendment-together');
    await pressed(button(together, 'Alle unstrittigen'));
    list.principle = amended([adding('a'), other('b'), amendment('c', wording.replace('kein', 'nie ein'))]);
    await settle();

    expect(together?.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('Inzwischen');
    await pressed(button(together, 'Als Fassung 2'));
    expect(hands.orders).to.deep.equal([]);
    await pressed(button(together, 'Als Fassung 2'));
    expect(hands.orders.length).to.equal(1);
  });

  it('proposes against the version that it began from; the text outlives a refusal and a reload', async () => {
    const hands = new RecordingHands();
    const { list } = await open(amended([]), calm, hands);
    expect(list.renderRoot.textContent).to.contain('Noch kein Änderungsantrag');
    await pressed(button(list, 'Änderung vorschlagen'));
    let pen: AmendmentPen | null = list.renderRoot.querySelector('ls-amendment-pen');
    await pressed(button(pen, 'Änderung vorschlagen'));
    expect(pen?.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('Ändern Sie zuerst');
    const mine = wording.replace('Papiere', 'Zeugnisse');
    await write(pen, 'text', mine);
    await write(pen, 'reason', 'Deutlicher.');
    hands.answer = { id: 'command-1', ok: false, reason: 'limit_reached', message: 'Mehr Änderungsanträge passen nicht.', messages: {} };
    await pressed(button(pen, 'Änderung vorschlagen'));
    expect(pen?.renderRoot.textContent).to.contain('Mehr Änderungsanträge passen nicht.');

    const newer = amended([], { versions: [{ version: 1, text: wording, atMs: 0, by: 'moderator' }, { version: 2, text: `${wording} Wir helfen.`, atMs: 0, by: 'moderator' }] });
    const again = (await open(newer, calm, hands)).list;
    pen = again.renderRoot.querySelector('ls-amendment-pen');
    const [field] = inside(pen, '[name=text]');
    expect(field instanceof HTMLTextAreaElement ? field.value : '').to.equal(mine);
    expect(pen?.renderRoot.textContent).to.contain('Inzwischen gibt es Fassung 2');
    hands.answer = { id: 'command-1', ok: true, revision: 1 };
    await pressed(button(pen, 'Änderung vorschlagen'));

    expect(hands.orders.at(-1)).to.deep.equal({ do: 'propose-amendment', principle: 'principle-1', version: 1, text: mine, reason: 'Deutlicher.' });
    expect([hands.kept.size, said(again), again.renderRoot.querySelector('ls-amendment-pen')]).to.deep.equal([0, 'Änderung vorgeschlagen.', null]);
  });

  it('[AM6] has the hall weigh one unless a ballot runs; while the sentence is weighed nothing is accepted', async () => {
    const calmly = await open(amended([adding('a')]));
    await pressed(ovals(calmly.list)[0]);
    await pressed(button(decision(calmly.list), 'Im Saal abstimmen'));
    expect(calmly.hands.weighedIds).to.deep.equal(['a']);

    const { list, hands } = await open(amended([adding('a')]), { offline: false, ballotOpen: true, sentenceWeighed: true });
    await pressed(ovals(list)[0]);
    await pressed(button(decision(list), 'Im Saal abstimmen'));
    await pressed(button(decision(list), 'Übernehmen'));
    expect([hands.weighedIds, hands.orders]).to.deep.equal([[], []]);
    expect(decision(list)?.renderRoot.querySelector('#why')?.textContent).to.contain('wird gerade abgestimmt');
  });

  it('decides nothing without a network, and says so', async () => {
    const { list, hands } = await open(amended([adding('a')]), { offline: true, ballotOpen: false, sentenceWeighed: false });
    await pressed(ovals(list)[0]);
    for (const words of ['Übernehmen', 'Ablehnen', 'Strittig']) await pressed(button(decision(list), words));

    expect(hands.orders).to.deep.equal([]);
    expect(decision(list)?.renderRoot.textContent).to.contain('Ohne Verbindung');
  });

  it('shows the refusal at the buttons', async () => {
    const { list, hands } = await open(amended([adding('a')]));
    hands.answer = { id: 'command-1', ok: false, reason: 'amendment_decided', message: 'Über diesen Änderungsantrag ist schon entschieden.', messages: {} };
    await pressed(ovals(list)[0]);
    await pressed(button(decision(list), 'Ablehnen'));

    expect(decision(list)?.renderRoot.querySelector('.failure')?.textContent).to.contain('schon entschieden');
  });

  it('[AM7] a desk takes back what a desk proposed, after asking', async () => {
    const { list, hands } = await open(amended([adding('a'), other('b', { by: 'moderator', sector: null })]));
    await pressed(ovals(list)[0]);
    expect(button(decision(list), 'Zurückziehen')).to.equal(undefined);
    await pressed(ovals(list)[1]);
    await pressed(button(decision(list), 'Zurückziehen'));
    await pressed(button(decision(list), 'Antrag zurückziehen'));

    expect(hands.orders).to.deep.equal([{ do: 'withdraw-amendment', amendment: 'b' }]);
  });

  it('only reads where nobody decides', async () => {
    const hands = Object.assign(new RecordingHands(), { send: null, weigh: null });
    const list = await fixture<AmendmentList>(html`<ls-amendment-list .principle=${amended([adding('a'), other('b')])} .sectors=${defaultSectors} .hands=${hands} .scene=${calm}></ls-amendment-list>`);
    await pressed(ovals(list)[0]);

    expect(inside(list, 'button').length + inside(decision(list), 'button').length).to.equal(0);
    expect(inside(list.renderRoot.querySelector('ls-amendment-together'), 'button').length).to.equal(0);
  });
});
