import type { Catalogue, Language, Message } from './catalogue.ts';
import { amendmentEnglish, amendmentGerman } from './phone-amendment.ts';
import { ballotEnglish, ballotGerman } from './phone-ballot.ts';
import { resultEnglish, resultGerman } from './phone-result.ts';
import { wallEnglish, wallGerman } from './phone-wall.ts';

/** Code entry, being signed out and sealed sentences on the phone, with ballots and results: words of the parts that not every first screen needs. */
const german = {
  ...ballotGerman,
  ...resultGerman,
  ...wallGerman,
  ...amendmentGerman,

  // The code from the screen
  enterTitle: 'Zum Workshop',
  enterLabel: 'Code von der Leinwand, acht Ziffern, oder Nummer Ihrer Stimmkarte',
  enterShort: { one: 'Der Code hat acht Ziffern. Es fehlt noch {n}.', other: 'Der Code hat acht Ziffern. Es fehlen noch {n}.' },
  enterEmpty: 'Hier steht noch kein Code. Er steht auf der Leinwand.',
  enterNext: 'Weiter',
  enterLooking: 'Der Code wird geprüft …',
  scan: 'QR-Code scannen',
  scanHint: 'Oder scannen Sie den QR-Code mit der Kamera-App Ihres Telefons.',
  scanTitle: 'QR-Code ins Bild halten',
  scanStop: 'Code eintippen',
  scanNoCamera: 'Die Kamera ist nicht freigegeben. Tippen Sie den Code ein oder nehmen Sie die Kamera-App.',
  scanOther: 'Dieser QR-Code gehört nicht zu einem Workshop. Nehmen Sie den auf der Leinwand.',
  backTo: 'Zurück in den Workshop',

  // Not shown to this phone
  signedOut: 'Dieses Telefon ist hier nicht mehr angemeldet.',
  signedOutHelp: 'Scannen Sie den QR-Code noch einmal oder geben Sie den Code ein. Was Sie geschrieben haben, ist noch auf diesem Telefon.',
  gone: 'Diesen Workshop gibt es hier nicht.',
  goneHelp: 'Bitte vergleichen Sie die Adresse mit der Leinwand oder geben Sie den Code ein.',

  // Sentences that are being worded
  drafts: { one: 'In Arbeit: {n} Satz', other: 'In Arbeit: {n} Sätze' },
  draft: 'Satz {number}',

  // Frozen sentences
  sealed: { one: 'Festgehalten: {n} Leitsatz', other: 'Festgehalten: {n} Leitsätze' },
  sealedNumber: 'Leitsatz {number}',
  sealedVersion: 'Fassung {version}',
  sealedHash: 'Prüfsumme {hash}',
} as const satisfies Readonly<Record<string, Message>>;

export type LaterKey = keyof typeof german;

const english: Catalogue<LaterKey> = {
  ...ballotEnglish,
  ...resultEnglish,
  ...wallEnglish,
  ...amendmentEnglish,

  enterTitle: 'To the workshop',
  enterLabel: 'Code on the screen, eight digits, or the number on your ticket',
  enterShort: { one: 'The code has eight digits. {n} is still missing.', other: 'The code has eight digits. {n} are still missing.' },
  enterEmpty: 'There is no code yet. You find it on the screen.',
  enterNext: 'Continue',
  enterLooking: 'Checking the code …',
  scan: 'Scan the QR code',
  scanHint: 'Or scan the QR code with the camera app of your phone.',
  scanTitle: 'Hold the QR code in the picture',
  scanStop: 'Type the code',
  scanNoCamera: 'The camera is not available. Type the code or use the camera app.',
  scanOther: 'This QR code does not belong to a workshop. Use the one on the screen.',
  backTo: 'Back to the workshop',

  signedOut: 'This phone is not signed in here any more.',
  signedOutHelp: 'Scan the QR code again or enter the code. What you wrote is still on this phone.',
  gone: 'This workshop does not exist here.',
  goneHelp: 'Please compare the address with the screen, or enter the code.',

  drafts: { one: 'In progress: {n} sentence', other: 'In progress: {n} sentences' },
  draft: 'Sentence {number}',

  sealed: { one: 'Sealed: {n} principle', other: 'Sealed: {n} principles' },
  sealedNumber: 'Principle {number}',
  sealedVersion: 'Version {version}',
  sealedHash: 'Checksum {hash}',
};

export const laterWords: Readonly<Record<Language, Catalogue<LaterKey>>> = { de: german, en: english };
