import { hash, randomBytes, randomInt } from 'node:crypto';

/** A key or token: 128 bits in base64url, 22 characters. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** What is stored instead of a secret. Secrets are random, so a plain hash cannot be searched. */
export const hashSecret = (secret: string): string => hash('sha256', secret);

export const secretPattern = /^[A-Za-z0-9_-]{22}$/;

/** A join code: eight digits, the first not zero so that nobody drops it. */
export const newCode = (): string => String(randomInt(10_000_000, 100_000_000));

/** Digits as people type them: with spaces, dashes or none. */
export const normaliseCode = (typed: string): string => typed.replace(/[\s\-–.]/g, '');

export const codePattern = /^\d{8}$/;

/** The digits under a ticket's QR code: twelve, so that many tickets stay far apart. */
export const newTicketCode = (): string => String(randomInt(100_000_000_000, 1_000_000_000_000));

export const ticketCodePattern = /^\d{12}$/;

/** Under which name a receipt is stored: the random id of the command makes it that nobody can go from the stored name to the session. */
export const receiptKey = (sessionAndCommand: string): string => hash('sha256', sessionAndCommand, 'base64url');
