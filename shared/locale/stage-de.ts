import type { StepKind } from '../domain/step.ts';
import { say, type Catalogue, type Values } from './catalogue.ts';

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
  | 'parked'
  | 'tray'
  | 'page'
  | 'weighs'
  | 'sentences'
  | 'hidden-until-end'
  | 'threshold'
  | 'straw-poll'
  | 'weigh-on-phone'
  | 'result-shared'
  | 'result-none'
  | 'result-only'
  | 'number-is-support'
  | 'field-shared'
  | 'field-one-missing'
  | 'field-open'
  | 'votes'
  | 'shown-of'
  | 'result-empty'
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
  parked: 'Parkplatz',
  tray: 'Ohne Gruppe',
  page: 'Seite {page} von {of}',
  weighs: 'Was trägt Ihr Bereich mit?',
  sentences: { one: '{n} Satz', other: '{n} Sätze' },
  'hidden-until-end': 'Stimmen bleiben verdeckt bis zum Schluss',
  threshold: 'Ein Bereich trägt ab {threshold} %',
  'straw-poll': 'Stimmungsbild',
  'weigh-on-phone': 'Ja, Nein oder Enthaltung auf Ihrem Handy',
  'result-shared': { one: '{carried} von {n} Satz wird von allen Bereichen getragen', other: '{carried} von {n} Sätzen werden von allen Bereichen getragen' },
  'result-only': '1 von {n} Sätzen wird von allen Bereichen getragen',
  'result-none': 'Noch kein Satz wird von allen Bereichen getragen',
  'number-is-support': 'Zahl = Zustimmung in %',
  'field-shared': 'Von allen getragen',
  'field-one-missing': 'Ein Bereich fehlt',
  'field-open': 'Noch zu klären',
  votes: { one: '{n} Stimme', other: '{n} Stimmen' },
  'shown-of': 'Die ersten {shown} von {n} Sätzen',
  'result-empty': 'Niemand hat abgestimmt. Die Moderation kann die Abstimmung noch einmal öffnen.',
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
