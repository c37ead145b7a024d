/**
 * What 160 invented people write and decide about work for people who came to the district. Put together from
 * openings and endings, so that 500 cards read like a hall's: short ones, long ones, some with a slip of the pen.
 */
import type { Seeded } from '../../server/demo/seeded.ts';

export const topic = 'Masterplan Integration in Arbeit';
export const question = 'Was muss gelingen, damit Zugewanderte gute Arbeit finden?';

export interface Theme {
  readonly heading: string;
  readonly short: readonly string[];
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

export const themes: readonly Theme[] = [
  {
    heading: 'Sprache im Betrieb',
    short: ['Deutsch lernen in der Schicht', 'Berufssprache im Kurs', 'Kurse auch für Teilzeit', 'Sprachkurs am Arbeitsplatz', 'Sprache zuerst'],
    openings: ['Deutsch lernt man am besten bei der Arbeit:', 'Sprachkurse müssen', 'Wer im Betrieb Deutsch unterrichtet, soll', 'Ein Sprachpate pro Abteilung könnte', 'Die Kurse sollten'],
    endings: ['eine Stunde pro Schicht, bezahlt', 'auch am Abend und am Wochenende stattfinden', 'vom ersten Tag an dabei sein, nicht erst nach der Anerkennung', 'mit Bus und Kinderbetreuung erreichbar sein, sonst kommen vor allem die Mütter nicht', 'die Wörter üben, die man an der Maschine wirklich braucht', 'nicht nach sechs Monaten enden, wenn es gerade anfängt zu laufen', 'kleiner sein, höchstens zwölf Personen', 'für alle offen sein, egal mit welchem Aufenthaltstitel'],
  },
  {
    heading: 'Anerkennung',
    short: ['Abschlüsse schneller anerkennen', 'Teilqualifizierung zählt', 'Wir bringen Erfahrung mit', 'Anträge in einfacher Sprache', 'Können zählt'],
    openings: ['Die Anerkennung von Abschlüssen darf', 'Wer etwas kann, soll', 'Prüfungen sollten', 'Für Pflegeberufe müsste man', 'Zeugnisse aus dem Ausland'],
    endings: ['höchstens drei Monate dauern', 'es zeigen dürfen, auch ohne Papier', 'nicht an einer fehlenden Übersetzung scheitern', 'an einer Stelle im Landkreis bearbeitet werden und nicht in fünf verschiedenen Städten', 'in der Wartezeit schon als Helfer arbeiten und dabei weiterlernen können', 'von den Kammern vor Ort geprüft werden', 'nichts kosten, wenn noch kein Einkommen da ist'],
  },
  {
    heading: 'Eine Anlaufstelle',
    short: ['Eine Tür statt fünf', 'Feste Ansprechperson pro Familie', 'Ein Anruf, eine klare Antwort', 'Lotsen aus dem Ehrenamt', 'Eine Nummer'],
    openings: ['Eine Anlaufstelle, die', 'Es fehlt eine Person, die', 'Das Jobcenter und die Ausländerbehörde sollten', 'Ein Büro in jeder größeren Gemeinde,', 'Die Lotsinnen und Lotsen'],
    endings: ['zuhört und nicht weiterschickt', 'am Nachmittag offen hat, wenn die Schicht vorbei ist', 'die Akten untereinander weitergeben, damit man nicht alles fünfmal erzählen muss', 'auch mitkommt, wenn es schwierig wird', 'mehr als eine Sprache spricht', 'unter einem Dach sitzen', 'dauerhaft bezahlt wird und nicht jedes Jahr neu um die Stelle bangt'],
  },
  {
    heading: 'Ausbildung',
    short: ['Mentoren in jedem Betrieb', 'Praktika im ersten Jahr', 'Kleine Betriebe entlasten', 'Patenschaften in der Probezeit', 'Mehr Praktika'],
    openings: ['In der Ausbildung braucht es', 'Kleine Betriebe brauchen', 'Berufsschulen sollten', 'Für junge Leute über 25 wünsche ich mir', 'Vor dem ersten Lehrjahr hilft'],
    endings: ['jemanden, der nach der Berufsschule die Fachwörter noch einmal erklärt', 'ein Jahr zum Ankommen, das auf die Ausbildung angerechnet wird', 'weniger Papierkram', 'Wohnraum in der Nähe, sonst ist man zwei Stunden unterwegs', 'ein Praktikum, das wirklich etwas zeigt', 'Nachhilfe, die nichts kostet und am Samstag stattfindet', 'eine Zusage, dass niemand mitten in der Lehre gehen muss'],
  },
  {
    heading: 'Kinder und Wege',
    short: ['Betreuung während der Kurse', 'Bus am Abend ins Gewerbegebiet', 'Fahrdienst zur Frühschicht', 'Kurse am Vormittag', 'Busse'],
    openings: ['Ohne Kinderbetreuung', 'Der letzte Bus', 'Mütter können nur kommen, wenn', 'Zum Industriegebiet', 'Ein Ticket für alle Kurse'],
    endings: ['fährt nach acht Uhr nichts mehr, die Spätschicht endet um zehn', 'geht beides nicht: Kurs und Arbeit', 'die Kita auch um sechs Uhr offen ist', 'müsste im ganzen Landkreis gelten', 'jemand auf die Kleinen aufpasst, am besten gleich nebenan', 'sollte es Mitfahrbänke und einen Betriebsbus geben, den sich mehrere Firmen teilen'],
  },
  {
    heading: 'Mitentscheiden',
    short: ['Mit uns planen, nicht für uns', 'Unsere Vereine als Brücke', 'Beirat früh einbinden', 'Runder Tisch alle drei Monate', 'Fragt uns'],
    openings: ['Wer betroffen ist,', 'Der Ausländerbeirat soll', 'Migrantische Vereine brauchen', 'Bei jeder neuen Maßnahme', 'Wir möchten'],
    endings: ['sitzt mit am Tisch, und zwar von Anfang an und nicht erst bei der Pressekonferenz', 'gefragt werden, bevor etwas beschlossen ist', 'einen Raum und ein kleines festes Budget', 'auch im Kreistag reden dürfen', 'sehen, was aus unseren Vorschlägen geworden ist', 'nicht nur übersetzen, sondern mitgestalten'],
  },
  {
    heading: 'Begegnung',
    short: ['Auf Augenhöhe im Verein', 'Vorbilder sichtbar machen', 'Ehrlich sagen, was nicht geht', 'Sprachcafé im Werk', 'Geduld'],
    openings: ['Man lernt sich kennen', 'Sportvereine könnten', 'Im Betrieb hilft', 'Nachbarn sollten', 'Mehr Feste,'],
    endings: ['beim Kochen, nicht beim Formular', 'bei denen alle etwas mitbringen und niemand nur Gast ist', 'neue Leute einfach mitnehmen, ohne gleich eine Mitgliedschaft zu verkaufen', 'ein gemeinsames Frühstück am ersten Arbeitstag', 'öfter nachfragen, statt über andere zu reden', 'auch einmal zu uns kommen'],
  },
  {
    heading: 'Verfahren, Fristen',
    short: ['Klare Fristen für Erlaubnisse', 'Sicherheit bei Duldung', 'Daten teilen, Schutz klären', 'Bericht im Kreistag', 'Fristen'],
    openings: ['Anträge sollten', 'Eine Arbeitserlaubnis muss', 'Die Ausländerbehörde braucht', 'Wer einen Vertrag hat,', 'Bescheide'],
    endings: ['in vier Wochen entschieden sein', 'online gehen und auch am Handy ausgefüllt werden können', 'mehr Personal und eine Hotline, die auch abgenommen wird', 'soll bleiben dürfen, bis die Ausbildung fertig ist', 'so geschrieben sein, dass man sie beim ersten Lesen versteht', 'nicht jedes Mal dieselben Unterlagen verlangen'],
  },
  {
    heading: 'Wohnen',
    short: ['Wohnraum für Azubis', 'Belegrechte sichern', 'Wohnsitzauflage prüfen', 'Nachbarschaft statt Randlage', 'Wohnungen'],
    openings: ['Ohne Wohnung', 'Betriebe könnten', 'Der Landkreis sollte', 'Die Unterkunft am Ortsrand'],
    endings: ['keine Arbeit, ohne Arbeit keine Wohnung: das muss jemand durchbrechen', 'Werkswohnungen wieder einführen', 'leere Häuser in den Dorfkernen kaufen und mit Bewohnern zusammen herrichten', 'ist zu weit weg von allem', 'für Vermieter bürgen, wenn noch keine Schufa da ist'],
  },
  {
    heading: 'Gute Arbeit',
    short: ['Tariflohn ab dem ersten Tag', 'Keine Kette von Befristungen', 'Frauen gezielt ansprechen', 'Zeitarbeit einbeziehen', 'Fairer Lohn'],
    openings: ['Wer Vollzeit arbeitet,', 'Zeitarbeit darf', 'Frauen mit Berufserfahrung', 'Betriebsräte sollten', 'Schwarze Schafe'],
    endings: ['muss davon leben können', 'nicht die einzige Tür sein', 'werden zu oft nur für die Reinigung vorgeschlagen, das ist eine Verschwendung', 'müssen Folgen spüren, auch wenn alle Arbeitskräfte suchen', 'in mehreren Sprachen über Rechte informieren'],
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

/** `count` different cards, each with its theme, in the order of a hall: none. */
export const cardsOf = (count: number, luck: Seeded): readonly { readonly text: string; readonly theme: number }[] => {
  const made = new Map<string, number>();
  for (const [place, { short, openings, endings }] of themes.entries()) {
    for (const text of short) made.set(text, place);
    for (const opening of openings) {
      for (const ending of endings) {
        const text = `${opening} ${ending}`;
        if (text.length <= 140) made.set(text, place);
      }
    }
  }
  const plain = luck.shuffle([...made].map(([text, theme]) => ({ text, theme })));
  // What is missing are the same thoughts again, in somebody else's spelling.
  const again = luck.shuffle([...plain]).slice(0, Math.max(0, count - plain.length)).map(({ text, theme }) => ({ text: slip(text), theme }));
  return luck.shuffle([...plain.slice(0, count), ...again]);
};

/** As a thumb types: no capital at the start, two letters the wrong way round. */
const slip = (text: string): string => {
  const at = Math.floor(text.length / 2);
  const swapped = /\p{L}\p{L}/u.test(text.slice(at, at + 2)) ? `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}` : text;
  return `${swapped.slice(0, 1).toLocaleLowerCase('de')}${swapped.slice(1)}!`;
};
