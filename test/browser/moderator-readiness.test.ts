import { expect, fixture, html } from '@open-wc/testing';
import type { ServerState } from '../../shared/protocol/server-state.ts';
import type { DeskView } from '../../shared/protocol/view.ts';
import '../../client/moderator/hall-readiness.ts';
import type { HallReadiness } from '../../client/moderator/hall-readiness.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';

const calm: ServerState = {
  light: 'ready',
  troubles: [],
  bootId: 'boot',
  serverTimeMs: 0,
  uptimeMs: 60_000,
  connections: [
    { role: 'participant', sockets: 155, boardSockets: 0, longPolls: 3 },
    { role: 'projector', sockets: 1, boardSockets: 1, longPolls: 0 },
  ],
  eventLoopLagP99Ms: 4,
  lastCommitMs: 0.4,
  diskFreeBytes: 42_300_000_000,
  diskWarningBytes: 500_000_000,
  memoryBytes: 100_000_000,
};

const realFetch = window.fetch;
const asked: string[] = [];

/** Shows the panel over a server that answers this; null: no server. */
const panelOver = async (state: ServerState | null): Promise<HallReadiness> => {
  window.fetch = (input) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return state === null ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response(JSON.stringify(state), { headers: { 'content-type': 'application/json' } }));
  };
  const panel = await fixture<HallReadiness>(html`<ls-hall-readiness></ls-hall-readiness>`, { parentNode: consoleWith({} as DeskView, new RecordingDesk('workshop-1')) });
  await new Promise((done) => setTimeout(done, 20));
  await panel.updateComplete;
  return panel;
};

const said = (panel: HallReadiness): string => (panel.renderRoot.querySelector('[role="status"]')?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('is the hall ready', () => {
  afterEach(() => {
    window.fetch = realFetch;
    asked.length = 0;
  });

  it('says in words that all is well, and shows the figures', async () => {
    const panel = await panelOver(calm);

    expect(asked).to.deep.equal(['/api/v1/workshops/workshop-1/state?as=moderator']);
    expect(said(panel)).to.equal('Alles bereit. Sie können beginnen.');
    const figures = [...panel.renderRoot.querySelectorAll('dd')].map((figure) => figure.textContent?.replace(/\s/g, ' '));
    expect(figures).to.deep.equal(['158 verbunden', '1 verbunden', 'in 1 ms', '4 ms', '42,3 GB frei']);
    await expect(panel).to.be.accessible();
  });

  it('names what only a hall can lack: the screen, and a network that lets sockets through', async () => {
    const panel = await panelOver({ ...calm, connections: [{ role: 'participant', sockets: 10, boardSockets: 0, longPolls: 30 }] });

    expect(said(panel)).to.contain('Es läuft. Bitte sehen Sie sich das an:');
    expect(said(panel)).to.contain('Noch keine Leinwand ist verbunden.');
    expect(said(panel)).to.contain('30 Telefone erreichen den Server nur auf einem Umweg.');
  });

  it('says stop while nothing can be stored, and what to do', async () => {
    const panel = await panelOver({ ...calm, light: 'stop', troubles: ['storage_failing'] });

    expect(said(panel)).to.contain('Nicht bereit.');
    expect(said(panel)).to.contain('Machen Sie auf dem Rechner des Servers Platz.');
    await expect(panel).to.be.accessible();
  });

  it('says so when the server does not answer', async () => {
    const panel = await panelOver(null);

    expect(said(panel)).to.equal('Der Server antwortet gerade nicht. Diese Anzeige fragt weiter.');
  });
});
