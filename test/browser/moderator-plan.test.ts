import { expect, fixture, html } from '@open-wc/testing';
import { asId, type StepId } from '../../shared/domain/ids.ts';
import type { Step, StepKind } from '../../shared/domain/step.ts';
import type { DeskView, TimerView } from '../../shared/protocol/view.ts';
import { deviationMinutes, nextStep } from '../../client/moderator/plan.ts';
import '../../client/moderator/next-step.ts';
import type { NextStep } from '../../client/moderator/next-step.ts';
import '../../client/moderator/run-of-show.ts';
import type { RunOfShow } from '../../client/moderator/run-of-show.ts';
import '../../client/moderator/timer-control.ts';
import type { TimerControl } from '../../client/moderator/timer-control.ts';
import { consoleWith, RecordingDesk } from './console-stand-in.ts';

const minuteMs = 60_000;
const beginsAtMs = Date.now() - 20 * minuteMs;

const step = (id: string, kind: StepKind, startsAfterMinutes: number): Step => ({
  id: asId<StepId>(id),
  kind,
  title: id,
  instruction: '',
  minutes: 15,
  startsAfterMinutes,
  board: null,
  permissions: { submitCards: false, editCards: false, suggestClusters: false, comment: false },
  picture: 'wall',
});

const steps = [step('Ankommen', 'arrive', 0), step('Sammeln', 'collect', 15), step('Ordnen', 'cluster', 30)];

// The console's view is wide; the plan reads these fields of it.
const viewAt = (current: Step | null, timer: TimerView | null = null): DeskView =>
  ({
    steps,
    step: current === null ? null : { ...current, openedAtMs: beginsAtMs + 15 * minuteMs },
    timer,
    beginsAtMs,
    present: { politik: 158 },
    joined: 164,
    expectedPeople: 164,
    boards: [],
    sync: [],
    principles: [],
    ballots: [],
    sealed: [],
    workshop: { open: true },
  }) as unknown as DeskView;

const timerOf = (leftMs: number, pausedMs: number | null = null): TimerView => ({ endsAtMs: Date.now() + leftMs, endsAt: '', totalMs: 15 * minuteMs, pausedMs });

describe('the plan', () => {
  it('says in words how far the hall is behind', () => {
    const view = viewAt(steps[1] ?? null, timerOf(14 * minuteMs));

    expect(deviationMinutes(view, Date.now())).to.equal(4);
    expect(nextStep(view)?.title).to.equal('Ordnen');
  });

  it('opens the next step at once and any other only after a second press', async () => {
    const desk = new RecordingDesk('workshop-1');
    const plan = await fixture<RunOfShow>(html`<ls-run-of-show></ls-run-of-show>`, { parentNode: consoleWith(viewAt(steps[1] ?? null), desk) });
    const buttons = [...plan.renderRoot.querySelectorAll<HTMLButtonElement>('.step')];

    buttons[0]?.click();
    await plan.updateComplete;
    expect(desk.orders).to.deep.equal([]);
    plan.renderRoot.querySelector<HTMLButtonElement>('.confirm .button')?.click();
    buttons[2]?.click();

    expect(desk.orders).to.deep.equal([
      { do: 'open-step', step: 'Ankommen', startTimer: true },
      { do: 'open-step', step: 'Ordnen', startTimer: true },
    ]);
    expect(plan.renderRoot.querySelector('[aria-current="step"]')?.textContent).to.contain('Sammeln');
    await expect(plan).to.be.accessible();
  });

  it('names the step that the large button starts and keeps a refusal beside it', async () => {
    const desk = new RecordingDesk('workshop-1');
    desk.answer = { id: 'command-1', ok: false, reason: 'ballot_open', message: 'Eine Abstimmung läuft noch. Schließen Sie sie zuerst.', messages: {} };
    const next = await fixture<NextStep>(html`<ls-next-step></ls-next-step>`, { parentNode: consoleWith(viewAt(steps[1] ?? null), desk) });
    const button = next.renderRoot.querySelector('button');

    button?.click();
    await new Promise((done) => setTimeout(done));
    await next.updateComplete;

    expect(button?.textContent).to.contain('Ordnen starten');
    expect(next.renderRoot.querySelector('.failure')?.textContent).to.contain('Eine Abstimmung läuft noch.');
  });

  it('adds minutes, pauses and goes on', async () => {
    const desk = new RecordingDesk('workshop-1');
    const timer = await fixture<TimerControl>(html`<ls-timer-control></ls-timer-control>`, { parentNode: consoleWith(viewAt(steps[1] ?? null, timerOf(0, 5 * minuteMs)), desk) });
    const press = async (place: number): Promise<void> => {
      timer.renderRoot.querySelectorAll('button')[place]?.click();
      await new Promise((done) => setTimeout(done));
    };

    await press(1);
    await press(2);

    expect(timer.renderRoot.querySelector('.digits')?.textContent).to.equal('05:00');
    expect(desk.orders).to.deep.equal([
      { do: 'set-timer', endsInMs: 6 * minuteMs, paused: true },
      { do: 'set-timer', endsInMs: 5 * minuteMs, paused: false },
    ]);
  });
});
