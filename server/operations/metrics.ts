/**
 * Counters, gauges and histograms, and their text for Prometheus (exposition format 0.0.4).
 *
 * Labels come from closed lists (roles, reasons, codes); never put a name, an address or a text into one.
 */

export type Labels = Readonly<Record<string, string | number>>;

interface Sample {
  readonly suffix?: string;
  readonly labels: Labels;
  readonly value: number;
}

/** Something that is read out at a scrape. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  samples(): Iterable<Sample>;
}

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${String(value).replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`)
    .join(',');

/** Only ever grows; one count per set of labels. */
export class Counter implements Metric {
  readonly type = 'counter';
  readonly name: string;
  readonly help: string;
  readonly #counts = new Map<string, { readonly labels: Labels; value: number }>();

  constructor(name: string, help: string) {
    this.name = name;
    this.help = help;
  }

  add(labels: Labels = {}, by = 1): void {
    const key = labelText(labels);
    const count = this.#counts.get(key);
    if (count === undefined) this.#counts.set(key, { labels, value: by });
    else count.value += by;
  }

  get total(): number {
    let sum = 0;
    for (const { value } of this.#counts.values()) sum += value;
    return sum;
  }

  samples(): Iterable<Sample> {
    return this.#counts.size === 0 ? [{ labels: {}, value: 0 }] : this.#counts.values();
  }
}

/** A value that is looked up when somebody asks. */
export class Gauge implements Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly #read: () => number | null | Iterable<Sample>;

  /** `type` is `counter` for sums that somebody else keeps. Null: there is nothing to say now. */
  constructor(name: string, help: string, read: () => number | null | Iterable<Sample>, type: 'counter' | 'gauge' = 'gauge') {
    this.name = name;
    this.help = help;
    this.type = type;
    this.#read = read;
  }

  samples(): Iterable<Sample> {
    const value = this.#read();
    if (value === null) return [];
    return typeof value === 'number' ? [{ labels: {}, value }] : value;
  }
}

/** Durations in seconds, counted in buckets. */
export class Histogram implements Metric {
  readonly type = 'histogram';
  readonly name: string;
  readonly help: string;
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.name = name;
    this.help = help;
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  observe(value: number): void {
    this.#sum += value;
    this.#count += 1;
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    if (bucket !== -1) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
  }

  get count(): number {
    return this.#count;
  }

  *samples(): Iterable<Sample> {
    let below = 0;
    for (const [place, bound] of this.#bounds.entries()) {
      below += this.#counts[place] ?? 0;
      yield { suffix: '_bucket', labels: { le: bound }, value: below };
    }
    yield { suffix: '_bucket', labels: { le: '+Inf' }, value: this.#count };
    yield { suffix: '_sum', labels: {}, value: this.#sum };
    yield { suffix: '_count', labels: {}, value: this.#count };
  }
}

/** Bounds for what takes milliseconds, in seconds. */
export const millisecondBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;

export const metricsText = (metrics: Iterable<Metric>): string => {
  const lines: string[] = [];
  for (const metric of metrics) {
    const samples = [...metric.samples()];
    if (samples.length === 0) continue;
    lines.push(`# HELP ${metric.name} ${metric.help}`, `# TYPE ${metric.name} ${metric.type}`);
    for (const { suffix, labels, value } of samples) {
      const within = labelText(labels);
      lines.push(`${metric.name}${suffix ?? ''}${within === '' ? '' : `{${within}}`} ${value}`);
    }
  }
  return `${lines.join('\n')}\n`;
};
