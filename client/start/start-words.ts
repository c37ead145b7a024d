import { say, type Values } from '../../shared/locale/catalogue.ts';
import { noonOf } from '../../shared/locale/formats-de.ts';
import { startDe, type StartKey } from '../../shared/locale/start-de.ts';

/** A text of the start page. */
export const t = (key: StartKey, values: Values = {}): string => say(startDe, 'de', key, values);

const monthFormat = new Intl.DateTimeFormat('de', { month: 'long' });
const oldMonthFormat = new Intl.DateTimeFormat('de', { month: 'short', year: '2-digit' });

/** "14" over "März", or over "Nov. 25" when it is another year. */
export const dayAndMonth = (date: string, now: Date): { readonly day: string; readonly month: string } => {
  const noon = noonOf(date);
  if (noon === null) return { day: '', month: date };
  return { day: String(noon.getDate()), month: (noon.getFullYear() === now.getFullYear() ? monthFormat : oldMonthFormat).format(noon) };
};

/** Today as `yyyy-mm-dd` on this device. */
export const isoDay = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
