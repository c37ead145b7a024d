import { say, type Values } from '../../shared/locale/catalogue.ts';
import { deskDe, type DeskKey } from '../../shared/locale/desk-de.ts';

/** A text of the console. */
export const t = (key: DeskKey, values: Values = {}): string => say(deskDe, 'de', key, values);

const shortDayFormat = new Intl.DateTimeFormat('de', { weekday: 'long', day: 'numeric', month: 'long' });
const metresFormat = new Intl.NumberFormat('de', { maximumFractionDigits: 2, useGrouping: false });

/** "Sonntag, 6. Dezember" */
export const shortDay = (atMs: number): string => shortDayFormat.format(atMs);

/** "12:04", or "1:05:00" from one hour on. Started seconds count as whole, so that it ends at 0:00. */
export const duration = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const two = (number: number): string => String(number).padStart(2, '0');
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
};

export const metres = (length: number): string => metresFormat.format(length);
