/**
 * What 160 invented people write and decide about work for people who came to the district. Put together from
 * subjects and wishes, so that 500 cards read like a hall's: short ones, long ones, some with a slip of the pen.
 */
import type { Seeded } from '../../server/demo/seeded.ts';

export const topic = 'Masterplan Integration in Arbeit';
export const question = 'Was muss gelingen, damit Zugewanderte gute Arbeit finden?';

export interface Theme {
  readonly heading: string;
  readonly short: readonly string[];
  readonly subjects: readonly string[];
  readonly wishes: readonly string[];
}

export const themes: readonly Theme[] = [
  {
    heading: 'Sprache im Betrieb',
    short: ['Deutsch lernen in der Schicht', 'Berufssprache im Kurs', 'Kurse auch für Teilzeit', 'Sprachkurs am Arbeitsplatz', 'Sprache zuerst'],
    subjects: ['Sprachkurse', 'Deutsch im Betrieb', 'Sprachpaten', 'Kurse nach Feierabend', 'Berufssprache'],
    wishes: ['eine Stunde pro Schicht, bezahlt', 'auch am Abend und am Wochenende', 'vom ersten Tag an, nicht erst nach der Anerkennung', 'mit Bus und Kinderbetreuung erreichbar, sonst kommen vor allem die Mütter nicht', 'die Wörter üben, die man an der Maschine wirklich braucht', 'nicht nach sechs Monaten aufhören, wenn es gerade anfängt zu laufen', 'kleine Gruppen, höchstens zwölf Personen', 'für alle offen, egal mit welchem Aufenthaltstitel'],
  },
  {
    heading: 'Anerkennung',
    short: ['Abschlüsse schneller anerkennen', 'Teilqualifizierung zählt', 'Wir bringen Erfahrung mit', 'Anträge in einfacher Sprache', 'Können zählt'],
    subjects: ['Abschlüsse anerkennen', 'Prüfungen', 'Pflegeberufe', 'Zeugnisse aus dem Ausland', 'Handwerk'],
    wishes: ['höchstens drei Monate warten', 'zeigen dürfen, was man kann, auch ohne Papier', 'nicht an einer fehlenden Übersetzung scheitern', 'eine Stelle im Landkreis statt fünf in verschiedenen Städten', 'in der Wartezeit schon als Helferin oder Helfer arbeiten und dabei weiterlernen', 'die Kammern vor Ort einbinden', 'keine Gebühren, solange noch kein Einkommen da ist'],
  },
  {
    heading: 'Eine Anlaufstelle',
    short: ['Eine Tür statt fünf', 'Feste Ansprechperson pro Familie', 'Ein Anruf, eine klare Antwort', 'Lotsen aus dem Ehrenamt', 'Eine Nummer', 'Eine Person, die unsere Sprache spricht, die Wege kennt, mitkommt und nach der Probezeit noch da ist, wenn die eigentlichen Fragen kommen'],
    subjects: ['Anlaufstelle', 'Beratung', 'Jobcenter und Ausländerbehörde', 'Lotsinnen und Lotsen', 'Ein Büro in jeder Gemeinde'],
    wishes: ['zuhören und nicht weiterschicken', 'auch am Nachmittag offen, wenn die Schicht vorbei ist', 'Akten weitergeben, damit man nicht alles fünfmal erzählen muss', 'mitkommen, wenn es schwierig wird', 'mehr als eine Sprache', 'alles unter einem Dach', 'feste Stellen, statt jedes Jahr neu um das Geld zu bangen'],
  },
  {
    heading: 'Ausbildung',
    short: ['Mentoren in jedem Betrieb', 'Praktika im ersten Jahr', 'Kleine Betriebe entlasten', 'Patenschaften in der Probezeit', 'Mehr Praktika', 'Wer eine Ausbildung beginnt, soll sie zu Ende machen dürfen, egal was in der Zwischenzeit mit dem Aufenthalt passiert, und zwar garantiert'],
    subjects: ['Ausbildung', 'Kleine Betriebe', 'Berufsschule', 'Umschulung mit über 25', 'Das erste Lehrjahr'],
    wishes: ['jemand, der die Fachwörter nach der Schule noch einmal erklärt', 'ein Jahr zum Ankommen, das später angerechnet wird', 'weniger Papierkram', 'Wohnraum in der Nähe, sonst ist man zwei Stunden unterwegs', 'ein Praktikum, das wirklich etwas zeigt', 'Nachhilfe am Samstag, die nichts kostet', 'die Zusage, dass niemand mitten in der Lehre gehen muss'],
  },
  {
    heading: 'Kinder und Wege',
    short: ['Betreuung während der Kurse', 'Bus am Abend ins Gewerbegebiet', 'Fahrdienst zur Frühschicht', 'Kurse am Vormittag', 'Busse'],
    subjects: ['Kinderbetreuung', 'Der letzte Bus', 'Mütter in der Ausbildung', 'Weg zum Industriegebiet', 'Ein Ticket für alle Kurse'],
    wishes: ['nach acht Uhr fährt nichts mehr, die Spätschicht endet um zehn', 'Kurs und Arbeit gehen sonst nicht zusammen', 'Kita ab sechs Uhr', 'im ganzen Landkreis gleich', 'jemand passt auf die Kleinen auf, am besten gleich nebenan', 'Mitfahrbänke und ein Betriebsbus, den sich mehrere Firmen teilen'],
  },
  {
    heading: 'Mitentscheiden',
    short: ['Mit uns planen, nicht für uns', 'Unsere Vereine als Brücke', 'Beirat früh einbinden', 'Runder Tisch alle drei Monate', 'Fragt uns'],
    subjects: ['Mitreden', 'Ausländerbeirat', 'Migrantische Vereine', 'Neue Maßnahmen', 'Im Kreistag'],
    wishes: ['von Anfang an mit am Tisch sitzen und nicht erst bei der Pressekonferenz', 'gefragt werden, bevor etwas beschlossen ist', 'einen Raum und ein kleines festes Budget', 'auch Rederecht', 'sehen, was aus den Vorschlägen geworden ist', 'nicht nur übersetzen, sondern mitgestalten'],
  },
  {
    heading: 'Begegnung',
    short: ['Auf Augenhöhe im Verein', 'Vorbilder sichtbar machen', 'Ehrlich sagen, was nicht geht', 'Sprachcafé im Werk', 'Geduld'],
    subjects: ['Nachbarschaft', 'Sportvereine', 'Kolleginnen und Kollegen', 'Feste', 'Feuerwehr und Ehrenamt'],
    wishes: ['beim Kochen kennenlernen, nicht beim Formular', 'alle bringen etwas mit, und niemand ist nur Gast', 'Neue einfach mitnehmen, ohne gleich eine Mitgliedschaft zu verkaufen', 'ein gemeinsames Frühstück am ersten Arbeitstag', 'nachfragen, statt über andere zu reden', 'auch einmal zu uns kommen'],
  },
  {
    heading: 'Verfahren, Fristen',
    short: ['Klare Fristen für Erlaubnisse', 'Sicherheit bei Duldung', 'Daten teilen, Schutz klären', 'Bericht im Kreistag', 'Fristen'],
    subjects: ['Anträge', 'Arbeitserlaubnis', 'Ausländerbehörde', 'Bescheide', 'Termine'],
    wishes: ['in vier Wochen entscheiden', 'online und am Handy ausfüllen', 'mehr Personal und eine Nummer, bei der jemand abnimmt', 'wer einen Vertrag hat, darf bleiben, bis die Ausbildung fertig ist', 'so schreiben, dass man es beim ersten Lesen versteht', 'nicht jedes Mal dieselben Unterlagen verlangen'],
  },
  {
    heading: 'Wohnen',
    short: ['Wohnraum für Azubis', 'Belegrechte sichern', 'Wohnsitzauflage prüfen', 'Nachbarschaft statt Randlage', 'Wohnungen', 'Solange eine Familie zu fünft in einem Zimmer am Ortsrand lebt, nützt der beste Kurs nichts, weil abends niemand lernen oder schlafen kann'],
    subjects: ['Wohnen', 'Werkswohnungen', 'Leerstand im Dorf', 'Unterkunft am Ortsrand'],
    wishes: ['ohne Wohnung keine Arbeit, ohne Arbeit keine Wohnung', 'wieder möglich machen', 'leere Häuser kaufen und mit den Bewohnern zusammen herrichten', 'zu weit weg von allem', 'eine Bürgschaft für Vermieter, solange noch keine Auskunft da ist'],
  },
  {
    heading: 'Gute Arbeit',
    short: ['Tariflohn ab dem ersten Tag', 'Keine Kette von Befristungen', 'Frauen gezielt ansprechen', 'Zeitarbeit einbeziehen', 'Fairer Lohn'],
    subjects: ['Lohn', 'Zeitarbeit', 'Frauen mit Berufserfahrung', 'Betriebsräte', 'Schwarze Schafe'],
    wishes: ['wer Vollzeit arbeitet, muss davon leben können', 'darf nicht die einzige Tür sein', 'nicht nur für die Reinigung vorschlagen, das ist Verschwendung', 'Folgen, auch wenn alle Arbeitskräfte suchen', 'in mehreren Sprachen über Rechte informieren'],
  },
];

/** Cards that answer another question. */
export const offTopic = ['Mehr Bäume auf dem Marktplatz', 'Der Beamer ist zu dunkel', 'Bitte die nächste Veranstaltung am Samstag', 'Das Freibad soll länger aufmachen'] as const;
export const impolite = [
  { text: 'Herr Krause vom Amt geht nie ans Telefon', reason: 'Sie nennt eine Person.' },
  { text: 'Alles Quatsch hier', reason: 'Sie beleidigt.' },
] as const;

/** A sentence that was weighed: title, wording, theme, and the share of yes in each sector; null: too few votes. */
export interface Sentence {
  readonly title: string;
  readonly text: string;
  readonly theme: number;
  readonly support: readonly (number | null)[];
}

export const sentences: readonly Sentence[] = [
  { title: 'Sprache', text: 'Arbeit und Sprache beginnen am ersten Tag und gehören zusammen.', theme: 0, support: [0.88, 0.81, 0.79, 0.92, 0.95] },
  { title: 'Ansprechperson', text: 'Jede Familie hat eine Ansprechperson statt vieler Türen.', theme: 2, support: [0.74, 0.85, 0.91, 0.94, 0.9] },
  { title: 'Können', text: 'Können zählt, nicht nur das Zeugnis.', theme: 1, support: [0.71, 0.78, 0.84, 0.89, 0.97] },
  { title: 'Mitentscheiden', text: 'Wir planen mit den Menschen, um die es geht, und nicht über sie.', theme: 5, support: [0.82, 0.76, 0.7, 0.93, 1] },
  { title: 'Betreuung', text: 'Kinderbetreuung gehört zu jedem Kurs.', theme: 4, support: [0.77, 0.72, 0.69, 0.96, 0.91] },
  { title: 'Zusagen', text: 'Betriebe bekommen verlässliche Zusagen, wenn sie ausbilden und einstellen.', theme: 3, support: [0.69, 0.83, 0.97, 0.75, 0.72] },
  { title: 'Ehrenamt', text: 'Ehrenamt braucht Hauptamt: Wer Lotsen will, bezahlt jemanden, der sie begleitet.', theme: 2, support: [0.79, 0.57, 0.7, 0.95, 0.86] },
  { title: 'Anträge', text: 'Über Anträge auf Arbeit und Ausbildung wird in vier Wochen entschieden.', theme: 7, support: [0.48, 0.74, 0.94, 0.81, 0.9] },
  { title: 'Tariflohn', text: 'Tariflohn gilt ab dem ersten Arbeitstag.', theme: 9, support: [0.72, 0.69, 0.41, 0.9, 0.88] },
  { title: 'Probearbeit', text: 'Probearbeiten geht ohne lange Prüfung.', theme: 3, support: [0.52, 0.73, 0.96, 0.44, 0.39] },
  { title: 'Quote', text: 'In kommunalen Stellen gibt es eine feste Quote für Zugewanderte.', theme: 5, support: [0.38, 0.45, 0.51, 0.77, 0.93] },
  { title: 'Abendbus', text: 'Ein Abendbus fährt bis nach der Spätschicht ins Gewerbegebiet.', theme: 4, support: [0.55, 0.63, 0.9, 0.88, null] },
];

/** How people put a wish; everybody has their own way. */
const manners: readonly ((subject: string, wish: string) => string)[] = [
  (subject, wish) => `${subject}: ${wish}`,
  (subject, wish) => `${capital(wish)} (${subject})`,
  (subject, wish) => `${subject}? ${capital(wish)}!`,
];

const capital = (text: string): string => `${text.slice(0, 1).toLocaleUpperCase('de')}${text.slice(1)}`;

/** `count` different cards, each with its theme, in the order of a hall: none. */
export const cardsOf = (count: number, luck: Seeded): readonly { readonly text: string; readonly theme: number }[] => {
  const made = new Map<string, number>();
  for (const [place, { short, subjects, wishes }] of themes.entries()) {
    for (const text of short) made.set(text, place);
    for (const subject of subjects) {
      for (const wish of wishes) made.set(manners[Math.floor(luck.next() * manners.length)]?.(subject, wish) ?? wish, place);
    }
  }
  const plain = luck.shuffle([...made].map(([text, theme]) => ({ text, theme })));
  // What is missing are the same thoughts again, in somebody else's spelling.
  const again = luck.shuffle(plain).slice(0, Math.max(0, count - plain.length)).map(({ text, theme }) => ({ text: slip(text), theme }));
  return luck.shuffle([...plain.slice(0, count), ...again]);
};

/** As a thumb types: no capital at the start, two letters the wrong way round. */
const slip = (text: string): string => {
  const at = Math.floor(text.length / 2);
  const swapped = /\p{L}\p{L}/u.test(text.slice(at, at + 2)) ? `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}` : text;
  return `${swapped.slice(0, 1).toLocaleLowerCase('de')}${swapped.slice(1)}${swapped.endsWith('!') ? '' : '!'}`;
};
