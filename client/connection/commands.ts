import type { Role } from '../../shared/domain/role.ts';
import type { Receipt } from '../../shared/protocol/view.ts';
import { request, type Answer } from './api.ts';
import { randomToken } from './random-token.ts';

/** What a page asks for. `id` is made here; the same id again gets the same receipt. */
export interface Command {
  readonly id: string;
  readonly do: string;
  readonly [key: string]: unknown;
}

export type PositiveReceipt = Extract<Receipt, { ok: true }>;

export const newCommandId = (): string => randomToken();

/** One try. Phones, which lose their network, use `command-queue.ts` instead. */
export const sendCommand = async (workshop: string, as: Role, command: Command): Promise<Receipt> => {
  const answer = await postCommand(workshop, as, command);
  if (answer.ok) return answer.value;
  const { status: _status, ...refusal } = answer;
  return { id: command.id, ...refusal };
};

/** The same with the HTTP status, by which the queue tells a dead network from a broken server. */
export const postCommand = (workshop: string, as: Role, command: Command): Promise<Answer<PositiveReceipt>> =>
  request<PositiveReceipt>('POST', `/api/v1/workshops/${workshop}/commands`, { as, body: command });
