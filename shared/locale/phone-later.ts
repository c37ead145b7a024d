import type { Catalogue, Language, Message } from './catalogue.ts';

/** Code entry, ballots, results and sealed sentences on the phone: words of the parts that not every first screen needs. */
const german = {
  // The code from the screen
  enterTitle: 'Zum Workshop',
  enterLabel: 'Code von der Leinwand, acht Ziffern',
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

  // Weighing
  strawPoll: 'Stimmungsbild',
  sentence: 'Satz {number} von {of}',
  sentencesLoading: { one: '{n} Satz wird geladen', other: '{n} Sätze werden geladen' },
  agree: 'Stimmen Sie diesem Satz zu?',
  yes: 'Ja',
  no: 'Nein',
  abstain: 'Enthaltung',
  noVote: 'Ohne Stimme',
  takeBack: 'Stimme zurücknehmen',
  back: 'Zurück',
  next: 'Weiter',
  review: 'Ihre Stimmen prüfen',
  reviewHelp: { zero: 'Alle Sätze haben eine Stimme.', one: '{n} Satz ist noch ohne Stimme. Das ist möglich.', other: '{n} Sätze sind noch ohne Stimme. Das ist möglich.' },
  reviewChange: 'Satz {number} ändern',
  cast: 'Stimmen abgeben',
  castNone: 'Bitte stimmen Sie über mindestens einen Satz ab.',
  casting: 'Ihre Stimmen sind unterwegs',
  castingHelp: 'Sie werden gesendet, sobald Netz da ist. Sie sind auf diesem Telefon gespeichert.',
  castDone: 'Ihre Stimme ist angekommen',
  castDoneHelp: 'Das Ergebnis erscheint hier, wenn die Abstimmung geschlossen ist.',
  tracker: 'Kontrollnummer',
  trackerHelp: 'Mit dieser Nummer finden Sie Ihre Stimme später in der Liste. Sie verrät nicht, wie Sie gestimmt haben.',
  castRefused: 'Ihre Stimmen wurden nicht angenommen.',

  // Results
  result: 'Ergebnis',
  resultTurnout: { one: '{n} Person hat abgestimmt. Ein Satz trägt ab {threshold} Zustimmung in jedem Bereich.', other: '{n} Personen haben abgestimmt. Ein Satz trägt ab {threshold} Zustimmung in jedem Bereich.' },
  votes: 'Ja {yes}, Nein {no}, Enthaltung {abstain}',

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
  enterTitle: 'To the workshop',
  enterLabel: 'Code on the screen, eight digits',
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

  strawPoll: 'Straw poll',
  sentence: 'Sentence {number} of {of}',
  sentencesLoading: { one: 'Loading {n} sentence', other: 'Loading {n} sentences' },
  agree: 'Do you agree with this sentence?',
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
  noVote: 'No vote',
  takeBack: 'Take the vote back',
  back: 'Back',
  next: 'Next',
  review: 'Check your votes',
  reviewHelp: { zero: 'Every sentence has a vote.', one: '{n} sentence has no vote yet. That is possible.', other: '{n} sentences have no vote yet. That is possible.' },
  reviewChange: 'Change sentence {number}',
  cast: 'Cast the votes',
  castNone: 'Please vote on at least one sentence.',
  casting: 'Your votes are on their way',
  castingHelp: 'They will be sent when there is a network. They are stored on this phone.',
  castDone: 'Your vote has arrived',
  castDoneHelp: 'The result appears here when the ballot is closed.',
  tracker: 'Tracking number',
  trackerHelp: 'With this number you find your vote in the list later. It does not tell how you voted.',
  castRefused: 'Your votes were not accepted.',

  result: 'Result',
  resultTurnout: { one: '{n} person voted. A sentence is carried from {threshold} agreement in every sector.', other: '{n} people voted. A sentence is carried from {threshold} agreement in every sector.' },
  votes: 'Yes {yes}, no {no}, abstain {abstain}',

  drafts: { one: 'In progress: {n} sentence', other: 'In progress: {n} sentences' },
  draft: 'Sentence {number}',

  sealed: { one: 'Sealed: {n} principle', other: 'Sealed: {n} principles' },
  sealedNumber: 'Principle {number}',
  sealedVersion: 'Version {version}',
  sealedHash: 'Checksum {hash}',
};

export const laterWords: Readonly<Record<Language, Catalogue<LaterKey>>> = { de: german, en: english };
