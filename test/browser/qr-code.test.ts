import { expect, fixture, html } from '@open-wc/testing';
import decodeQR from 'qr/decode.js';
import '../../client/elements/qr-code.ts';
import type { QrCode } from '../../client/elements/qr-code.ts';

const link = 'http://192.168.178.20:8080/#k=3pQx7vN0aZk1mB5cT9wYfg';
const pictureSizePx = 480;

/** Paints the code as a screen would and gives its pixels. */
function photograph(element: QrCode): ImageData {
  const drawing = element.shadowRoot?.querySelector('path')?.getAttribute('d') ?? '';
  const modules = Number(element.shadowRoot?.querySelector('svg')?.getAttribute('viewBox')?.split(' ')[2] ?? 0);
  const canvas = document.createElement('canvas');
  canvas.width = pictureSizePx;
  canvas.height = pictureSizePx;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, pictureSizePx, pictureSizePx);
  context.scale(pictureSizePx / modules, pictureSizePx / modules);
  context.fillStyle = 'black';
  context.fill(new Path2D(drawing));
  return context.getImageData(0, 0, pictureSizePx, pictureSizePx);
}

describe('ls-qr-code', () => {
  it('shows a code that a camera reads back as the same link', async () => {
    const element = await fixture<QrCode>(html`<ls-qr-code text=${link} label="Teilnehmen"></ls-qr-code>`);

    const picture = photograph(element);

    expect(decodeQR({ width: picture.width, height: picture.height, data: picture.data })).to.equal(link);
  });

  it('shows the new link when the link changes', async () => {
    const element = await fixture<QrCode>(html`<ls-qr-code text="http://a.example/" label="Teilnehmen"></ls-qr-code>`);

    element.text = link;
    await element.updateComplete;

    const picture = photograph(element);
    expect(decodeQR({ width: picture.width, height: picture.height, data: picture.data })).to.equal(link);
  });

  it('has a name for people who do not see it', async () => {
    const element = await fixture<QrCode>(html`<ls-qr-code text=${link} label="Teilnehmen"></ls-qr-code>`);

    expect(element.shadowRoot?.querySelector('svg')?.getAttribute('aria-label')).to.equal('Teilnehmen');
    await expect(element).to.be.accessible();
  });

  it('shows nothing without a link', async () => {
    const element = await fixture<QrCode>(html`<ls-qr-code></ls-qr-code>`);

    expect(element.shadowRoot?.querySelector('svg')).to.equal(null);
  });
});
