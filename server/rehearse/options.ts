/** The arguments of `npm run rehearse`. */
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { ArgumentProblem } from '../replay/options.ts';

export const phonesMin = 1;
/** Beyond it one computer cannot play phones and still measure honestly. */
export const phonesMax = 2_000;

export interface RehearseOptions {
  readonly phones: number;
  /** The only address that is ever spoken to; no slash at the end. */
  readonly url: string;
  readonly operatorKey: string | null;
}

const isAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && search === '' && hash === '';
};

/** Reads the arguments. Throws `ArgumentProblem`. */
export const readOptions = (args: readonly string[], environment: Readonly<Record<string, string | undefined>>): RehearseOptions => {
  let count: string | null = null;
  const named = new Map<string, string>();
  for (let place = 0; place < args.length; place += 1) {
    const word = args[place] ?? '';
    if (!word.startsWith('--')) {
      if (count !== null) throw new ArgumentProblem(rehearseWord('too-much', { given: word }));
      count = word;
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    if (name !== '--url' && name !== '--key') throw new ArgumentProblem(rehearseWord('unknown-option', { given: name }));
    const value = equals === -1 ? args[(place += 1)] : word.slice(equals + 1);
    if (value === undefined || value === '') throw new ArgumentProblem(rehearseWord('no-value', { given: name }));
    named.set(name, value);
  }
  if (count === null) throw new ArgumentProblem(rehearseWord('count-missing'));
  const phones = /^\d{1,9}$/.test(count) ? Number(count) : Number.NaN;
  if (!(phones >= phonesMin && phones <= phonesMax)) throw new ArgumentProblem(rehearseWord('count-wrong', { given: count }));
  const url = named.get('--url') ?? 'http://localhost:8080';
  if (!isAddress(url)) throw new ArgumentProblem(rehearseWord('url-wrong', { given: url }));
  return { phones, url: url.replace(/\/+$/, ''), operatorKey: named.get('--key') ?? environment['LEITSATZ_OPERATOR_KEY'] ?? null };
};
