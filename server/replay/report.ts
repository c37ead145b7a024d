/** What a replay prints at its end. */
import type { OptionResult } from '../../shared/domain/ballot.ts';
import { cellsOffLastVote, type Conversation } from './polis.ts';
import type { Replay } from './replay-workshop.ts';

const sentencesShown = 10;
const sentenceLengthMax = 96;

const count = (n: number): string => new Intl.NumberFormat('de').format(n);
const percent = (share: number | null): string => (share === null ? 'keine Stimme' : `${new Intl.NumberFormat('de', { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(share * 100)} %`);
const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= sentenceLengthMax ? line : `${line.slice(0, sentenceLengthMax - 1).trimEnd()}…`;
};

/** Shared ones first, then by the number of sectors that can be seen, then by the weakest of them; ties in ballot order. */
export const mostShared = (options: readonly OptionResult<'agreement'>[]): readonly OptionResult<'agreement'>[] => {
  const visible = ({ sectors }: OptionResult): number => Object.values(sectors).filter((sector) => sector !== null).length;
  return options
    .map((option, place) => ({ option, place }))
    .sort((a, b) => Number(b.option.shared) - Number(a.option.shared) || visible(b.option) - visible(a.option) || (b.option.weakest ?? -1) - (a.option.weakest ?? -1) || a.place - b.place)
    .slice(0, sentencesShown)
    .map(({ option }) => option);
};

export const reportOf = (conversation: Conversation, done: Replay, seconds: number): string => {
  const { cards, comparison, result } = done;
  const row = (title: string, value: string): string => `  ${title.padEnd(15)} ${value}`;
  const cardsTotal = cards.own + cards.callOuts + cards.callOutsForPace;
  const lines = [
    '',
    conversation.topic,
    row('Beigetreten', `${count(done.joined)} Personen${done.joinedTwice === 0 ? '' : `, davon ${count(done.joinedTwice)} ein zweites Mal, weil die Antwort auf das Beitreten verloren ging`}`),
    row('Karten', `${count(cardsTotal)}, davon ${count(cards.hidden)} ausgeblendet`),
    row('', `${count(cards.own)} von ihren Verfassern, ${count(cards.callOuts)} als Zuruf (Verfasser nicht unter den Personen)`),
    ...(cards.callOutsForPace === 0 ? [] : [row('', `${count(cards.callOutsForPace)} als Zuruf, weil der Server so viele Karten einer Person auf einmal nicht annimmt`)]),
    row('Stimmen', `${count(done.votes)} abgegeben, ${count(comparison.cells)} verschiedene, auf ${count(result.turnout)} Stimmzetteln`),
    '',
    `  Die ${count(Math.min(sentencesShown, result.options.length))} am weitesten geteilten Sätze (Schwelle ${percent(result.threshold)}):`,
    ...mostShared(result.kind === 'agreement' ? result.options : []).flatMap((option, place) => [
      `  ${String(place + 1).padStart(2)}. ${option.shared ? '[gemeinsam] ' : ''}${shortened(option.text)}`,
      `      ${done.sectors
        .flatMap(({ id, title }) => {
          const sector = option.sectors[id];
          if (sector === undefined) return [];
          return [sector === null ? `${title}: verdeckt` : `${title}: ${percent(sector.support)} von ${count(sector.yes + sector.no)}`];
        })
        .join(' · ')}`,
    ]),
    '',
    row('Matrix', `letzte Stimme zählt: ${count(cellsOffLastVote(conversation))} Abweichungen im Ordner selbst`),
    row('Summen', `${count(comparison.totals.equal)} von ${count(comparison.totals.compared)} Sätzen gleich`),
    row('Bereiche', `${count(comparison.sectors.equal)} von ${count(comparison.sectors.compared)} Auszählungen gleich, davon ${count(comparison.hiddenSectors)} zu Recht verdeckt (unter 5 Stimmen, oder sonst zu errechnen)`),
    row('Zellen', `${count(comparison.equalCells)} von ${count(comparison.cells)} Zellen gleich`),
    row('Dauer', `${new Intl.NumberFormat('de', { maximumFractionDigits: 1 }).format(seconds)} Sekunden, ${count(done.retries)} Anfragen wiederholt, ${count(done.slowedDown)} davon auf Bitte des Servers`),
    ...comparison.differences.map((difference) => `  Abweichung: ${difference}`),
    '',
    ...done.links.map(({ title, url }) => row(title, url)),
    '',
    comparison.equal ? 'Alles gleich.' : 'Es gibt Abweichungen.',
  ];
  return `${lines.join('\n')}\n`;
};
