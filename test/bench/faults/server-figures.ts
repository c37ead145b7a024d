/** The server's own figures, as its operator reads them (`GET /metrics`). */

export type Figures = ReadonlyMap<string, number>;

/** Reads the Prometheus text: `name{labels}` → value. */
export const figuresIn = (text: string): Figures =>
  new Map(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const space = line.lastIndexOf(' ');
    return [line.slice(0, space), Number(line.slice(space + 1))] as const;
  }));

export const readFigures = async (url: string): Promise<Figures> => {
  const answer = await fetch(`${url}/metrics`);
  if (!answer.ok) throw new Error(`The server does not give its figures (${answer.status}).`);
  return figuresIn(await answer.text());
};

/** Open sockets of all roles. */
export const socketsOf = (figures: Figures): number =>
  [...figures].reduce((sum, [name, value]) => (name.startsWith('leitsatz_connections{') ? sum + value : sum), 0);
