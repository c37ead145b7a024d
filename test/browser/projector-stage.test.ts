import { expect, nextFrame } from '@open-wc/testing';
import type { BoardSnapshot } from '../../shared/board/board-snapshot.ts';
import type { Picture } from '../../shared/domain/step.ts';
import { sampleBoard, sampleDrafts, sampleOptions, sampleSealed, sampleView } from './stage-samples.ts';
import { expectReadable, footerOf, inside, leaveHall, pictureOf, show, stageHall, words } from './stage-shown.ts';

const sentence = 'Bei uns zählt, was Menschen können. Fehlende Papiere sind ein Anlass, Wissen zu prüfen.';

describe('ls-stage', () => {
  before(stageHall);
  after(leaveHall);

  const scenes: readonly (readonly [Picture, BoardSnapshot | null])[] = [
    ['join', null],
    ['wall', sampleBoard(61)],
    ['question', null],
    ['clusters', sampleBoard(138)],
    ['ballot', null],
    ['result', null],
    ['principles', sampleBoard(61)],
    ['sealed', null],
    ['pause', null],
  ];

  for (const factor of [1, 1.25, 1.5] as const) {
    for (const [picture, board] of scenes) {
      it(`shows ${picture} with nothing smaller than 32 px × ${factor} and nothing outside the picture`, async () => {
        const stage = await show(sampleView(picture, { projector: { hallFactor: factor }, sealed: [sampleSealed(sentence)] }), board);

        expectReadable(stage, factor);
      });
    }
  }

  for (const [picture, board] of scenes) {
    it(`shows ${picture} without a violation`, async () => {
      const stage = await show(sampleView(picture, { sealed: [sampleSealed(sentence)] }), board);
      await expect(stage).to.be.accessible();
    });
  }

  it('shows the newest cards as text and older ones as tiles', async () => {
    const stage = await show(sampleView('wall'), sampleBoard(500));

    expect(inside(stage, '.cards .card')[0]?.textContent.trim()).to.equal('Karte 499 mit einem Gedanken');
    expect(inside(stage, '.tile').length).to.be.above(30);
    expect(words(stage)).to.match(/und \d+ weitere/);
  });

  it('never lets a long word leave its card', async () => {
    const stage = await show(sampleView('wall'), sampleBoard(9, () => 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(2)));

    for (const card of inside(stage, '.cards .card')) {
      const text = card.querySelector('p');
      expect(text?.getBoundingClientRect().right ?? 0).to.be.at.most(card.getBoundingClientRect().right);
      expect(text?.getBoundingClientRect().bottom ?? 0).to.be.at.most(card.getBoundingClientRect().bottom + 1);
    }
  });

  it('shows question and code while there is no card', async () => {
    const stage = await show(sampleView('wall'), sampleBoard(0));

    expect(pictureOf(stage).localName).to.equal('ls-picture-question');
    expect(words(stage)).to.contain('Die erste Karte erscheint hier');
    expect(words(stage)).to.contain('4718 2634');
  });

  it('writes the age of the picture beside the title while offline', async () => {
    for (const [picture, board] of scenes) {
      const stage = await show(sampleView(picture, { sealed: [sampleSealed(sentence)] }), board, '10:03');
      expect(words(stage), picture).to.contain('Stand 10:03');
    }
  });

  it('says the result in one sentence and writes the threshold beside it', async () => {
    const stage = await show(sampleView('result'));

    expect(words(stage)).to.contain('4 von 12 Sätzen werden von allen Bereichen getragen');
    expect(words(stage)).to.contain('Ein Bereich trägt ab 66 %');
    expect(footerOf(stage)).to.equal('Stimmungsbild · Seite 1 von 2 · 150 Stimmen');
  });

  it('keeps twelve sentences on one page and ends what is too long after a whole word', async () => {
    const text = 'Über Anträge auf Arbeit und Ausbildung wird in vier Wochen entschieden und begründet.';
    const stage = await show(sampleView('result', { options: [0, 0, 0, 0, 0, 0, 2, 2, 2, 4, 4, 4].flatMap((place) => sampleOptions[place] ?? []).map((option) => ({ ...option, text })) }));

    const shown = inside(stage, '.shown').filter((element) => (element.getRootNode() as ShadowRoot).host.closest('.sentence') !== null).map((element) => element.textContent);
    expect(shown).to.have.length(12);
    for (const each of shown) expect(`${text} `.startsWith(each.replace(/…$/u, '')), each).to.equal(true);
    expect(shown.some((each) => each.endsWith(' …'))).to.equal(true);
    expect(words(stage)).not.to.contain('Seite 1');
    const bands = inside(stage, '.bands')[0];
    expect(bands?.scrollHeight ?? 0).to.be.at.most((bands?.clientHeight ?? 0) + 1);
  });

  it('shows sentences in the size of statements while they are worded, page by page, none of them cut', async () => {
    for (const factor of [1, 1.25, 1.5] as const) {
      for (const length of [30, 150, 400]) {
        const drafts = sampleDrafts(12, 'Wir stehen für diesen Satz ein. '.repeat(20).slice(0, length));
        const stage = await show(sampleView('principles', { drafts, sealed: [sampleSealed(sentence)], projector: { hallFactor: factor } }));

        const main = inside(stage, 'main')[0];
        const texts = inside(stage, '.text');
        expect(texts.length, `${factor} ${length}`).to.be.above(0);
        for (const text of texts) {
          expect(Number.parseFloat(getComputedStyle(text).fontSize)).to.be.at.least(54);
          expect(text.scrollHeight, `${factor} ${length}`).to.be.at.most(text.clientHeight + 1);
          expect(text.getBoundingClientRect().bottom, `${factor} ${length}`).to.be.at.most(main?.getBoundingClientRect().bottom ?? 0);
        }
        expect(words(stage)).to.match(/Seite 1 von \d/u);
      }
    }
  });

  it('names title and version of a sentence that is being worded', async () => {
    const stage = await show(sampleView('principles', { drafts: sampleDrafts(1, sentence) }));

    expect(words(stage)).to.contain('1 Titel 1 Fassung 2').and.contain(sentence);
    await expect(stage).to.be.accessible();
  });

  it('shows no count of votes while people vote', async () => {
    const stage = await show(sampleView('ballot'));

    expect(words(stage)).to.contain('Stimmen bleiben verdeckt bis zum Schluss');
    expect(words(stage)).not.to.match(/\d+ Stimmen/);
  });

  it('shows a sealed sentence whole, whatever its length up to 600 characters', async () => {
    for (const length of [40, 200, 400, 600]) {
      const text = 'Wir stehen für diesen Satz ein. '.repeat(20).slice(0, length);
      const stage = await show(sampleView('sealed', { sealed: [sampleSealed(text)] }));
      const room = inside(stage, '.room')[0];
      expect(inside(stage, '.text')[0]?.getBoundingClientRect().bottom ?? 0, String(length)).to.be.at.most((room?.getBoundingClientRect().bottom ?? 0) + 1);
      expect(inside(stage, '.rest')[0]?.hidden, String(length)).to.equal(true);
    }
  });

  it('cuts a longer sealed sentence and says where the rest is', async () => {
    const stage = await show(sampleView('sealed', { sealed: [sampleSealed('Wir stehen für diesen Satz ein. '.repeat(60))] }));

    expect(inside(stage, '.rest')[0]?.hidden).to.equal(false);
    expect(inside(stage, '.rest')[0]?.getBoundingClientRect().bottom ?? 0).to.be.at.most((inside(stage, '.room')[0]?.getBoundingClientRect().bottom ?? 0) + 1);
  });

  it('is black when the moderation says so, and says that to screen readers', async () => {
    const stage = await show(sampleView('black'));

    expect(inside(stage, '.black')).to.have.length(1);
    expect(words(stage)).to.equal('Die Leinwand ist dunkel geschaltet.');
  });

  it('moves nothing when motion is off', async () => {
    const stage = await show(sampleView('wall'), sampleBoard(20));
    stage.board = sampleBoard(21);
    await stage.updateComplete;
    await nextFrame();

    expect(document.getAnimations().length).to.equal(0);
  });
});
