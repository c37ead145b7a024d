import type { Catalogue, Language } from './catalogue.ts';

/** Words of the running time. */
export type TimerKey = 'left' | 'seconds' | 'over' | 'paused';

const german: Catalogue<TimerKey> = {
  left: 'Noch {time}',
  seconds: { one: 'noch {n} Sekunde', other: 'noch {n} Sekunden' },
  over: 'Die Zeit ist um',
  paused: 'angehalten',
};

const english: Catalogue<TimerKey> = {
  left: '{time} left',
  seconds: { one: '{n} second left', other: '{n} seconds left' },
  over: 'Time is up',
  paused: 'paused',
};

export const timerWords: Readonly<Record<Language, Catalogue<TimerKey>>> = { de: german, en: english };
