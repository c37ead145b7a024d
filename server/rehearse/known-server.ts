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

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Gives the server's version. Throws `RehearsalRefused`. Never follows a redirect. */
export const knownServer = async (url: string): Promise<{ readonly version: string }> => {
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
  const { min, max } = objectOf(about['protocol']);
  if (!response.ok || about['name'] !== 'leitsatz' || typeof min !== 'number' || typeof max !== 'number') throw new RehearsalRefused(rehearseWord('not-leitsatz', { url }));
  if (protocol < min || protocol > max) throw new RehearsalRefused(rehearseWord('other-protocol', { url }));
  return { version: String(about['version'] ?? '') };
};
