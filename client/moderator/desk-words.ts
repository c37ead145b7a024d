import { shownPercent } from '../../shared/domain/tragwerk.ts';
import { say, type Values } from '../../shared/locale/catalogue.ts';
import { deskDe, type DeskKey } from '../../shared/locale/desk-de.ts';

/** A text of the console. */
export const t = (key: DeskKey, values: Values = {}): string => say(deskDe, 'de', key, values);

const timeFormat = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric' });
const shortDayFormat = new Intl.DateTimeFormat('de', { weekday: 'long', day: 'numeric', month: 'long' });
const percentFormat = new Intl.NumberFormat('de', { maximumFractionDigits: 2 });
const metresFormat = new Intl.NumberFormat('de', { maximumFractionDigits: 2, useGrouping: false });

/** "14:32", in the time zone of this device, which stands in the hall. */
export const clockTime = (atMs: number): string => timeFormat.format(atMs);

/** "14. März 2026" */
export const longDay = (atMs: number): string => dayFormat.format(atMs);

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

/** "66 %" with a narrow space, from a share of 1. */
export const percent = (share: number): string => `${percentFormat.format(share * 100)}\u202f%`;

/** A sector's support as every screen shows it. */
export const supportPercent = (sector: { readonly support: number; readonly carries: boolean }): string => `${shownPercent(sector)}\u202f%`;

export const metres = (length: number): string => metresFormat.format(length);

/** The first 16 digits in groups of four, as the design shows a checksum. */
export const shortHash = (hash: string): string => (hash.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');

/** All digits in groups of four. */
export const fullHash = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ');

/** "1234 5678": two groups of four, as it is read aloud. */
export const codeGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
