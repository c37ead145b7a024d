import { say, type Catalogue, type Values } from './catalogue.ts';

/** Words of `npm run verify`. German only: it checks a German document. */
const german = {
  usage: 'Welche Datei soll geprüft werden? So geht es: npm run verify -- record.json',
  noFile: 'Die Datei „{file}“ ist nicht da oder nicht lesbar. Bitte prüfen Sie den Namen.',
  'not-text': '„{file}“ ist kein Nachweis von Leitsatz, sondern keine Textdatei (UTF-8).',
  'not-json': '„{file}“ ist kein Nachweis von Leitsatz, oder die Datei ist beschädigt: Sie ist kein gültiges JSON. Bitte laden Sie sie neu herunter.',
  newer: '„{file}“ stammt von einer neueren Fassung von Leitsatz. Bitte prüfen Sie die Datei mit der neueren Fassung.',
  'not-a-record': '„{file}“ ist kein Nachweis von Leitsatz, oder die Datei wurde verändert.',
  'not-a-record-at': '„{file}“ ist kein Nachweis von Leitsatz, oder die Datei wurde verändert. Nicht passend: {path}.',

  title: 'Nachweis „{process}“',
  principle: 'Leitsatz {number}, Fassung {version}',
  principleTitled: 'Leitsatz {number}, Fassung {version}: {title}',
  frozenAt: 'festgehalten am {date} Uhr',
  checksum: 'Prüfsumme',
  sound: 'Stimmt: Prüfsumme, Signatur und Kette.',
  key: 'Schlüssel',
  compare: 'Vergleichen Sie Prüfsummen und Schlüssel mit der Leinwand, dem Ausdruck oder dem Protokoll.',

  'freeze-hash': 'Die Prüfsumme passt nicht zum Inhalt. Wortlaut oder Angaben wurden verändert.',
  'freeze-signature': 'Die Signatur passt nicht zum Inhalt oder zum Schlüssel.',
  'freeze-key': 'Dieser Leitsatz nennt einen anderen Schlüssel als der Nachweis.',
  'freeze-chain': 'Die Kette ist unterbrochen: Davor fehlt ein Leitsatz, einer ist zu viel, oder die Reihenfolge wurde geändert.',
  'freeze-ledger': 'Die Stelle in der Aufzeichnung passt nicht zur Reihenfolge.',
  'freeze-process': 'Dieser Leitsatz gehört zu einem anderen Verfahren.',
  'freeze-version': 'Die Nummer der Fassung ist nicht höher als die der Fassung davor.',
  'freeze-twice': 'Dieser Leitsatz steht zweimal im Nachweis.',
  'freeze-form': 'Ein Text steht nicht in der vereinbarten Zeichenform (Unicode NFC).',
  'freeze-approvals': 'Es fehlen zwei Bestätigungen aus verschiedenen Rollen.',
  'record-spelling': 'Die Datei ist anders geschrieben, als Leitsatz sie ausgibt. Sie wurde umformatiert oder verändert. Bitte laden Sie sie neu herunter.',
  'record-key-id': 'Die Kennung des Schlüssels passt nicht zum Schlüssel.',
  'record-record-signature': 'Die Signatur des ganzen Nachweises passt nicht. Etwas wurde verändert, ergänzt oder weggelassen.',
  'record-form': 'Der Titel des Verfahrens steht nicht in der vereinbarten Zeichenform (Unicode NFC).',

  none: 'In diesem Nachweis ist noch kein Leitsatz festgehalten. Was darin steht, stimmt.',
  allSound: { one: 'Ein Leitsatz geprüft, alles stimmt.', other: '{n} Leitsätze geprüft, alles stimmt.' },
  notSound: 'Der Nachweis stimmt NICHT. Verwenden Sie diese Datei nicht.',
} as const satisfies Catalogue<string>;

export type VerifyWord = keyof typeof german;

export const verifyWord = (key: VerifyWord, values: Values = {}): string => say<VerifyWord>(german, 'de', key, values);
