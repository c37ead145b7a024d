import type { BallotKind, BallotMode, BallotOption } from '../domain/ballot.ts';
import type { StepKind } from '../domain/step.ts';
import { say, type Catalogue, type Message, type Values } from './catalogue.ts';

/** Words of the projector. German: it is the hall's common surface; translations are on the phones. */
export type StageKey =
  | 'title'
  | 'as-of'
  | 'question-of'
  | 'join-in'
  | 'no-login'
  | 'code-at'
  | 'code-short'
  | 'qr'
  | 'present'
  | 'no-sector'
  | 'cards'
  | 'cards-of'
  | 'more'
  | 'first-card'
  | 'clusters-title'
  | 'clusters-none'
  | 'no-heading'
  | 'conflict'
  | 'parked'
  | 'tray'
  | 'page'
  | 'round'
  | 'votes'
  | 'give-dots'
  | 'give-dots-most'
  | 'hidden-until-end'
  | 'threshold'
  | 'leitsatz'
  | 'sealed-at'
  | 'version'
  | 'shared'
  | 'whole-on-phone'
  | 'principles-none'
  | 'sealed-so-far'
  | 'welcome'
  | 'pause'
  | 'black'
  | 'closed'
  | 'no-workshop'
  | 'no-workshop-next'
  | 'no-access'
  | 'no-access-next'
  | 'no-link'
  | 'no-link-next'
  | 'choose'
  | 'not-reachable'
  | 'not-reachable-next'
  | 'weighed-by';

export const stageWords: Catalogue<StageKey> = {
  title: 'Leinwand · Leitsatz',
  'as-of': 'Stand {time}',
  'question-of': '{step} · Frage {number} von {of}',
  'join-in': 'Mitmachen',
  'no-login': 'ohne Anmeldung',
  'code-at': 'Code auf {host}',
  'code-short': 'Code {code}',
  qr: 'QR-Code zum Mitmachen: {host}, Code {code}',
  present: 'dabei',
  'no-sector': 'Ohne Angabe',
  cards: { one: 'Karte', other: 'Karten' },
  'cards-of': { one: '{n} Karte', other: '{n} Karten' },
  more: { one: 'und {n} weitere', other: 'und {n} weitere' },
  'first-card': 'Die erste Karte erscheint hier',
  'clusters-title': { one: '{cards}, {n} Gruppe: Passt die Überschrift?', other: '{cards}, {n} Gruppen: Passt jede Überschrift?' },
  'clusters-none': '{cards}: Welche gehören zusammen?',
  'no-heading': 'Überschrift folgt',
  conflict: 'strittig',
  parked: 'Parkplatz',
  tray: 'Ohne Gruppe',
  page: 'Seite {page} von {of}',
  round: 'Runde {round}',
  votes: { one: '{n} Stimme', other: '{n} Stimmen' },
  'give-dots': { one: 'Kleben Sie {n} Punkt auf Ihrem Handy', other: 'Kleben Sie bis zu {n} Punkte auf Ihrem Handy' },
  'give-dots-most': 'Kleben Sie auf Ihrem Handy bis zu {n} Punkte, höchstens {most} an dieselbe Stelle',
  'hidden-until-end': 'Stimmen bleiben verdeckt bis zum Schluss',
  threshold: 'Ein Bereich trägt ab {threshold} %',
  leitsatz: 'Leitsatz {number}',
  'sealed-at': 'festgehalten am {date}, {time} Uhr',
  version: 'Fassung {version}',
  shared: 'Von allen Bereichen getragen',
  'whole-on-phone': '… Den ganzen Text lesen Sie auf Ihrem Handy',
  'principles-none': 'Aus den Gruppen werden jetzt Sätze.',
  'sealed-so-far': 'Schon festgehalten: {n}',
  welcome: 'Willkommen',
  pause: 'Pause',
  black: 'Die Leinwand ist dunkel geschaltet.',
  closed: 'Der Saal ist geschlossen.',
  'no-workshop': 'Diesen Workshop gibt es hier nicht oder nicht mehr.',
  'no-workshop-next': 'Bitte öffnen Sie den Link für die Leinwand noch einmal. Er steht am Pult der Moderation.',
  'no-access': 'Dieser Zugang gilt nicht oder nicht mehr.',
  'no-access-next': 'Bitte öffnen Sie den Link für die Leinwand noch einmal. Er steht am Pult der Moderation.',
  'no-link': 'Hier erscheint das Bild für den Saal.',
  'no-link-next': 'Bitte öffnen Sie den Link für die Leinwand. Er steht am Pult der Moderation.',
  choose: 'Dieses Gerät darf zeigen:',
  'not-reachable': 'Der Server antwortet gerade nicht.',
  'not-reachable-next': 'Das Bild erscheint von selbst, sobald er wieder da ist.',
  'weighed-by': 'Getragen von {carrying} von {n} Bereichen',
};

export const stageText = (key: StageKey, values: Values = {}): string => say(stageWords, 'de', key, values);

/** Steps by their kind, as the hall knows them. */
export const stepNames: Readonly<Record<StepKind, string>> = {
  arrive: 'Ankommen',
  collect: 'Sammeln',
  cluster: 'Ordnen',
  weigh: 'Gewichten',
  word: 'Formulieren',
  freeze: 'Festhalten',
  pause: 'Pause',
};

/** What kind of vote it is: beside every ballot and every result. */
export const modeNames: Readonly<Record<BallotMode, string>> = { 'straw-poll': 'Stimmungsbild', binding: 'Abstimmung mit Stimmkarten' };

/** What is asked where the moderation gave no title, and what to do, in one line. `dots`: see `give-dots`. */
export const ballotAsks: Readonly<Record<BallotKind, string>> = {
  agreement: 'Was trägt Ihr Bereich mit?',
  dots: 'Was ist Ihnen am wichtigsten?',
  resistance: 'Wie groß ist Ihr Widerstand?',
  consent: 'Haben Sie einen Einwand?',
  ranking: 'Was kommt zuerst?',
  scale: 'Wo stehen Sie?',
};
export const ballotDoes: Readonly<Record<Exclude<BallotKind, 'dots'>, string>> = {
  agreement: 'Ja, Nein oder Enthaltung auf Ihrem Handy',
  resistance: '0 = kein Widerstand, 10 = für mich nicht tragbar. Bitte auf Ihrem Handy',
  consent: 'Konsent, leichter oder schwerwiegender Einwand? Bitte auf Ihrem Handy',
  ranking: 'Ordnen Sie auf Ihrem Handy, das Wichtigste zuerst',
  scale: 'Kleben Sie Ihren Punkt auf Ihrem Handy',
};

const optionCounts: Readonly<Record<'sentence' | 'group' | 'card' | 'proposal' | 'axis', Message>> = {
  sentence: { one: '{n} Satz', other: '{n} Sätze' },
  group: { one: '{n} Gruppe', other: '{n} Gruppen' },
  card: { one: '{n} Karte', other: '{n} Karten' },
  proposal: { one: '{n} Vorschlag', other: '{n} Vorschläge' },
  axis: { one: '{n} Skala', other: '{n} Skalen' },
};

/** "12 Sätze": what is weighed, by where it came from. */
export const optionCount = (kind: BallotKind, options: readonly Pick<BallotOption, 'source'>[], n: number): string => {
  const all = (from: 'card' | 'cluster'): boolean => options.length > 0 && options.every(({ source }) => source !== null && from in source);
  const what = kind === 'scale' ? 'axis' : all('cluster') ? 'group' : all('card') ? 'card' : kind === 'agreement' ? 'sentence' : 'proposal';
  return say(optionCounts, 'de', what, { n });
};

/** "Join in", each in its own language and direction. The order is the reading order of the picture's two columns. */
export const joinWords = [
  { language: 'de', dir: 'ltr', text: 'Mitmachen' },
  { language: 'ar', dir: 'rtl', text: 'شاركوا معنا' },
  { language: 'tr', dir: 'ltr', text: 'Katılın' },
  { language: 'fa', dir: 'rtl', text: 'شرکت کنید' },
  { language: 'uk', dir: 'ltr', text: 'Долучайтеся' },
  { language: 'en', dir: 'ltr', text: 'Join in' },
] as const;

/** A sector's name where there is little room: long second words are cut as the design does, "Migrantische Org." */
export const sectorShort = (title: string): string => title.replace(/Organisation(en)?\b/g, 'Org.');
