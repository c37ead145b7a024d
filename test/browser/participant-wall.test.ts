import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Answer } from '../../client/connection/api.ts';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/hall-page.ts';
import type { HallPage } from '../../client/participant/hall-page.ts';
import '../../client/participant/wall/board-groups.ts';
import '../../client/participant/wall/cluster-wish.ts';
import { germanWords, type Words } from '../../client/participant/words.ts';
import { asId, type BoardId, type CardId, type ClusterId, type CommentId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { GroupView, OwnCardView, OwnView, ParticipantView, PhoneClusterView } from '../../shared/protocol/view.ts';
import { dress, english, said, strip, tooSmall } from './phone-ballots.ts';
import { lost, queueThat, step, view } from './phone-stand-in.ts';

const cluster = (n: number, title: string): PhoneClusterView => ({ id: asId<ClusterId>(`cluster-${n}`), title });
const clusters = [cluster(1, 'Sprache im Betrieb'), cluster(2, ''), cluster(3, 'Wohnen')];
const ownCard = (change: Partial<OwnCardView> = {}): OwnCardView => ({ id: asId<CardId>('card-own1'), board: asId<BoardId>('board-one'), text: 'Kurse am Abend', state: { kind: 'wall' }, wish: null, editable: false, ...change });

const ordering = (own: Partial<OwnView> = {}, change: Partial<ParticipantView> = {}): ParticipantView => {
  const base = view({ step: step('cluster'), clusters, ...change });
  return { ...base, own: { ...base.own, cards: [ownCard()], ...own } };
};

const group: GroupView = {
  id: asId<ClusterId>('cluster-1'),
  title: 'Sprache im Betrieb',
  cards: [
    { id: asId<CardId>('card-two2'), text: 'Deutsch lernt man bei der Arbeit', sector: defaultSectors[0]?.id ?? null, comments: 2 },
    { id: asId<CardId>('card-tre3'), text: 'Lernpaten in jeder Abteilung', sector: null, comments: 0 },
  ],
  more: 0,
};

const granted = (command: Command, more: object = {}): Answer<PositiveReceipt> => ({ ok: true, value: { id: command.id, ok: true, revision: 9, ...more } });
const refusal: Answer<PositiveReceipt> = { ok: false, reason: 'step_closed', message: 'Die Runde ist zu Ende. Ihr Text ist noch da.', messages: {}, status: 409 };

const settle = async (page: HallPage): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await page.updateComplete.then(() => new Promise((resolve) => setTimeout(resolve)));
};

const press = async (page: HallPage, text: string): Promise<void> => {
  const button = [...page.querySelectorAll('button')].find((each) => each.textContent?.trim() === text);
  if (button === undefined) throw new Error(`no button ${text} in: ${said(page)}`);
  button.click();
  await settle(page);
};

describe('groups on the phone', () => {
  const browserFetch = globalThis.fetch;
  let storage: PhoneStorage;
  let queue: CommandQueue;
  let sent: Command[];
  let answer: (command: Command) => Answer<PositiveReceipt>;
  let fetched: string[];
  let served: () => Response;
  beforeEach(async () => {
    localStorage.clear();
    dress();
    await setViewport({ width: 390, height: 844 });
    storage = new PhoneStorage();
    sent = [];
    fetched = [];
    answer = (command) => granted(command);
    served = () => Response.json(group);
    queue = queueThat(storage, (command) => {
      sent.push(command);
      return answer(command);
    });
    globalThis.fetch = (address) => {
      fetched.push(typeof address === 'string' ? address : '');
      return Promise.resolve(served());
    };
  });
  afterEach(() => {
    queue.close();
    strip();
    globalThis.fetch = browserFetch;
  });

  const open = async (first: ParticipantView, { words = germanWords, offline = false }: { words?: Words; offline?: boolean } = {}): Promise<HallPage> => {
    const page = await fixture<HallPage>(html`<ls-hall-page .words=${words} .view=${first} .queue=${queue} .storage=${storage} ?offline=${offline}></ls-hall-page>`);
    await settle(page);
    return page;
  };

  it('[SU1] suggests a group for a loose card, shows it and lets it be changed and taken back', async () => {
    const page = await open(ordering());

    await press(page, 'Gruppe vorschlagen');
    expect(page.querySelector('[role="group"]')?.getAttribute('aria-label')).to.equal('In welche Gruppe gehört diese Karte?');
    await press(page, 'Wohnen');

    expect(sent).to.deep.include({ id: 'command-1', do: 'suggest-cluster', card: 'card-own1', cluster: 'cluster-3' });
    expect(said(page)).to.contain('Ihr Vorschlag: Wohnen');
    expect(document.activeElement?.textContent?.trim()).to.equal('Vorschlag ändern');

    await press(page, 'Vorschlag ändern');
    expect(page.querySelector('[aria-pressed="true"]')?.textContent).to.equal('Wohnen');
    await press(page, 'Kein Vorschlag');

    expect(sent.at(-1)).to.include({ do: 'suggest-cluster', cluster: null });
    expect(said(page)).not.to.contain('Ihr Vorschlag');
  });

  it('offers it only for loose cards, and only while the step lets people suggest', async () => {
    const placed = await open(ordering({ cards: [ownCard({ state: { kind: 'cluster', title: '' } })] }));
    expect(said(placed)).to.contain('Hängt in einer Gruppe ohne Überschrift').and.not.contain('Gruppe vorschlagen');

    const closed = await open(ordering({}, { step: { ...step('cluster'), permissions: { submitCards: false, editCards: false, suggestClusters: false, comment: false } } }));
    expect(said(closed)).not.to.contain('Gruppe vorschlagen').and.not.contain('Öffnen Sie eine Gruppe');
  });

  it('keeps a suggestion that waits for the network, and says why one was refused', async () => {
    answer = () => lost;
    const waiting = await open(ordering(), { offline: true });
    await press(waiting, 'Gruppe vorschlagen');
    await press(waiting, 'Gruppe ohne Überschrift');
    expect(said(waiting)).to.contain('Ihr Vorschlag: Gruppe ohne Überschrift').and.contain('Wird gesendet, sobald Netz da ist');

    answer = () => refusal;
    queue.retryNow();
    await waitUntil(() => said(waiting).includes('Die Runde ist zu Ende.'));
    await press(waiting, 'Verstanden');
    expect(said(waiting)).not.to.contain('Die Runde ist zu Ende.').and.not.contain('Ihr Vorschlag');
  });

  it('[CO4] opens a group when somebody asks for it, with sector, text and number of comments', async () => {
    const page = await open(ordering());
    expect(fetched).to.deep.equal([]);

    await press(page, 'Sprache im Betrieb');

    expect(fetched).to.deep.equal(['/api/v1/boards/board-one/cards?cluster=cluster-1&as=participant']);
    expect(page.querySelector('.group-strip')?.getAttribute('aria-expanded')).to.equal('true');
    expect(said(page)).to.contain('Deutsch lernt man bei der Arbeit').and.contain('Verwaltung').and.contain('2 Kommentare').and.contain('Ohne Angabe');
    await press(page, 'Sprache im Betrieb');
    expect(said(page)).not.to.contain('Lernpaten');
  });

  it('says when the cards cannot be reached, and tries again', async () => {
    served = () => new Response('', { status: 502 });
    const page = await open(ordering());
    await press(page, 'Sprache im Betrieb');
    expect(said(page)).to.contain('Die Karten sind gerade nicht zu erreichen.');

    served = () => Response.json(group);
    await press(page, 'Noch einmal versuchen');

    expect(said(page)).to.contain('Lernpaten in jeder Abteilung');
  });

  it('[CO1] puts a comment into the outbox, keeps it as an oval and takes it back', async () => {
    answer = (command) => granted(command, command.do === 'comment-card' ? { comment: 'comment-1' } : { revision: 10 });
    const page = await open(ordering());
    await press(page, 'Sprache im Betrieb');
    await press(page, 'Kommentieren');
    expect(document.activeElement?.tagName).to.equal('TEXTAREA');

    await sendKeys({ type: 'Auch für die Nachtschicht' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await settle(page);

    expect(sent.at(-1)).to.include({ do: 'comment-card', card: 'card-two2', text: 'Auch für die Nachtschicht' });
    expect(said(page.querySelector('.comment') ?? page)).to.contain('Auch für die Nachtschicht');
    expect(page.querySelector('textarea')).to.equal(null);

    page.view = ordering({ comments: [{ id: asId<CommentId>('comment-1'), card: asId<CardId>('card-two2'), text: 'Auch für die Nachtschicht' }] }, { revision: 9 });
    await settle(page);
    expect(page.querySelectorAll('.comment')).to.have.length(1);
    await press(page, 'Zurücknehmen');

    expect(sent.at(-1)).to.include({ do: 'erase-comment', comment: 'comment-1' });
    expect(page.querySelectorAll('.comment')).to.have.length(0);
  });

  it('keeps what was begun on the phone, and blocks only sending when it is too long', async () => {
    const page = await open(ordering());
    await press(page, 'Sprache im Betrieb');
    await press(page, 'Kommentieren');
    await sendKeys({ type: 'Angefangen' });
    await press(page, 'Sprache im Betrieb');

    await press(page, 'Sprache im Betrieb');
    const field = page.querySelector('textarea');
    expect(field?.value).to.equal('Angefangen');
    if (field === null) return;
    field.value = 'x'.repeat(150);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle(page);
    await press(page, 'Kommentar anpinnen');

    expect(said(page)).to.contain('Noch 10 Zeichen zu viel.');
    expect(sent).to.deep.equal([]);
  });

  it('a refused comment keeps its words in sight, even when the step is over', async () => {
    answer = () => refusal;
    const page = await open(ordering());
    await press(page, 'Sprache im Betrieb');
    await press(page, 'Kommentieren');
    await sendKeys({ type: 'Nicht verlieren' });
    await press(page, 'Kommentar anpinnen');
    page.view = view({ revision: 3, step: step('pause') });
    await settle(page);
    expect(said(page)).to.contain('Nicht verlieren').and.contain('Ihr Kommentar wurde nicht angenommen.').and.contain('Die Runde ist zu Ende.');

    answer = (command) => granted(command);
    await press(page, 'Noch einmal senden');
    expect(sent.at(-1)).to.include({ do: 'comment-card', text: 'Nicht verlieren' });
    expect(said(page)).not.to.contain('nicht angenommen');
  });

  it('is complete in English, holds at 320 px and from right to left, with large targets, and passes axe', async () => {
    await setViewport({ width: 320, height: 640 });
    document.documentElement.style.fontSize = '130%';
    const page = await open(ordering({ comments: [{ id: asId<CommentId>('comment-1'), card: asId<CardId>('card-two2'), text: 'Unternehmensansiedlungsgenehmigungsverfahren' }] }), { words: await english() });
    await press(page, 'Suggest a group');
    await press(page, 'Sprache im Betrieb');
    await press(page, 'Sprache im Betrieb');
    await press(page, 'Comment');
    for (const dir of ['ltr', 'rtl'] as const) {
      dress(dir);
      await settle(page);
      expect(document.documentElement.scrollWidth, dir).to.be.at.most(320);
      await expect(page).to.be.accessible();
    }
    expect(tooSmall(page)).to.deep.equal([]);
    document.documentElement.style.fontSize = '';
  });
});
