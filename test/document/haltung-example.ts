import { asId, type BallotId, type FreezeId, type PrincipleId } from '../../shared/domain/ids.ts';
import { thresholdDefault } from '../../shared/domain/limits.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import type { HaltungInput } from '../../shared/document/haltung.ts';
import type { SealedView, SupportView } from '../../shared/protocol/view.ts';

export const exampleHash = '19be5c70e3a460d2'.repeat(4);

/** Support per sector in their usual order; `few` is a sector with one to four votes. */
export const supportOf = (...shares: readonly (number | 'few')[]): SupportView => {
  const sectors = Object.fromEntries(
    shares.map((share, place) => [defaultSectors[place]?.id ?? '', share === 'few' ? null : { support: share, carries: share >= thresholdDefault }]),
  );
  return {
    ballot: asId<BallotId>('ballot-1'),
    mode: 'straw-poll',
    threshold: thresholdDefault,
    votes: 152,
    shared: shares.every((share) => share !== 'few' && share >= thresholdDefault),
    sectors,
  };
};

export const sealedSentence = (number: number, text: string, title = ''): SealedView => ({
  freeze: asId<FreezeId>(`freeze-${number}`),
  principle: asId<PrincipleId>(`principle-${number}`),
  number,
  version: number + 1,
  title,
  text,
  frozenAtMs: Date.UTC(2026, 3, 25, 13, 44),
  hash: exampleHash,
  support: supportOf(0.71, 0.78, 0.84, 0.89, 0.97),
});

/** A Haltung with one of everything; `change` replaces parts. */
export const exampleInput = (change: Partial<HaltungInput> = {}): HaltungInput => ({
  process: { id: 'process-1', title: 'Masterplan Integration in Arbeit' },
  sectors: defaultSectors,
  preamble: 'In zwei Workshops haben wir gefragt, was uns trägt.\n\nDie Sätze gelten für jede Maßnahme.',
  sealed: [sealedSentence(1, 'Wer zu uns kommt, soll vom ersten Tag an lernen und arbeiten können.', 'Arbeit und Sprache')],
  open: [{ title: 'Tariflohn', text: 'Tariflohn gilt ab dem ersten Tag.', support: supportOf(0.71, 'few', 0.41, 0.9, 0.659) }],
  workshops: [
    { title: 'Workshop 1', date: '2026-03-14', place: 'Kreishaus', joined: 84, joinedBySector: { verwaltung: 30, politik: 20, zivilgesellschaft: 31, 'migrantische-organisationen': 3 } },
  ],
  invitedBySector: { verwaltung: 50, wirtschaft: 20 },
  chainHead: exampleHash,
  publicKey: { id: 'key-1', raw: 'MCowBQYDK2VwAyEA' },
  generatedAtMs: Date.UTC(2026, 3, 28, 8, 0),
  approvals: { 'freeze-1': [{ role: 'moderator', atMs: Date.UTC(2026, 3, 25, 13, 40) }, { role: 'approver', atMs: Date.UTC(2026, 3, 25, 13, 44) }] },
  ...change,
});
