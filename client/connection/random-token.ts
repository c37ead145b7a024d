/**
 * 16 random bytes in base64url: 22 characters, for command ids and ballot nonces.
 *
 * Not `crypto.randomUUID`: it exists only in secure contexts, and a hall runs on a bare LAN address.
 */
export const randomToken = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};
