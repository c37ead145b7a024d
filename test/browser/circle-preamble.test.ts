import { expect } from '@open-wc/testing';
import { PreambleKeeper } from '../../client/circle/preamble-keeper.ts';
import type { Receipt } from '../../shared/protocol/view.ts';

const accepted: Receipt = { id: 'command-1', ok: true, revision: 2 };
const refusedWith = (reason: string): Receipt => ({ id: 'command-1', ok: false, reason, message: 'Nein.', messages: {} });

/** A keeper whose time stands still until `pass` and whose server answers what the test says. */
class Desk {
  readonly sent: string[] = [];
  readonly kept = new Map<string, string>();
  answer: Receipt = accepted;
  #due: (() => void) | null = null;

  keeper(): PreambleKeeper {
    return new PreambleKeeper('process-1', {
      save: (text) => {
        this.sent.push(text);
        return Promise.resolve(this.answer);
      },
      store: { get: (key) => this.kept.get(key) ?? null, set: (key, text) => void this.kept.set(key, text), remove: (key) => void this.kept.delete(key) },
      later: (run) => {
        this.#due = run;
        return () => (this.#due = null);
      },
      changed: () => undefined,
    });
  }

  async pass(): Promise<void> {
    const due = this.#due;
    this.#due = null;
    due?.();
    await new Promise((done) => setTimeout(done));
  }
}

describe('the preamble', () => {
  it('is saved on its own after a pause', async () => {
    const desk = new Desk();
    const keeper = desk.keeper();
    keeper.fromServer('Alt');

    keeper.typed('Neu');
    await desk.pass();

    expect(desk.sent).to.deep.equal(['Neu']);
    expect([keeper.status, keeper.dirty, desk.kept.size]).to.deep.equal(['saved', false, 0]);
  });

  it('follows the server while nobody types here', () => {
    const keeper = new Desk().keeper();
    keeper.fromServer('Alt');

    keeper.fromServer('Von anderswo');

    expect([keeper.text, keeper.theirs]).to.deep.equal(['Von anderswo', null]);
  });

  it('stays on this device without a network and is sent when there is one', async () => {
    const desk = new Desk();
    const keeper = desk.keeper();
    keeper.fromServer('Alt');
    desk.answer = refusedWith('offline');

    keeper.typed('Neu');
    await desk.pass();
    expect([keeper.status, desk.kept.size]).to.deep.equal(['device', 1]);

    desk.answer = accepted;
    await desk.pass();
    expect([keeper.status, desk.kept.size]).to.deep.equal(['saved', 0]);
  });

  it('comes back after a reload', async () => {
    const desk = new Desk();
    desk.answer = refusedWith('offline');
    const before = desk.keeper();
    before.fromServer('Alt');
    before.typed('Neu');
    before.stop();
    desk.answer = accepted;

    const after = desk.keeper();
    after.fromServer('Alt');
    expect(after.text).to.equal('Neu');
    await desk.pass();

    expect(desk.sent).to.deep.equal(['Neu']);
  });

  it('shows both when somebody else saved meanwhile, and overwrites nothing', async () => {
    const desk = new Desk();
    const keeper = desk.keeper();
    keeper.fromServer('Alt');
    keeper.typed('Meine');

    keeper.fromServer('Ihre');
    await desk.pass();
    await keeper.save();

    expect([keeper.text, keeper.theirs, desk.sent.length]).to.deep.equal(['Meine', 'Ihre', 0]);
  });

  it('ends a conflict with the text that was chosen', async () => {
    const desk = new Desk();
    const mine = desk.keeper();
    mine.fromServer('Alt');
    mine.typed('Meine');
    mine.fromServer('Ihre');
    mine.choose('mine');
    await desk.pass();
    expect([desk.sent, mine.theirs]).to.deep.equal([['Meine'], null]);

    const theirs = new Desk().keeper();
    theirs.fromServer('Alt');
    theirs.typed('Meine');
    theirs.fromServer('Ihre');
    theirs.choose('theirs');
    expect([theirs.text, theirs.status]).to.deep.equal(['Ihre', 'saved']);
  });

  it('says so when a saved text was written over unseen, and brings it back', async () => {
    const desk = new Desk();
    const keeper = desk.keeper();
    keeper.fromServer('Alt');
    keeper.typed('Meine');
    await desk.pass();
    keeper.fromServer('Meine');

    keeper.fromServer('Ihre');
    expect([keeper.text, keeper.replaced]).to.deep.equal(['Ihre', 'Meine']);

    keeper.answerReplaced(true);
    await desk.pass();
    expect(desk.sent.at(-1)).to.equal('Meine');
  });

  it('does not take its own text in another form for somebody else’s', async () => {
    const desk = new Desk();
    const keeper = desk.keeper();
    keeper.fromServer('');
    keeper.typed('Ein Satz. \r\n');
    await desk.pass();

    keeper.fromServer('Ein Satz.');

    expect([keeper.theirs, keeper.replaced, keeper.status]).to.deep.equal([null, null, 'saved']);
  });

  it('says what was refused and does not try again by itself', async () => {
    const desk = new Desk();
    const keeper = desk.keeper();
    keeper.fromServer('');
    desk.answer = refusedWith('text_too_long');

    keeper.typed('Zu lang');
    await desk.pass();
    await desk.pass();

    expect([keeper.status, keeper.message, desk.sent.length]).to.deep.equal(['refused', 'Nein.', 1]);
  });
});
