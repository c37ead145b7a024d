import { expect } from '@open-wc/testing';
import { forgetLastPicture, keepLastPicture, readLastPicture } from '../../client/projector/last-picture.ts';
import { sampleBoard, sampleView } from './stage-samples.ts';

const workshop = 'workshop-1';

describe('last picture', () => {
  afterEach(() => localStorage.clear());

  it('comes back as it was kept, with its time', () => {
    const picture = { view: sampleView('wall'), boards: { 'board-1': sampleBoard(12) }, atMs: 1_234 };
    keepLastPicture(workshop, picture);

    expect(readLastPicture(workshop)).to.deep.equal(picture);
    expect(readLastPicture('workshop-2')).to.equal(null);
  });

  it('is nothing once it was forgotten', () => {
    keepLastPicture(workshop, { view: sampleView('join'), boards: {}, atMs: 0 });
    forgetLastPicture(workshop);

    expect(readLastPicture(workshop)).to.equal(null);
  });

  it('is nothing where the storage is damaged', () => {
    keepLastPicture(workshop, { view: sampleView('join'), boards: {}, atMs: 0 });
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"view":');

    expect(readLastPicture(workshop)).to.equal(null);
  });

  it('gives way when it is too large, instead of leaving an older one', () => {
    keepLastPicture(workshop, { view: sampleView('join'), boards: {}, atMs: 0 });
    keepLastPicture(workshop, { view: sampleView('wall'), boards: { 'board-1': sampleBoard(3, () => 'x'.repeat(3_000_000)) }, atMs: 1 });

    expect(readLastPicture(workshop)).to.equal(null);
  });
});
