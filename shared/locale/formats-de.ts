import { shownPercent } from '../domain/tragwerk.ts';

/** Times, days, shares and codes as German screens and papers write them, in the time zone of the device. */

const timeFormat = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric' });
const percentFormat = new Intl.NumberFormat('de', { maximumFractionDigits: 2 });

/** "14:32" */
export const clockTime = (atMs: number): string => timeFormat.format(atMs);

/** "14. März 2026" */
export const longDay = (atMs: number | Date): string => dayFormat.format(atMs);

/** A day as `2026-03-14`, at noon of this device's time, so that no time zone moves it; null for anything else. */
export const noonOf = (date: string): Date | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return match === null ? null : new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12);
};

/** "14. März 2026" from `2026-03-14`; anything else as it stands. */
export const longDate = (date: string): string => {
  const noon = noonOf(date);
  return noon === null ? date : longDay(noon);
};

/** "66 %" with a narrow space, from a share of 1; a threshold may have decimals. */
export const percent = (share: number): string => `${percentFormat.format(share * 100)}\u202f%`;

/** A sector's support as every screen shows it. */
export const supportPercent = (sector: { readonly support: number; readonly carries: boolean }): string => `${shownPercent(sector)}\u202f%`;

/** "1234 5678": two groups of four, as it is read aloud. */
export const codeInGroups = (code: string): string => code.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');

/** A checksum in groups of four digits, all of it. */
export const wholeChecksum = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ');

/** The first 16 digits of a checksum in groups of four: what people compare by eye. */
export const shortChecksum = (hash: string): string => wholeChecksum(hash.slice(0, 16));
