import type { Catalogue, Language } from './catalogue.ts';

/** What is said when nothing was refused: the server could not be asked, or answered with something that is not ours. */
export const offlineSentences: Readonly<Record<Language, string>> = {
  de: 'Kein Netz. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal. Ihr Text ist noch da.',
  en: 'No network. Please check the connection and try again. Your text is still there.',
};

/** The bar over a desk's work. */
export const offlineBarDe: Catalogue<'since'> = { since: 'Keine Verbindung seit {time}.' };
