/** A moment as papers write it: "14. März 2026" and "09:00". */
export type Moment = (atMs: number) => { readonly date: string; readonly time: string };

/** Papers are read where they were written, whatever the server's own zone is. `timeZone`: IANA name. */
export const moments = (timeZone = 'Europe/Berlin'): Moment => {
  const date = new Intl.DateTimeFormat('de-DE', { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const time = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone });
  return (atMs) => ({ date: date.format(atMs), time: time.format(atMs) });
};
