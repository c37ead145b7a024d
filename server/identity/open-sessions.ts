import { socketsPerKeyMax, socketsPerParticipantMax, socketsPerSessionMax } from '../../shared/domain/limits.ts';
import type { Caller } from './access-desk.ts';

/** A connection that a session holds open. */
export interface OpenConnection {
  /** Says goodbye and hears nothing more. */
  dismiss(why: 'superseded' | 'session ended'): void;
}

const connectionsMax = ({ role, session }: Caller): number =>
  role === 'participant' ? socketsPerParticipantMax
  : session.startsWith('key-') ? socketsPerKeyMax
  : socketsPerSessionMax;

/** What every session holds open onto which workshop or document. Who may come in is checked once; it ends here when the session does. */
export class OpenSessions {
  readonly #targets = new Map<string, Map<string, Set<OpenConnection>>>();

  /** Gives the way out. The oldest connection onto the same target goes when there is one too many. */
  enter(caller: Caller, target: string, connection: OpenConnection): () => void {
    const targets = this.#targets.get(caller.session) ?? new Map<string, Set<OpenConnection>>();
    this.#targets.set(caller.session, targets);
    const mine = targets.get(target) ?? new Set();
    targets.set(target, mine);
    mine.add(connection);
    if (mine.size > connectionsMax(caller)) {
      for (const oldest of mine) {
        mine.delete(oldest);
        oldest.dismiss('superseded');
        break;
      }
    }
    return () => {
      mine.delete(connection);
      if (mine.size === 0 && targets.get(target) === mine) targets.delete(target);
      if (targets.size === 0 && this.#targets.get(caller.session) === targets) this.#targets.delete(caller.session);
    };
  }

  /** A session was signed out: its connections go. The same person's other devices come back with their own secret. */
  end(session: string): void {
    const targets = [...(this.#targets.get(session)?.values() ?? [])];
    for (const connection of targets.flatMap((mine) => [...mine])) connection.dismiss('session ended');
  }
}
