/** How the two families of Yjs servers frame the same sync protocol. */
import * as encoding from 'lib0/encoding';

export interface Dialect {
  /** Before every frame: Hocuspocus names the document, y-websocket has it in the address. */
  readonly prefix: Uint8Array;
  readonly sync: number;
  /** Hocuspocus answers under a type of its own. */
  readonly syncReply: number;
  readonly awareness: number;
  /** What a client says first. */
  readonly greeting: readonly Uint8Array[];
  /** Type of the frame that says "applied"; null: there is none. */
  readonly applied: number | null;
  /** Keeps a silent client from being taken for gone. */
  readonly keepAlive: Uint8Array | null;
  /** Its stock client sends every awareness frame back. */
  readonly echoesAwareness: boolean;
}

const bytes = (write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

export const documentName = 'hall';

export const plainDialect: Dialect = {
  prefix: new Uint8Array(0), sync: 0, syncReply: 0, awareness: 1, greeting: [], applied: null, keepAlive: null, echoesAwareness: true,
};

const namePrefix = bytes((encoder) => encoding.writeVarString(encoder, documentName));

export const hocuspocusDialect: Dialect = {
  prefix: namePrefix,
  sync: 0,
  syncReply: 4,
  awareness: 1,
  greeting: [
    bytes((encoder) => {
      encoding.writeUint8Array(encoder, namePrefix);
      encoding.writeVarUint(encoder, 2); // auth
      encoding.writeVarUint(encoder, 0); // token
      encoding.writeVarString(encoder, '');
    }),
  ],
  applied: 8,
  keepAlive: bytes((encoder) => {
    encoding.writeUint8Array(encoder, namePrefix);
    encoding.writeVarUint(encoder, 9); // ping
  }),
  echoesAwareness: false,
};

const syncStep1 = 0;
const syncStep2 = 1;
const syncUpdate = 2;

const syncFrame = ({ prefix, sync }: Dialect, kind: number, payload: Uint8Array): Uint8Array =>
  bytes((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, payload);
  });

/** "I have nothing": the state vector of an empty document, and what such a document can give. */
export const emptyStep1 = (dialect: Dialect): Uint8Array => syncFrame(dialect, syncStep1, Uint8Array.of(0));
export const emptyStep2 = (dialect: Dialect): Uint8Array => syncFrame(dialect, syncStep2, Uint8Array.of(0, 0));
export const updateFrame = (dialect: Dialect, update: Uint8Array): Uint8Array => syncFrame(dialect, syncUpdate, update);
export const isStep1 = ({ prefix, sync }: Dialect, data: Uint8Array): boolean => data[prefix.length] === sync && data[prefix.length + 1] === syncStep1;

/** What a stock client says about itself at first and then every 15 s. */
export const awarenessFrame = ({ prefix, awareness }: Dialect, client: number, clock: number): Uint8Array =>
  bytes((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, awareness);
    encoding.writeVarUint8Array(
      encoder,
      bytes((inner) => {
        encoding.writeVarUint(inner, 1);
        encoding.writeVarUint(inner, client);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, JSON.stringify({ user: { name: `Person ${client}`, color: '#2e86ae' } }));
      }),
    );
  });
