import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../server/rehearse/hall.ts';
import { duration, reportOf } from '../../server/rehearse/report.ts';
import type { Measured, Timed } from '../../server/rehearse/verdict.ts';

const timed = (ms: number, missing = 0): Timed => ({ timesMs: [ms], missing });
const measured: Measured = {
  phones: 200,
  timed: { joining: timed(120), cards: timed(40), screen: timed(30), voting: timed(35), result: timed(90), returning: timed(15) },
  counted: { expected: { cards: 400, papers: 200, sentences: 1 }, lost: { cards: 0, papers: 0, sentences: 0 } },
  requestsAfterResult: 0,
  idleLineMs: [1],
  busyLineMs: [3],
  ownLagMs: 2,
  drops: 0,
  restarted: false,
  withoutSocket: 0,
  refusals: 0,
};
const good: Rehearsal = { measured, retries: 0, strangers: 0, problems: new Map() };
const frame = { sameComputer: true, colours: false, quietMs: 5_000 };
const rows = (text: string): readonly string[] => text.split('\n').slice(1, 8);

describe('the report of a rehearsal', () => {
  it('says in words what held, line by line', () => {
    const { text, light } = reportOf(good, frame);

    expect(light).toBe('green');
    expect(rows(text).map((row) => row.trim().split(/\s+/).slice(0, 2))).toEqual(
      ['Beitreten', 'Karten', 'Leinwand', 'Abstimmen', 'Ergebnis', 'Wiederverbinden', 'Verlust'].map((title) => [title, 'Grün']),
    );
    expect(text).toContain('0 verloren: 400 Karten, 200 Stimmzettel, 1 festgehaltener Satz');
    expect(text).toContain('in 5 Sekunden kein Telefon nach');
    expect(text).toContain('Grün: Alles hat gehalten.');
    expect(text).toContain('Das WLAN war nicht dabei');
    expect(text).not.toContain('Was zu tun ist');
    expect(text).not.toMatch(/[{}]|\u001B/);
  });

  it('names what was slow, its limits, and what to do about the WLAN', () => {
    const { text, light } = reportOf({ ...good, measured: { ...measured, timed: { ...measured.timed, cards: timed(1_804) }, idleLineMs: [790, 1_100] } }, { ...frame, sameComputer: false });

    expect(light).toBe('yellow');
    expect(text).toContain('wartet bis zu 1,81 s auf die Quittung (grün bis 1 s, gelb bis 3 s)');
    expect(text).toContain('Die Leitung zum Server ist langsam');
    expect(text).toContain('höchstens 50 bis 75 Telefone je Funkmodul einplanen; hier also mindestens 3.');
    expect(text).toContain('Mobilfunk');
    expect(text).toContain('Gelb: Es geht');
    expect(text).not.toContain('Energiesparmodus');
    expect(text).not.toMatch(/[{}]/);
  });

  it('says what was lost and what the server refused', () => {
    const lost = { cards: 2, papers: 1, sentences: 0 };
    const { text, light } = reportOf(
      { ...good, measured: { ...measured, counted: { expected: { cards: 400, papers: 200, sentences: 1 }, lost }, timed: { ...measured.timed, voting: timed(40, 3) }, refusals: 3 }, problems: new Map([['Zu viele.', 3]]) },
      frame,
    );

    expect(light).toBe('red');
    expect(text).toContain('Quittiertes fehlt: 2 Karten, 1 Stimmzettel');
    expect(text).toContain('3 Stimmzettel bekamen keine Quittung.');
    expect(text).toContain('3-mal: Zu viele.');
    expect(text).toContain('Diesen Server so nicht verwenden.');
  });

  it('on a terminal colour goes with the words, never instead of them', () => {
    expect(reportOf(good, { ...frame, colours: true }).text).toContain('\u001B[1;32mGrün  \u001B[0m');
  });

  it('reads over a limit what is over it', () => {
    expect([0.2, 340.4, 999, 1_000, 1_000.5, 2_140, 12_345].map(duration)).toEqual(['1 ms', '341 ms', '999 ms', '1,00 s', '1,01 s', '2,14 s', '12,35 s']);
  });
});
