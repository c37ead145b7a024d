import { say, type Catalogue, type Values } from './catalogue.ts';

/** Words of the projector's pictures of a closed ballot; they come with those pictures, after the first ones. */
export type ResultKey =
  | 'shown-of'
  | 'nobody'
  | 'nobody-next'
  | 'nothing-given'
  | 'tied'
  | 'quoted'
  | 'shared'
  | 'shared-only'
  | 'shared-none'
  | 'number-agreement'
  | 'number-resistance'
  | 'number-consent'
  | 'threshold-consent'
  | 'field-shared'
  | 'field-one-missing'
  | 'field-open'
  | 'dots-title'
  | 'dots-budget'
  | 'dots-number'
  | 'dots-rest'
  | 'said-dots'
  | 'ranking-title'
  | 'ranking-number'
  | 'ranking-places'
  | 'ranking-rule'
  | 'said-ranking'
  | 'resistance-title'
  | 'resistance-passive'
  | 'resistance-single'
  | 'resistance-none'
  | 'resistance-number'
  | 'resistance-columns'
  | 'resistance-limit'
  | 'said-resistance'
  | 'said-above'
  | 'said-camps'
  | 'two-camps'
  | 'consent-accepted'
  | 'consent-open'
  | 'consent-many'
  | 'consent-given'
  | 'consent-light'
  | 'consent-grave'
  | 'consent-rule'
  | 'accepted'
  | 'not-accepted'
  | 'said-consent'
  | 'scale-title'
  | 'scale-towards'
  | 'scale-both'
  | 'scale-mean'
  | 'scale-dot'
  | 'said-scale';

const resultWords: Catalogue<ResultKey> = {
  'shown-of': 'Die ersten {shown} von {n}',
  nobody: 'Niemand hat abgestimmt',
  'nobody-next': 'Die Moderation kann die Abstimmung noch einmal öffnen.',
  'nothing-given': 'Niemand hat sich dazu geäußert',
  tied: '{n} gleichauf',
  quoted: '„{text}“',
  shared: { one: '{carried} von {n} Satz wird von allen Bereichen getragen', other: '{carried} von {n} Sätzen werden von allen Bereichen getragen' },
  'shared-only': '1 von {n} Sätzen wird von allen Bereichen getragen',
  'shared-none': 'Noch kein Satz wird von allen Bereichen getragen',
  'number-agreement': 'Zahl = Zustimmung in %',
  'number-resistance': 'Zahl = Widerstand 0 bis 3, in %',
  'number-consent': 'Zahl = ohne schweren Einwand, in %',
  'threshold-consent': 'Ein Bereich trägt bei 100 %',
  'field-shared': 'Von allen getragen',
  'field-one-missing': 'Ein Bereich fehlt',
  'field-open': 'Noch zu klären',
  'dots-title': 'Die meisten Punkte: {what}',
  'dots-budget': { one: '{n} Punkt je Person', other: '{n} Punkte je Person' },
  'dots-number': 'Zahl = Punkte',
  'dots-rest': 'ohne Bereich oder zu wenige',
  'said-dots': { one: '{text}: {n} Punkt', other: '{text}: {n} Punkte' },
  'ranking-title': 'Auf Platz 1: {what}',
  'ranking-number': 'Zahl = Punkte nach Borda',
  'ranking-places': 'Säulen = Personen je Platz',
  'ranking-rule': { one: 'Platz 1 gibt {n} Punkt, jeder Platz danach einen weniger', other: 'Platz 1 gibt {n} Punkte, jeder Platz danach einen weniger' },
  'said-ranking': { one: '{text}: {n} Punkt', other: '{text}: {n} Punkte' },
  'resistance-title': 'Am wenigsten Widerstand: {what}',
  'resistance-passive': 'Am wenigsten Widerstand: „{passive}“',
  'resistance-single': 'Der Widerstand liegt bei {value} von 100',
  'resistance-none': 'Niemand hat Widerstand',
  'resistance-number': 'Zahl = Gruppenwiderstand',
  'resistance-columns': 'Säulen = Stimmen für 0 bis 10',
  'resistance-limit': 'Gestrichelt: „{passive}“. Was mehr Widerstand hat, ist nicht annehmbar.',
  'said-resistance': '{text}: {value} von 100',
  'said-above': 'Was über {value} liegt, ist für die Gruppe nicht annehmbar.',
  'said-camps': 'Zwei Lager: {list}.',
  'two-camps': 'Zwei Lager',
  'consent-accepted': 'Angenommen: kein schwerwiegender Einwand',
  'consent-open': { one: 'Noch nicht angenommen: {n} schwerwiegender Einwand', other: 'Noch nicht angenommen: {n} schwerwiegende Einwände' },
  'consent-many': { one: '{accepted} von {n} Vorschlag ist angenommen', other: '{accepted} von {n} Vorschlägen angenommen' },
  'consent-given': 'Konsent',
  'consent-light': { one: 'leichter Einwand', other: 'leichte Einwände' },
  'consent-grave': { one: 'schwerwiegender Einwand', other: 'schwerwiegende Einwände' },
  'consent-rule': 'Angenommen ist, was keinen schwerwiegenden Einwand hat',
  accepted: 'Angenommen',
  'not-accepted': 'Noch offen',
  'said-consent': '{text}: {verdict}, {consent} Konsent, {light} leichte und {grave} schwerwiegende Einwände',
  'scale-title': 'Im Mittel {value} von 100',
  'scale-towards': 'Im Mittel {value} von 100, näher an „{pole}“',
  'scale-both': 'Im Mittel {first} {firstValue} und {second} {secondValue} von 100',
  'scale-mean': 'Mittel {value}',
  'scale-dot': '1 Punkt = 1 Person',
  'said-scale': '{axis}, Personen je Zehntel von 0 bis 100: {list}.',
};

export const resultText = (key: ResultKey, values: Values = {}): string => say(resultWords, 'de', key, values);
