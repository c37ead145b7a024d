import type { Catalogue, Values } from './catalogue.ts';
import { say } from './catalogue.ts';

/** Words of the Haltung as a document. German only: it goes to a German council. */
const german = {
  title: 'Gemeinsame Haltung „{process}“',
  stand: 'Stand',
  standAt: '{date}, {time} Uhr',
  process: 'Verfahren',
  preamble: 'Präambel',
  noPreamble: 'Noch keine Präambel.',
  principles: 'Leitsätze',
  noPrinciples: 'Noch ist kein Satz festgehalten.',
  principle: 'Leitsatz {number}',
  principleTitled: 'Leitsatz {number}: {title}',
  version: 'Fassung {version}',
  frozenAt: 'festgehalten am {date}, {time} Uhr',
  checksum: 'Prüfsumme',
  confirmed: 'Bestätigt: {role}, {date}, {time} Uhr',
  supportCaption: 'Zustimmung zu Leitsatz {number} nach Bereichen',
  supportOpenCaption: 'Zustimmung zum Satz „{title}“ nach Bereichen',
  supportMeta: { one: '{mode}, eine Stimme, nötig sind {threshold} in jedem Bereich', other: '{mode}, {n} Stimmen, nötig sind {threshold} in jedem Bereich' },
  notWeighed: 'Nicht gewichtet.',
  sector: 'Bereich',
  agreement: 'Zustimmung',
  carries: 'Trägt',
  yes: 'ja',
  no: 'nein',
  hidden: 'verdeckt',
  hiddenWhy: '{meta}. Verdeckt: weniger als 5 Stimmen, oder eine solche Zahl ließe sich sonst ausrechnen.',
  noVotes: 'keine Stimme',
  onlyAbstentions: 'nur Enthaltungen',
  open: 'Was offen geblieben ist',
  nothingOpen: 'Kein Satz ist offen geblieben.',
  openIntro: 'Diese Sätze sind nicht festgehalten. Genannt ist, welcher Bereich noch fehlt.',
  untitled: 'Satz ohne Überschrift',
  participation: 'Beteiligung',
  noWorkshop: 'Noch kein Workshop.',
  participationIntro: 'Gezählt sind Menschen, die sich im Workshop einem Bereich zugeordnet haben. Namen werden nicht erhoben.',
  workshopLine: { one: '{title}, {when}: eine Person', other: '{title}, {when}: {n} Personen' },
  participationCaption: 'Beteiligte nach Bereichen',
  invited: 'Eingeladen',
  unknown: 'nicht erfasst',
  joined: '{title}',
  fewPeople: 'weniger als 5',
  unnamed: 'Ohne Angabe',
  absent: 'Eingeladen und nicht dabei: {sectors}.',
  check: 'Prüfung',
  checkIntro: 'Jeder Leitsatz ist mit Prüfsumme und Signatur festgehalten. Der Nachweis (record.json) enthält alles, was zum Prüfen nötig ist. Ohne Netz prüfen ihn die Seite /verify, auch gespeichert, und dieser Befehl:',
  chainHead: 'Ende der Kette',
  publicKey: 'Öffentlicher Schlüssel',
  keyId: 'Kennung des Schlüssels',
  fingerprint: 'Fingerabdruck des Schlüssels',
  page: 'Seite',
  of: 'von',
  circle: 'Initiativkreis',
  approver: 'Zugang Bestätigung',
  moderator: 'Moderation',
  projector: 'Projektor',
  observer: 'Beobachtung',
  participant: 'Teilnehmende',
} as const satisfies Catalogue<string>;

export type DocumentWord = keyof typeof german;

export const documentWord = (key: DocumentWord, values: Values = {}): string => say<DocumentWord>(german, 'de', key, values);

/** "Verwaltung, Politik und Wirtschaft". */
export const enumerate = (words: readonly string[]): string => new Intl.ListFormat('de', { type: 'conjunction' }).format(words);
