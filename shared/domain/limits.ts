/** Every number that bounds anything, with its unit in the name and its reason beside it. */

/** Default length of a card, in graphemes: what is legible on the wall in three lines. */
export const cardTextGraphemesDefault = 140;
/** A board may set another length within these bounds. */
export const cardTextGraphemesMin = 40;
export const cardTextGraphemesMax = 500;
/** Bytes of a card text in UTF-8; the second bound beside graphemes, because one grapheme may hold many marks. */
export const cardTextBytesMax = 4_096;
/** A principle's wording. */
export const principleTextGraphemesMax = 1_000;
export const principleTextBytesMax = 16_384;
/** Titles of processes, workshops, steps, clusters, principles, sectors. */
export const titleGraphemesMax = 160;
export const titleBytesMax = 1_024;
/** Step instructions, board questions, preamble paragraphs. */
export const longTextGraphemesMax = 4_000;
export const longTextBytesMax = 32_768;
/** Combining marks on one base character; more is zalgo, not a language. */
export const combiningMarksMax = 8;

export const sectorsMin = 2;
export const sectorsMax = 8;
export const stepsMax = 60;
export const stepMinutesMax = 600;
export const boardsPerWorkshopMax = 20;
export const workshopsPerProcessMax = 50;
export const processesMax = 1_000;
export const participantsPerWorkshopMax = 20_000;
/** Twice the largest hall, with two cards each. */
export const cardsPerBoardMax = 20_000;
export const clustersPerBoardMax = 200;
/** Headings of all clusters, those given at the same time included. */
export const headingsPerBoardMax = 1_000;
export const cardsPerParticipantMax = 60;
/** Cards carried over by one command; the same command again takes the next ones. Nobody waits for it noticeably. */
export const carriedAtOnceMax = 2_000;
/** Own cards per minute; a person writes at most this fast, a script does not. */
export const cardsPerMinuteMax = 6;
/** Comments of one person in a workshop; all that are still there travel in their own view. */
export const commentsPerParticipantMax = 40;
/** Comments that stand beside one card; more nobody reads. */
export const commentsPerCardMax = 30;
/** Comments ever written on a board. */
export const commentsPerBoardMax = 10_000;
/** Groups that phones may choose from, and how much of each heading they get with the view. */
export const clustersInViewMax = 60;
export const clusterTitleInViewGraphemesMax = 80;
/** Cards of one group that a phone gets to read. */
export const groupCardsReadMax = 200;
/** Similar cards shown to somebody who is writing. */
export const similarCardsMax = 3;
export const optionsPerBallotMax = 1_000;
/** Up to this many options travel inside the view; longer lists are fetched from `ballots/:b`. */
export const optionsInViewMax = 60;
/** Up to this many reasons go to every screen of the hall with a result; all of them are at `ballots/:b/result` and at the desks. */
export const reasonsInViewMax = 100;
export const ballotsPerWorkshopMax = 200;
/** Dots of one person; the method gives at most half as many as there are options. */
export const dotsBudgetMax = 500;
/** Axes of a `scale` ballot: a line or a field. */
export const axesMax = 2;
/** More than this nobody puts in an order. */
export const rankingOptionsMin = 2;
export const rankingOptionsMax = 40;
/** Why somebody objects, or what would have to change. */
export const reasonGraphemesMax = 500;
export const reasonBytesMax = 4_096;
/** Equal papers that a desk may enter at once. */
export const papersByHandMax = 500;
/** Tickets issued at once: one print run. */
export const ticketsAtOnceMax = 2_000;
export const ticketsPerWorkshopMax = 20_000;
export const principlesPerProcessMax = 200;
export const versionsPerPrincipleMax = 500;
export const sourcesPerPrincipleMax = 500;
/** Open and decided ones of one principle. */
export const amendmentsPerPrincipleMax = 300;
/** Open ones. */
export const amendmentsPerParticipantMax = 30;
export const timerMsMax = 24 * 60 * 60 * 1_000;

/** Cards begun before the end can still be sent for this long. */
export const graceAfterEndMs = 30_000;
/** Results of a sector are shown from this many votes on. */
export const sectorVotesMin = 5;
/** Share of a sector's votes that makes it carry a sentence. Compared unrounded. */
export const thresholdDefault = 0.66;
/** Cards at most under this many characters take one field on the projector wall. */
export const shortCardGraphemesMax = 48;

/** JSON bodies of participants: a paper with 1,000 options has about 34 kB. */
export const participantBodyBytesMax = 65_536;
/** JSON bodies of everyone else. */
export const editorBodyBytesMax = 262_144;
export const jsonDepthMax = 8;
/** One Yjs frame of an editor. */
export const syncFrameBytesMax = 262_144;
/** Changes of one Yjs frame: all cards of a large board moved at once. More would hold up everybody else. */
export const structsPerFrameMax = 2_500;
/** Key of one record of a board: a heading's is the longest. */
export const boardKeyCharactersMax = 200;
/** Stored state of one board, earlier values' traces included; from here on editors are told that it is full. */
export const boardStateBytesMax = 16_777_216;
/** Changes that a board keeps traces of; what each costs in memory is some hundred bytes, twice. */
export const boardStructsMax = 250_000;
/** Pages that ever wrote to one board. */
export const boardClientsMax = 2_000;
/** What a board's history keeps; the oldest go. */
export const historyEntriesMax = 5_000;
/** Edits in one entry of a history; what was done in one go beyond that continues in the next. */
export const historyEditsMax = 100;
/** Entries in one answer. */
export const historyPageMax = 100;
/** How an editor is called among the others. */
export const editorNameGraphemesMax = 40;
/** Cards that one editor holds. */
export const cardsHeldMax = 50;
/** Editors of one board that the others see. */
export const editorsShownMax = 64;
/** One frame on a live socket; a command that may be larger goes by HTTP. */
export const liveFrameBytesMax = 16_384;
/** Fragments of one message; a browser sends one. */
export const fragmentsPerMessageMax = 64;
/** Sockets of one participant onto the same thing: phone, laptop, and the tab that was forgotten. */
export const socketsPerParticipantMax = 3;
/** Sockets of one browser at a desk or a screen onto the same thing. */
export const socketsPerSessionMax = 5;
/** Sockets onto the same thing by one key that programs show as Bearer: one key may serve a whole control room. */
export const socketsPerKeyMax = 100;
/** Messages of one socket: so many at once, then so many a second. */
export const participantMessageBurst = 20;
export const participantMessagesPerSecond = 10;
export const editorMessageBurst = 60;
export const editorMessagesPerSecond = 30;
/** Send queues per connection; above it the connection is closed and catches up. */
export const phoneQueueBytesMax = 1_048_576;
export const boardQueueBytesMax = 4_194_304;
/** A long poll answers after this time even if nothing changed. */
export const longPollMs = 5_000;
/** The server says it is alive on every live socket this often; browsers do not show pings. */
export const heartbeatMs = 10_000;
/** A client that heard nothing for this long reconnects. */
export const silenceMs = 20_000;
