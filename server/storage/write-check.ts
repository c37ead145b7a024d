import { toUSVString } from 'node:util';
import { StorageBroken, type Write } from './storage.ts';

/**
 * Refuses what a storage could not give back exactly: UTF-8 has no lone surrogates, and SQLite would
 * return replacement characters under the old hash. Every text passed `checkText`, so this is a bug of ours.
 */
export function refuseIllFormed(writes: readonly Write[]): void {
  for (const write of writes) {
    const fields: readonly unknown[] = Object.values('value' in write && typeof write.value === 'object' ? write.value : write);
    if (fields.some((field) => typeof field === 'string' && toUSVString(field) !== field)) {
      throw new StorageBroken(`${nameOf(write)} holds text that is not well-formed Unicode.`);
    }
    const bytes: unknown = 'state' in write ? write.state : 'update' in write ? write.update : 'put' in write && write.put === 'urn' ? write.value.bytes : null;
    if (bytes !== null && !(bytes instanceof Uint8Array)) throw new StorageBroken(`${nameOf(write)} is not bytes.`);
  }
}

/** For messages: `put entry`. */
export function nameOf(write: Write): string {
  if ('put' in write) return `put ${write.put}`;
  return 'erase' in write ? `erase ${write.erase}` : `append ${write.append}`;
}
