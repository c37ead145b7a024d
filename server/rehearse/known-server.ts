/** Looks who answers before anything is sent: only Leitsatz, only at the given address. */
import { rehearseWord } from '../../shared/locale/rehearse-de.ts';
import { objectOf } from '../replay/interface-client.ts';

const answerMsMax = 10_000;
/** The version of the wire that the rehearsal speaks. */
const protocol = 1;

/** Why there will be no rehearsal, as a sentence for people. */
export class RehearsalRefused extends Error {
  override readonly name = 'RehearsalRefused';
}

export interface KnownServer {
  readonly version: string;
  /** Another one after every start. */
  readonly bootId: string;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Who answers. Throws `RehearsalRefused`. Never follows a redirect. */
export const knownServer = async (url: string): Promise<KnownServer> => {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${url}/api/v1/about`, { redirect: 'manual', signal: AbortSignal.timeout(answerMsMax) });
    text = await response.text();
  } catch (problem) {
    throw new RehearsalRefused(rehearseWord('not-there', { url }), { cause: problem });
  }
  if (response.status >= 300 && response.status < 400) throw new RehearsalRefused(rehearseWord('redirects', { url, target: response.headers.get('location') ?? '?' }));
  const about = objectOf(parsed(text));
  const { name, version, bootId } = about;
  const { min, max } = objectOf(about['protocol']);
  if (!response.ok || name !== 'leitsatz' || typeof version !== 'string' || typeof bootId !== 'string' || typeof min !== 'number' || typeof max !== 'number') throw new RehearsalRefused(rehearseWord('not-leitsatz', { url }));
  if (protocol < min || protocol > max) throw new RehearsalRefused(rehearseWord('other-protocol', { url }));
  return { version, bootId };
};
