/** A phone's view and outbox for the component tests, without a server. */
import type { Answer, Refused } from '../../client/connection/api.ts';
import { CommandQueue, type QueuePorts } from '../../client/connection/command-queue.ts';
import type { Command, PositiveReceipt } from '../../client/connection/commands.ts';
import type { PhoneStorage } from '../../client/connection/phone-storage.ts';
import { asId, type BoardId, type ParticipantId, type ProcessId, type StepId, type WorkshopId } from '../../shared/domain/ids.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { StepKind } from '../../shared/domain/step.ts';
import type { ParticipantView, StepView } from '../../shared/protocol/view.ts';

export const step = (kind: StepKind, openedAtMs = Date.now()): StepView => ({
  id: asId<StepId>(`step-${kind}`),
  kind,
  title: kind,
  instruction: '',
  minutes: 10,
  permissions: { submitCards: kind === 'collect', editCards: true, suggestClusters: kind === 'cluster', comment: kind === 'cluster' },
  picture: 'wall',
  question: { number: 1, of: 2 },
  openedAtMs,
});

export const view = (change: Partial<ParticipantView> = {}): ParticipantView => ({
  revision: 1,
  serverTimeMs: Date.now(),
  serverTime: '',
  role: 'participant',
  process: { id: asId<ProcessId>('process-1'), title: 'Masterplan' },
  workshop: { id: asId<WorkshopId>('workshop1'), title: 'Workshop 1', place: '', date: '2026-11-22', open: true },
  sectors: defaultSectors,
  step: step('collect'),
  board: { id: asId<BoardId>('board-one'), question: 'Was muss gelingen?', textGraphemesMax: 140, cards: 0 },
  ballot: null,
  timer: null,
  present: {},
  joined: 1,
  result: null,
  sealed: [],
  drafts: [],
  clusters: [],
  own: { participant: asId<ParticipantId>('person-1'), sector: defaultSectors[2]?.id ?? null, language: 'de', cards: [], comments: [], amendments: [], ticket: null, voted: [], trackers: {}, receipts: [] },
  ...change,
});

export const lost: Refused = { ok: false, reason: 'offline', message: '', messages: {}, status: 0 };

export const queueThat = (storage: PhoneStorage, answer: (command: Command) => Answer<PositiveReceipt>): CommandQueue => {
  let ids = 0;
  const ports: QueuePorts = {
    nowMs: () => Date.now(),
    random: () => 1,
    later: (run, afterMs) => {
      const timer = setTimeout(run, afterMs);
      return () => clearTimeout(timer);
    },
    newId: () => `command-${(ids += 1)}`,
    post: (command) => Promise.resolve(answer(command)),
  };
  return new CommandQueue('workshop1:person-1', ports, storage);
};
