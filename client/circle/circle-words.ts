import { say, type Values } from '../../shared/locale/catalogue.ts';
import { circleDe, type CircleKey } from '../../shared/locale/circle-de.ts';
import { clockTime, longDay } from '../../shared/locale/formats-de.ts';
import type { PrincipleView } from '../../shared/protocol/view.ts';

/** A text of the circle's page. */
export const t = (key: CircleKey, values: Values = {}): string => say(circleDe, 'de', key, values);

/** "14. März 2026, 15:48 Uhr" */
export const dayAndTime = (atMs: number): string => t('on', { date: longDay(atMs), time: clockTime(atMs) });

/** What people call a sentence: its title, else its number. */
export const titleOf = ({ title, number }: Pick<PrincipleView, 'title' | 'number'>): string => (title.trim() === '' ? t('untitled', { number }) : title);
