import { say, type Values } from '../../shared/locale/catalogue.ts';
import { circleDe, type CircleKey } from '../../shared/locale/circle-de.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';

/** A text of the circle's page. */
export const t = (key: CircleKey, values: Values = {}): string => say(circleDe, 'de', key, values);

const timeFormat = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric' });

/** "14:32" */
export const clockTime = (atMs: number): string => timeFormat.format(atMs);

/** "14. März 2026, 15:48 Uhr" */
export const dayAndTime = (atMs: number): string => t('on', { date: dayFormat.format(atMs), time: clockTime(atMs) });

/** "14. März 2026" from `2026-03-14`; anything else as it stands. */
export const longDay = (date: string): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return match === null ? date : dayFormat.format(new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12));
};

/** What people call a sentence: its title, else its number. */
export const titleOf = ({ title, number }: Pick<PrincipleView, 'title' | 'number'>): string => (title.trim() === '' ? t('untitled', { number }) : title);

/** All digits in groups of four. */
export const groupsOfFour = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ');

/** "66 %" with a narrow space. */
export const percent = (whole: number): string => `${new Intl.NumberFormat('de', { maximumFractionDigits: 2 }).format(whole)}\u202f%`;
