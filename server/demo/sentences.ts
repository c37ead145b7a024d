/**
 * What the hall of the demonstration made of its cards: sentences, and how each sector felt about them.
 *
 * The cards are real (klimarat.json). Everything here is invented: sentences, people, opinions.
 */

/** People who joined, people who were invited. */
export interface DemoSector {
  readonly id: string;
  readonly people: number;
  readonly invited: number;
}

export const demoSectors: readonly DemoSector[] = [
  { id: 'verwaltung', people: 27, invited: 32 },
  { id: 'politik', people: 17, invited: 24 },
  { id: 'wirtschaft', people: 22, invited: 30 },
  { id: 'zivilgesellschaft', people: 35, invited: 40 },
  { id: 'migrantische-organisationen', people: 16, invited: 22 },
];
/** "Ohne Angabe". */
export const demoPeopleWithoutSector = 4;

export interface DemoSentence {
  readonly title: string;
  readonly text: string;
  /** An earlier wording, replaced before the hall weighed the sentence. */
  readonly firstText?: string;
  /** Places in klimarat.json `clusters`, from 0. */
  readonly clusters: readonly number[];
  /** Share of yes among those who decide, in the order of `demoSectors`. */
  readonly support: readonly [number, number, number, number, number];
  /** `frozen`: both confirmations; `requested`: the first one. */
  readonly state?: 'frozen' | 'requested';
}

export const demoSentences: readonly DemoSentence[] = [
  {
    title: 'Reparieren',
    text: 'Was bei uns verkauft wird, hält lange, lässt sich reparieren und bekommt Ersatzteile.',
    firstText: 'Produkte sollen reparierbar sein.',
    clusters: [0],
    support: [0.96, 0.88, 0.78, 0.97, 0.93],
    state: 'frozen',
  },
  {
    title: 'Neuware',
    text: 'Unverkaufte und zurückgesandte Neuware wird nicht vernichtet, sondern genutzt.',
    clusters: [0, 5],
    support: [0.92, 0.94, 0.74, 0.97, 1],
    state: 'frozen',
  },
  {
    title: 'Verpackung',
    text: 'Verpackungen sind so klein wie möglich und kommen zurück, wo immer es geht.',
    firstText: 'Verpackungen werden vermieden, Mehrweg wird zur Regel.',
    clusters: [1],
    support: [0.88, 0.82, 0.7, 0.91, 0.86],
    state: 'frozen',
  },
  {
    title: 'Kennzeichnung',
    text: 'Beim Einkauf ist für alle verständlich, woher ein Produkt kommt und wie lange es hält.',
    clusters: [3],
    support: [0.85, 0.8, 0.68, 0.94, 0.93],
    state: 'frozen',
  },
  {
    title: 'Gebrauchtes',
    text: 'Teilen, leihen und gebraucht kaufen wird so einfach wie neu kaufen, auch auf dem Land.',
    clusters: [5],
    support: [0.77, 0.76, 0.71, 0.94, 0.93],
    state: 'requested',
  },
  {
    title: 'Regional',
    text: 'Wir stellen wieder mehr in der Region und in Europa her und kaufen es auch hier.',
    clusters: [4],
    support: [0.81, 0.88, 0.85, 0.79, 0.57],
  },
  {
    title: 'Bildung',
    text: 'Klimaschutz gehört in Schule, Ausbildung und Weiterbildung, auch in einfacher Sprache.',
    clusters: [8],
    support: [0.84, 0.56, 0.72, 0.97, 1],
  },
  {
    title: 'Betriebe',
    text: 'Betriebe, die klimaneutral wirtschaften, werden bei Krediten und Förderungen bevorzugt.',
    clusters: [7, 2],
    support: [0.58, 0.81, 0.9, 0.76, 0.71],
  },
  {
    title: 'Kostenwahrheit',
    text: 'Was das Klima belastet, wird teurer, was es schont, wird günstiger.',
    clusters: [2],
    support: [0.73, 0.69, 0.38, 0.88, 0.79],
  },
  {
    title: 'Werbung',
    text: 'Werbung für besonders klimaschädliche Produkte wird im öffentlichen Raum nicht mehr gezeigt.',
    clusters: [8],
    support: [0.6, 0.44, 0.24, 0.85, 0.71],
  },
  {
    title: 'Lebensmittel',
    text: 'In öffentlichen Küchen kommen Lebensmittel aus der Region und nach Saison auf den Tisch.',
    clusters: [6],
    support: [0.68, 0.5, 0.55, 0.82, 0.64],
  },
  {
    title: 'Industrie',
    text: 'Neue Industrieanlagen werden nur genehmigt, wenn sie klimaneutral arbeiten.',
    clusters: [7],
    support: [0.48, 0.38, 0.19, 0.79, 0.57],
  },
];

export const demoQuestion = 'Wie wollen wir künftig herstellen, einkaufen und nutzen, was wir zum Leben brauchen?';

export const demoPreamble = [
  'Wir kommen aus Verwaltung, Politik, Wirtschaft, Zivilgesellschaft und migrantischen Organisationen. Wir haben gesammelt, geordnet und abgewogen, was uns beim Herstellen und Einkaufen wichtig ist. Die folgenden Leitsätze tragen alle Bereiche mit.',
  'Dies ist ein Beispiel. Die Karten sind echte Beiträge aus der Online-Beteiligung des österreichischen Klimarats 2022 (gesammelt mit Polis, The Computational Democracy Project, CC BY 4.0). Personen, Bereiche, Stimmen und Sätze sind erfunden.',
].join('\n\n');
