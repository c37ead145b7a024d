/**
 * What a tab keeps over a reload: typed words, a process without its workshop, links that are shown only once.
 * Gone with the tab, because keys are in it. Nothing here throws.
 */
export const remember = (key: string, value: unknown): void => {
  try {
    if (value === null) sessionStorage.removeItem(`leitsatz:start:${key}`);
    else sessionStorage.setItem(`leitsatz:start:${key}`, JSON.stringify(value));
  } catch {
    // Without storage the page works until it is reloaded.
  }
};

/** What was remembered, if it still has the given fields. */
export const recall = <Kept extends object>(key: string, fields: readonly (keyof Kept & string)[]): Kept | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`leitsatz:start:${key}`) ?? 'null');
    return typeof kept === 'object' && kept !== null && fields.every((field) => field in kept) ? (kept as Kept) : null;
  } catch {
    return null;
  }
};
