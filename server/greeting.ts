import encodeQR from 'qr';

/** What somebody reads in the terminal after the start: every link, and what it is for. */

interface Greeting {
  readonly localUrl: string;
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly hasOperatorKey: boolean;
}

const bold = (text: string): string => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text);

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

export const greeting = ({ localUrl, publicUrl, dataFolder, hasOperatorKey }: Greeting): string =>
  [
    '',
    bold('Leitsatz läuft.'),
    '',
    `  Workshop anlegen      ${bold(`${localUrl}/start`)}`,
    hasOperatorKey ? '                        mit dem Betreiberschlüssel' : '                        nur an diesem Rechner',
    `  Mitmachen mit Code    ${bold(`${publicUrl}/`)}`,
    '                        für Telefone im selben Netz; der QR-Code führt dorthin',
    `  Daten und Schlüssel   ${dataFolder}`,
    '                        diesen Ordner sichern, zum Beispiel auf einen Stick',
    '',
    // Colours make the code readable on light and dark terminals; a log file gets plain blocks.
    indent(encodeQR(`${publicUrl}/`, process.stdout.isTTY ? 'term' : 'ascii', { border: 2 })),
    '  Beenden mit Strg+C',
    '',
  ].join('\n');

export const demoGreeting = (links: readonly { readonly role: string; readonly url: string; readonly purpose: string }[]): string =>
  ['', bold('Ein fertiger Workshop zum Ansehen:'), '', ...links.map(({ url, purpose }) => `  ${bold(url)}\n    ${purpose}`), ''].join('\n');
