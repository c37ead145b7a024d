import { say, type Values } from '../../shared/locale/catalogue.ts';
import { startDe, type StartKey } from '../../shared/locale/start-de.ts';

/** A text of the start page. */
export const t = (key: StartKey, values: Values = {}): string => say(startDe, 'de', key, values);

const longDayFormat = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat('de', { month: 'long' });
const oldMonthFormat = new Intl.DateTimeFormat('de', { month: 'short', year: '2-digit' });

/** A day as `yyyy-mm-dd`, at noon of this device's time, so that no time zone moves it. */
const noonOf = (date: string): Date | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return match === null ? null : new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12);
};

/** "14. März 2026"; what is not a date stays as it is. */
export const longDay = (date: string): string => {
  const noon = noonOf(date);
  return noon === null ? date : longDayFormat.format(noon);
};

/** "14" over "März", or over "Nov. 25" when it is another year. */
export const dayAndMonth = (date: string, now: Date): { readonly day: string; readonly month: string } => {
  const noon = noonOf(date);
  if (noon === null) return { day: '', month: date };
  return { day: String(noon.getDate()), month: (noon.getFullYear() === now.getFullYear() ? monthFormat : oldMonthFormat).format(noon) };
};

/** Today as `yyyy-mm-dd` on this device. */
export const isoDay = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;

/** "1234 5678": two groups of four, as it is read aloud. */
export const codeGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
