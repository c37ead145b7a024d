import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CommandQueue } from '../../client/connection/command-queue.ts';
import { PhoneStorage } from '../../client/connection/phone-storage.ts';
import '../../client/participant/hall-page.ts';
import type { HallPage } from '../../client/participant/hall-page.ts';
import '../../client/participant/wall/similar-cards.ts';
import { dress, said, strip } from './phone-ballots.ts';
import { lost, queueThat, view } from './phone-stand-in.ts';

const found = { cards: [{ id: 'card-1', text: 'Deutsch lernt man bei der Arbeit' }, { id: 'card-2', text: 'Sprachkurse im Betrieb' }] };

describe('similar cards while writing', () => {
  const browserFetch = globalThis.fetch;
  let queue: CommandQueue;
  let asked: { readonly address: string; readonly body: unknown }[];
  let served: () => Response;
  let announced: string[];
  beforeEach(() => {
    localStorage.clear();
    dress();
    queue = queueThat(new PhoneStorage(), () => lost);
    asked = [];
    announced = [];
    served = () => Response.json(found);
    globalThis.fetch = (address, options) => {
      const body: unknown = JSON.parse(typeof options?.body === 'string' ? options.body : 'null');
      asked.push({ address: typeof address === 'string' ? address : '', body });
      return Promise.resolve(served());
    };
  });
  afterEach(() => {
    queue.close();
    strip();
    globalThis.fetch = browserFetch;
  });

  const open = async (offline = false): Promise<HallPage> => {
    const page = await fixture<HallPage>(html`<ls-hall-page .view=${view()} .queue=${queue} .storage=${new PhoneStorage()} ?offline=${offline}></ls-hall-page>`);
    page.addEventListener('announce', (event) => event instanceof CustomEvent && announced.push(String(event.detail)));
    page.querySelector('textarea')?.focus();
    return page;
  };

  it('[SI1] shows them below the field when somebody stops typing, says so once, and takes nothing away', async () => {
    const page = await open();
    const field = page.querySelector('textarea');

    await sendKeys({ type: 'Deutsch lernen im Betrieb' });
    await waitUntil(() => said(page).includes('Ähnliche Karten hängen schon:'), 'no hint', { timeout: 5_000 });

    expect(asked).to.deep.equal([{ address: '/api/v1/boards/board-one/similar?as=participant', body: { text: 'Deutsch lernen im Betrieb' } }]);
    expect(said(page)).to.contain('Sprachkurse im Betrieb').and.contain('Sie können Ihre Karte trotzdem anpinnen.');
    expect(document.activeElement).to.equal(field);
    expect(announced).to.deep.equal(['2 ähnliche Karten hängen schon. Sie stehen unter dem Feld.']);
    await expect(page).to.be.accessible();

    await sendKeys({ type: ' und anderswo' });
    await waitUntil(() => asked.length === 2, 'not asked again', { timeout: 5_000 });
    expect(announced).to.have.length(1);
  });

  it('goes when the card is pinned, and sending is what it always was', async () => {
    const page = await open();
    await sendKeys({ type: 'Deutsch lernen im Betrieb' });
    await waitUntil(() => page.querySelector('.similar') !== null, 'no hint', { timeout: 5_000 });

    page.querySelector<HTMLButtonElement>('ls-card-form button')?.click();
    await waitUntil(() => page.querySelector('.similar') === null);

    expect(queue.pending.map(({ command }) => command['text'])).to.deep.equal(['Deutsch lernen im Betrieb']);
  });

  it('[SI4] says nothing when the server is asked too often', async () => {
    served = () => Response.json({ ok: false, reason: 'rate_limited', message: 'Zu schnell. Bitte warten Sie.', retryAfterMs: 15_000 }, { status: 429 });
    const page = await open();
    await sendKeys({ type: 'Deutsch lernen im Betrieb' });
    await waitUntil(() => asked.length === 1, 'not asked', { timeout: 5_000 });
    await page.updateComplete;

    expect(said(page)).not.to.contain('Zu schnell').and.not.contain('Ähnliche');
    expect(announced).to.deep.equal([]);
  });

  it('asks nothing about a few letters, nor without a network', async () => {
    const page = await open();
    await sendKeys({ type: 'Deutsch' });
    const rest = new Promise((resolve) => setTimeout(resolve, 1_500));
    await rest;
    expect(asked).to.deep.equal([]);

    page.offline = true;
    await page.updateComplete;
    await sendKeys({ type: ' lernen im Betrieb' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(asked).to.deep.equal([]);
    expect(said(page)).not.to.contain('Ähnliche');
  });
});
