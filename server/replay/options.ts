/** The arguments of `npm run replay`. */
export interface ReplayOptions {
  readonly folder: string;
  readonly url: string;
  /** How many times faster than recorded; null: as fast as the server takes it. */
  readonly speed: number | null;
  /** Only the first so many people of the matrix; null: everybody. */
  readonly people: number | null;
  readonly operatorKey: string | null;
}

export const usage = `Aufruf: npm run replay -- <Ordner> [--url http://localhost:8080] [--speed 60|max] [--people 100] [--key <Betriebsschlüssel>]

Spielt ein echtes Polis-Gespräch gegen einen laufenden Server und vergleicht jede Stimme mit der Matrix des Ordners.

  <Ordner>   mit comments.csv, participants-votes.csv und, wenn vorhanden, votes.csv und summary.csv
  --url      Adresse des Servers, sonst LEITSATZ_URL, sonst http://localhost:8080
  --speed    60: sechzigmal so schnell wie aufgezeichnet, Pausen über 5 Sekunden werden gekürzt; max: so schnell es geht (üblich)
  --people   nur die ersten so vielen Personen der Matrix
  --key      Betriebsschlüssel, sonst LEITSATZ_OPERATOR_KEY; auf demselben Rechner ist meist keiner nötig
`;

/** A sentence that says which argument does not fit. */
export class ArgumentProblem extends Error {
  override readonly name = 'ArgumentProblem';
}

const numberAbove = (name: string, text: string, least: number): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new ArgumentProblem(`${name} braucht eine Zahl ab ${least}, nicht ${JSON.stringify(text)}.`);
  return value;
};

/** Reads the arguments; the environment fills in what is missing. Throws `ArgumentProblem`. */
export const readOptions = (args: readonly string[], environment: Readonly<Record<string, string | undefined>>): ReplayOptions => {
  let folder: string | null = null;
  const named = new Map<string, string>();
  for (let place = 0; place < args.length; place += 1) {
    const word = args[place] ?? '';
    if (!word.startsWith('--')) {
      if (folder !== null) throw new ArgumentProblem(`Nur ein Ordner auf einmal; ${JSON.stringify(word)} ist zu viel.`);
      folder = word;
      continue;
    }
    const [name = '', inline] = word.split('=', 2);
    if (!['--url', '--speed', '--people', '--key'].includes(name)) throw new ArgumentProblem(`${name} gibt es hier nicht.`);
    const value = inline ?? args[(place += 1)];
    if (value === undefined) throw new ArgumentProblem(`Nach ${name} fehlt der Wert.`);
    named.set(name, value);
  }
  if (folder === null) throw new ArgumentProblem('Der Ordner mit dem Gespräch fehlt.');
  const url = named.get('--url') ?? environment['LEITSATZ_URL'] ?? 'http://localhost:8080';
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new ArgumentProblem(`--url braucht eine Adresse mit http:// oder https://, nicht ${JSON.stringify(url)}.`);
  const speed = named.get('--speed') ?? 'max';
  const people = named.get('--people');
  return {
    folder,
    url: url.replace(/\/+$/, ''),
    speed: speed === 'max' ? null : numberAbove('--speed', speed, 0.01),
    people: people === undefined ? null : Math.floor(numberAbove('--people', people, 1)),
    operatorKey: named.get('--key') ?? environment['LEITSATZ_OPERATOR_KEY'] ?? null,
  };
};
