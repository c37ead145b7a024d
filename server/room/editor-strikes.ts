/** Bad frames that Yjs had to look at cost a new copy of the board; whoever goes on sending such is not tried any more for a while. */

const strikesMax = 3;
const forgetMs = 60_000;
const sessionsMax = 1_000;

export class EditorStrikes {
  readonly #strikes = new Map<string, { readonly count: number; readonly atMs: number }>();

  isOut(session: string, nowMs: number): boolean {
    const strikes = this.#strikes.get(session);
    return strikes !== undefined && strikes.count >= strikesMax && nowMs - strikes.atMs < forgetMs;
  }

  add(session: string, nowMs: number): void {
    const strikes = this.#strikes.get(session);
    const count = strikes === undefined || nowMs - strikes.atMs >= forgetMs ? 1 : strikes.count + 1;
    this.#strikes.delete(session);
    this.#strikes.set(session, { count, atMs: nowMs });
    for (const oldest of this.#strikes.keys()) {
      if (this.#strikes.size <= sessionsMax) break;
      this.#strikes.delete(oldest);
    }
  }
}
