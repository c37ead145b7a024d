import { asId, type BoardId } from '../../shared/domain/ids.ts';

const prefix = 'board-';

/** Name of a board's document in the storage and on `GET /api/v1/sync/:doc`. */
export const documentName = (board: BoardId): string => `${prefix}${board}`;

/** The board that a document name stands for, or null. */
export const boardOfDocument = (name: string): BoardId | null => (name.startsWith(prefix) ? asId<BoardId>(name.slice(prefix.length)) : null);
