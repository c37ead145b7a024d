import { roles, type Role } from '../../shared/domain/role.ts';

/** One cookie per role and place, because one browser may hold several. */

const prefix = 'leitsatz_';

/** `__Host-` needs https; a hall without certificates gets the plain name. */
const name = (role: Role, of: string, secure: boolean): string => `${secure ? '__Host-' : ''}${prefix}${role}_${of}`;

/** A year: a process lasts long, and the holder can sign out. */
const maxAgeS = 365 * 24 * 60 * 60;

export const setCookie = (role: Role, of: string, secret: string, secure: boolean): string =>
  `${name(role, of, secure)}=${secret}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const clearCookie = (role: Role, of: string, secure: boolean): string =>
  `${name(role, of, secure)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export interface GrantCookie {
  readonly role: Role;
  /** Workshop or process id. */
  readonly of: string;
  readonly secret: string;
}

/** Our cookies in a request; everything else is passed over. */
export const readCookies = (header: string | undefined): readonly GrantCookie[] =>
  (header ?? '').split(';').flatMap((part) => {
    const [key = '', secret = ''] = part.trim().split('=');
    const bare = key.startsWith('__Host-') ? key.slice('__Host-'.length) : key;
    if (!bare.startsWith(prefix)) return [];
    const [role, ...of] = bare.slice(prefix.length).split('_');
    const known = roles.find((candidate) => candidate === role);
    return known === undefined || secret === '' ? [] : [{ role: known, of: of.join('_'), secret }];
  });
