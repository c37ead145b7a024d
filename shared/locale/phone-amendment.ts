import type { Catalogue, Message } from './catalogue.ts';

/** Proposing another wording of a sentence on the phone. */
export const amendmentGerman = {
  amendAsk: 'Änderung vorschlagen',
  amendAskFor: 'Änderung vorschlagen zu Satz {number}',

  // While it is being written
  amendLabel: 'Ihr Wortlaut für Satz {number}',
  amendHelp: 'Ändern Sie den Satz direkt im Feld.',
  amendChanges: 'So ändert sich der Satz',
  amendNoChanges: 'Noch ist nichts geändert.',
  amendReason: 'Warum?',
  amendReasonFree: 'Warum? (freiwillig)',
  amendFate: 'Ihr Vorschlag geht ohne Namen, nur mit Ihrem Bereich, an die Moderation. Was daraus wird, sehen Sie hier.',
  amendFateNone: 'Ihr Vorschlag geht ohne Namen an die Moderation. Was daraus wird, sehen Sie hier.',
  amendNewVersion: 'Der Satz hat inzwischen eine neue Fassung.',
  amendNewVersionHelp: 'Ihr Entwurf bleibt stehen. Das ist in Fassung {version} neu:',
  amendSame: 'Der Satz ist noch unverändert. Bitte ändern Sie etwas im Feld.',
  amendSameNow: 'Die neue Fassung lautet schon so. Sie brauchen nichts mehr zu senden.',
  amendSend: 'Vorschlag senden',
  amendStop: 'Doch nicht',
  amendSaid: 'Vorschlag ist unterwegs',

  // What became of it
  amendOwn: 'Ihr Vorschlag',
  amendOwnTo: 'Ihre Vorschläge zu Satz {number}',
  amendOpen: 'Offen',
  amendAccepted: 'Übernommen in den Satz',
  amendRejected: 'Nicht übernommen',
  amendNews: 'Ihr Vorschlag zu Satz {number}: {state}',
  amendBackOf: 'Vorschlag zurückziehen: {text}',
  amendBackSure: 'Vorschlag zurückziehen? Der Text wird gelöscht.',
  amendSaidBack: 'Der Vorschlag wird zurückgezogen.',

  // What did not arrive
  amendLost: 'Vorschläge, die nicht angekommen sind',
  amendRefused: 'Ihr Vorschlag wurde nicht angenommen.',
  amendFrozen: 'Der Satz ist inzwischen festgehalten. Ihr Text ist noch da, Sie können ihn kopieren.',
  amendGone: 'Diesen Satz gibt es nicht mehr. Ihr Text ist noch da, Sie können ihn kopieren.',
  amendCopy: 'Text kopieren',
  amendCopied: 'Der Text ist kopiert.',
  amendMarked: 'Der Text ist markiert. Sie können ihn jetzt kopieren.',
} as const satisfies Readonly<Record<string, Message>>;

export const amendmentEnglish: Catalogue<keyof typeof amendmentGerman> = {
  amendAsk: 'Propose a change',
  amendAskFor: 'Propose a change to sentence {number}',

  amendLabel: 'Your wording for sentence {number}',
  amendHelp: 'Change the sentence right in the field.',
  amendChanges: 'What changes in the sentence',
  amendNoChanges: 'Nothing is changed yet.',
  amendReason: 'Why?',
  amendReasonFree: 'Why? (optional)',
  amendFate: 'Your proposal goes to the moderator without a name, only with your sector. You see here what becomes of it.',
  amendFateNone: 'Your proposal goes to the moderator without a name. You see here what becomes of it.',
  amendNewVersion: 'The sentence has a new version by now.',
  amendNewVersionHelp: 'Your draft stays. This is new in version {version}:',
  amendSame: 'The sentence is still unchanged. Please change something in the field.',
  amendSameNow: 'The new version reads like this already. There is nothing left to send.',
  amendSend: 'Send the proposal',
  amendStop: 'Never mind',
  amendSaid: 'The proposal is on its way',

  amendOwn: 'Your proposal',
  amendOwnTo: 'Your proposals for sentence {number}',
  amendOpen: 'Open',
  amendAccepted: 'Taken up in the sentence',
  amendRejected: 'Not taken up',
  amendNews: 'Your proposal for sentence {number}: {state}',
  amendBackOf: 'Withdraw the proposal: {text}',
  amendBackSure: 'Withdraw the proposal? The text will be deleted.',
  amendSaidBack: 'The proposal is being withdrawn.',

  amendLost: 'Proposals that did not arrive',
  amendRefused: 'Your proposal was not accepted.',
  amendFrozen: 'The sentence is sealed by now. Your text is still there, you can copy it.',
  amendGone: 'This sentence does not exist any more. Your text is still there, you can copy it.',
  amendCopy: 'Copy the text',
  amendCopied: 'The text is copied.',
  amendMarked: 'The text is selected. You can copy it now.',
};
