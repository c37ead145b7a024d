/** Tables as German spreadsheets open them: UTF-8 with a byte order mark, semicolons, CRLF, quotes as in RFC 4180. */
export type CsvCell = string | number;

const byteOrderMark = '\uFEFF';

/** All lines must have the same number of cells. */
export const csvText = (lines: readonly (readonly CsvCell[])[]): string => byteOrderMark + lines.map((line) => `${line.map(cellText).join(';')}\r\n`).join('');

/**
 * A spreadsheet takes a cell that begins with one of these for a formula and would run it, whoever wrote it; an apostrophe
 * before it makes it a text. The wide forms are for spreadsheets in East Asian languages.
 */
const formulaBegins = /^[=+\-@\t\r\n\u2212\uFF1D\uFF0B\uFF0D\uFF20]/u;

const cellText = (cell: CsvCell): string => {
  if (typeof cell === 'number') return decimal(cell);
  const safe = formulaBegins.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const decimalFormat = new Intl.NumberFormat('de', { maximumFractionDigits: 6, useGrouping: false });

/** "66,666667": six places, because a share of 20,000 votes can miss a threshold by half a millionth. */
export const decimal = (value: number): string => decimalFormat.format(value);

export const yesOrNo = (is: boolean): string => (is ? 'ja' : 'nein');
