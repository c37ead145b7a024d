/** Digits of a workshop's code. */
export const codeLength = 8;
/** Digits on a ticket (Stimmkarte). */
export const ticketDigits = 12;

/** Digits of any script as Western ones: keypads differ, the projector does not. */
export const codeDigits = (text: string, lengthMax = codeLength): string =>
  [...text.normalize('NFKC')]
    .map((sign) => (/\p{Nd}/u.test(sign) ? westernDigit(sign) : ''))
    .join('')
    .slice(0, lengthMax);

const westernDigit = (sign: string): string => {
  const point = sign.codePointAt(0) ?? 0;
  if (point < 128) return sign;
  // Decimal digits stand in tens in Unicode; the tens of Arabic-Indic and its Persian form start at these places.
  for (const zero of [0x660, 0x6f0, 0x966]) if (point >= zero && point < zero + 10) return String(point - zero);
  return '';
};

/** The key in a pasted or scanned link. */
export const keyInText = (text: string): string | null => /#k=([A-Za-z0-9_-]{16,64})/.exec(text)?.[1] ?? null;
