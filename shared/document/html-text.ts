/** For text and for attribute values in double quotes. CR would be read as LF, so it is written as a reference. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'\r]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

/** A CSS string: everything but letters and digits by number, so that no text can end the string or the style element. */
export const cssString = (text: string): string => `"${[...text].map((one) => (/[\p{L}\p{N} ]/u.test(one) ? one : `\\${(one.codePointAt(0) ?? 0xfffd).toString(16)} `)).join('')}"`;
