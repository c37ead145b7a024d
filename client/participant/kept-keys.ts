/** Names under which the phone keeps things of a ballot. With the person in them: a phone may be handed on. */
export const trackerKey = (participant: string, ballot: string): string => `tracker:${participant}:${ballot}`;
export const paperKey = (participant: string, ballot: string): string => `paper:${participant}:${ballot}`;
/** A ticket that waits to be shown in a workshop. */
export const keptTicket = (workshop: string): string => `ticket:${workshop}`;
