import type { FreezeRecord, SealedRecord } from '../../shared/record/freeze-record.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import type { Room } from '../room/room.ts';
import { sealProcessRecord, type Signer } from './signing.ts';

/** The downloadable proof of a process: every freeze with its signature, in the order in which they happened. */
export const processRecordJson = (room: Room, signer: Signer): string => {
  const freezes = room.state.freezes.flatMap((id): SealedRecord[] => {
    const frozen = room.state.principles.get(id)?.frozen;
    // The stored text is exactly what was hashed; it was written by this program.
    return frozen == null ? [] : [{ record: JSON.parse(frozen.record) as FreezeRecord, hash: frozen.hash, signature: frozen.signature, keyId: frozen.keyId }];
  });
  return canonicalJson(sealProcessRecord(signer, { process: { id: room.state.id, title: room.state.title }, freezes, chainHead: room.head, revision: room.revision }));
};
