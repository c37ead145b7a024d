import { expect, fixture, html } from '@open-wc/testing';
import '../../client/elements/message-box.ts';
import '../../client/elements/seal.ts';
import '../../client/elements/sector-sign.ts';
import '../../client/elements/time-disc.ts';
import type { Seal } from '../../client/elements/seal.ts';
import type { SectorSign } from '../../client/elements/sector-sign.ts';
import type { TimeDisc } from '../../client/elements/time-disc.ts';

const textOf = (element: Element): string => element.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('ls-seal', () => {
  it('carries its words in the large form only', async () => {
    const large = await fixture<Seal>(html`<ls-seal version="12" size="240"></ls-seal>`);
    const small = await fixture<Seal>(html`<ls-seal version="12" size="40"></ls-seal>`);

    expect(textOf(large)).to.contain('FESTGEHALTEN · FASSUNG 12');
    expect(textOf(small)).to.equal('');
  });

  it('is an ornament unless it has a name', async () => {
    const plain = await fixture<Seal>(html`<ls-seal size="40"></ls-seal>`);
    const named = await fixture<Seal>(html`<ls-seal size="40" label="Festgehalten"></ls-seal>`);

    expect(plain.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
    expect(named.shadowRoot?.querySelector('svg')?.getAttribute('role')).to.equal('img');
    await expect(named).to.be.accessible();
  });
});

describe('ls-sector-sign', () => {
  it('is an image when it has a name, and silent beside its name', async () => {
    const named = await fixture<SectorSign>(html`<ls-sector-sign sign="dome" label="Politik"></ls-sector-sign>`);
    const silent = await fixture<SectorSign>(html`<ls-sector-sign sign="dome"></ls-sector-sign>`);

    expect(named.shadowRoot?.querySelector('svg')?.getAttribute('aria-label')).to.equal('Politik');
    expect(silent.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
    await expect(named).to.be.accessible();
  });

  it('shows nothing for "Ohne Angabe"', async () => {
    const element = await fixture<SectorSign>(html`<ls-sector-sign .sign=${null}></ls-sector-sign>`);
    expect(element.shadowRoot?.querySelector('svg')).to.equal(null);
  });
});

describe('ls-time-disc', () => {
  const disc = (leftMs: number, pausedMs: number | null = null): Promise<TimeDisc> =>
    fixture<TimeDisc>(html`<ls-time-disc .timer=${{ endsAtMs: leftMs, totalMs: 600_000, pausedMs }} .nowMs=${0}></ls-time-disc>`);

  it('shows digits, then words, then that the time is up', async () => {
    expect(textOf(await disc(400_000))).to.equal('6:40');
    expect(textOf(await disc(30_000))).to.equal('noch 30 Sekunden');
    expect(textOf(await disc(1_000))).to.equal('noch 1 Sekunde');
    expect(textOf(await disc(-5_000))).to.equal('Die Zeit ist um');
  });

  it('says that it is paused', async () => {
    expect(textOf(await disc(0, 90_000))).to.equal('1:30 angehalten');
  });

  it('shows nothing without a timer', async () => {
    const element = await fixture<TimeDisc>(html`<ls-time-disc></ls-time-disc>`);
    expect(textOf(element)).to.equal('');
  });
});

describe('ls-message-box', () => {
  it('announces an error at once and a hint when there is time', async () => {
    const error = await fixture(html`<ls-message-box kind="error"><strong>Diesen Code gibt es nicht.</strong></ls-message-box>`);
    const hint = await fixture(html`<ls-message-box>Eine Gruppe hat noch keine Überschrift.</ls-message-box>`);

    expect(error.shadowRoot?.querySelector('[role=alert]')).not.to.equal(null);
    expect(hint.shadowRoot?.querySelector('[role=status]')).not.to.equal(null);
    await expect(error).to.be.accessible();
  });
});
