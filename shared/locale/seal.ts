import type { Catalogue } from './catalogue.ts';

/** German in every language: the seal belongs to the German text that it closes. */
export const sealWords: Catalogue<'ring'> = {
  ring: 'FESTGEHALTEN · FASSUNG {version} · ',
};
