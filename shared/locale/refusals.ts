import type { Refusal, RefusalReason } from '../domain/refusal.ts';
import { say, type Catalogue, type Language } from './catalogue.ts';

/** One sentence per reason: what happened, then what to do. No apology, no exclamation mark, no blame. */
const german: Catalogue<RefusalReason> = {
  bad_request: 'Diese Angabe passt nicht: {field}. Bitte prüfen Sie sie und senden Sie noch einmal. Ihr Text ist noch da.',
  text_empty: 'Hier steht noch kein Text. Bitte schreiben Sie etwas.',
  text_too_long: 'Der Text ist zu lang, höchstens {limit} Zeichen passen. Teilen Sie den Gedanken auf zwei Karten auf.',
  text_not_well_formed: 'An Stelle {position} steht ein halbes Zeichen. Bitte löschen Sie es und senden Sie noch einmal. Ihr Text ist noch da.',
  text_forbidden_char: 'An Stelle {position} steht ein unsichtbares Steuerzeichen. Bitte löschen Sie es und senden Sie noch einmal. Ihr Text ist noch da.',
  too_large: 'Das ist zu groß zum Senden, höchstens {limit} Byte gehen. Bitte kürzen Sie. Ihr Text ist noch da.',
  rate_limited: 'Das war sehr schnell hintereinander. Bitte warten Sie einen Moment, Ihr Text ist noch da.',
  limit_reached: 'Mehr als {limit} gehen hier nicht. Nehmen Sie zuerst etwas zurück.',
  not_allowed: 'Das ist mit diesem Zugang nicht möglich. Bitte wenden Sie sich an die Moderation.',
  not_found: 'Das gibt es hier nicht oder nicht mehr. Bitte laden Sie die Seite neu.',
  step_closed: 'Die Runde ist zu Ende. Ihr Text ist noch da, die Moderation kann die Runde wieder öffnen.',
  card_placed: 'Diese Karte ist schon eingeordnet und bleibt, wie sie ist. Schreiben Sie bei Bedarf eine neue Karte.',
  vote_closed: 'Die Abstimmung ist geschlossen. Ihre Stimme wurde nicht mehr gezählt.',
  already_voted: 'Mit dieser Stimmkarte oder von diesem Telefon wurde schon abgestimmt. Die erste Stimme gilt.',
  ticket_needed: 'Für diese Abstimmung brauchen Sie Ihre Stimmkarte. Scannen Sie sie oder geben Sie ihre Nummer ein.',
  ticket_used: 'Diese Stimmkarte gehört schon zu einem anderen Telefon. Bitte wenden Sie sich an die Moderation.',
  reason_needed: 'Ein schwerwiegender Einwand braucht eine Begründung. Bitte schreiben Sie sie dazu.',
  ballot_open: 'Eine Abstimmung läuft noch. Schließen Sie sie zuerst.',
  tracker_taken: 'Diese Kontrollnummer gibt es schon. Bitte senden Sie noch einmal.',
  frozen: 'Dieser Leitsatz ist festgehalten und bleibt, wie er ist. Eine Änderung braucht eine neue Fassung.',
  version_outdated: 'Inzwischen gibt es eine neuere Fassung. Bitte lesen Sie diese zuerst.',
  freeze_not_requested: 'Das Festhalten dieser Fassung wurde noch nicht angefragt. Die erste Bestätigung fehlt.',
  second_person_needed: 'Die zweite Bestätigung muss von einer anderen Person mit einer anderen Rolle an einem anderen Gerät kommen.',
  wrong_code: 'Diesen Code gibt es nicht. Bitte vergleichen Sie ihn mit der Leinwand.',
  hall_closed: 'Der Saal ist gerade geschlossen. Bitte wenden Sie sich an die Moderation.',
  sign_in_needed: 'Dieser Zugang gilt nicht oder nicht mehr. Bitte öffnen Sie den Link noch einmal.',
  foreign_origin: 'Diese Seite darf hier nicht senden. Bitte öffnen Sie Leitsatz über die Adresse auf der Leinwand.',
  storage_full: 'Der Speicher des Servers ist voll. Ihr Text ist noch da und wird gesendet, sobald Platz ist.',
  unavailable: 'Der Server antwortet gerade nicht. Ihr Text ist noch da und wird wieder gesendet.',
  workshop_damaged: 'Die gespeicherten Daten dieses Verfahrens sind beschädigt. Es wird nichts mehr geschrieben. Bitte spielen Sie die letzte Sicherung ein.',
};

const english: Catalogue<RefusalReason> = {
  bad_request: 'This entry does not fit: {field}. Please check it and send it again. Your text is still there.',
  text_empty: 'There is no text yet. Please write something.',
  text_too_long: 'The text is too long, at most {limit} characters fit. Split the thought over two cards.',
  text_not_well_formed: 'There is half a character at position {position}. Please delete it and send again. Your text is still there.',
  text_forbidden_char: 'There is an invisible control character at position {position}. Please delete it and send again. Your text is still there.',
  too_large: 'This is too large to send, at most {limit} bytes are possible. Please shorten it. Your text is still there.',
  rate_limited: 'That was very fast. Please wait a moment, your text is still there.',
  limit_reached: 'More than {limit} is not possible here. Take something back first.',
  not_allowed: 'This is not possible with this access. Please ask the moderator.',
  not_found: 'This does not exist here, or not any more. Please reload the page.',
  step_closed: 'The round is over. Your text is still there, the moderator can open the round again.',
  card_placed: 'This card has been placed and stays as it is. Write a new card if you need to.',
  vote_closed: 'Voting is closed. Your vote was no longer counted.',
  already_voted: 'This ticket or this phone has already voted. The first vote counts.',
  ticket_needed: 'You need your ticket for this ballot. Scan it or type its number.',
  ticket_used: 'This ticket already belongs to another phone. Please ask the moderation.',
  reason_needed: 'A grave objection needs a reason. Please write it down.',
  ballot_open: 'A ballot is still running. Close it first.',
  tracker_taken: 'This tracking number is taken. Please send again.',
  frozen: 'This sentence is sealed and stays as it is. A change needs a new version.',
  version_outdated: 'There is a newer version by now. Please read it first.',
  freeze_not_requested: 'Sealing this version has not been requested yet. The first confirmation is missing.',
  second_person_needed: 'The second confirmation must come from another person with another role on another device.',
  wrong_code: 'This code does not exist. Please compare it with the screen.',
  hall_closed: 'The hall is closed at the moment. Please ask the moderator.',
  sign_in_needed: 'This access is not valid, or no longer. Please open the link again.',
  foreign_origin: 'This page may not send here. Please open Leitsatz by the address on the screen.',
  storage_full: 'The server has run out of space. Your text is still there and will be sent when there is room.',
  unavailable: 'The server does not answer right now. Your text is still there and will be sent again.',
  workshop_damaged: 'The stored data of this process is damaged. Nothing more is written. Please restore the last backup.',
};

const catalogues: Readonly<Record<Language, Catalogue<RefusalReason>>> = { de: german, en: english };

/** The sentence for a refusal. Positions are counted from 1, as people count. */
export const refusalSentence = (refusal: Refusal, language: Language): string =>
  say(catalogues[language], language, refusal.reason, {
    field: refusal.field ?? '?',
    position: (refusal.position ?? 0) + 1,
    limit: refusal.limit ?? 0,
  });
