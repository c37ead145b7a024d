import { commandNames } from '../../shared/commands/access.ts';
import { commandFields } from '../../shared/commands/schema.ts';
import { refusalReasons } from '../../shared/domain/refusal.ts';

/** The interface, described by the server itself. test/interface checks that every route of the app is here. */

const json = (description: string) => ({ description, content: { 'application/json': { schema: { type: 'object' } } } });
const refusal = { description: 'Refused: `{ok: false, reason, message, messages, field?}`', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } };
const path = (name: string, description: string) => ({ name, in: 'path', required: true, description, schema: { type: 'string' } });
const query = (name: string, description: string) => ({ name, in: 'query', required: false, description, schema: { type: 'string' } });
const as = query('as', 'For browsers that hold several roles: which one acts. Programs send `Authorization: Bearer`.');

const strings = (names: readonly string[], required: readonly string[] = names) => ({
  content: { 'application/json': { schema: { type: 'object', required, properties: Object.fromEntries(names.map((name) => [name, {}])) } } },
});

const operation = (summary: string, ok: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({ summary, ...more, responses: { ...ok, default: refusal } });

export const openApi = (version: string, url: string) => ({
  openapi: '3.1.0',
  info: { title: 'Leitsatz', version, description: 'Words and rules: docs/ARCHITECTURE.md, docs/PROTOCOL.md, docs/RULES.md.', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
  servers: [{ url: `${url}/api/v1` }],
  security: [{ bearer: [] }, { cookie: [] }],
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'A key (128 bit, base64url) or a participant token.' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'leitsatz_<role>_<id>', description: 'Set by `POST /session` or `POST /join`.' },
    },
    schemas: {
      Refusal: {
        type: 'object',
        required: ['ok', 'reason', 'message'],
        properties: {
          ok: { const: false },
          id: { type: 'string', description: 'The command\'s id, if there was one.' },
          reason: { enum: refusalReasons },
          message: { type: 'string', description: 'One German sentence.' },
          messages: { type: 'object', description: 'The same by language.' },
          field: { type: 'string' },
          position: { type: 'integer' },
          limit: { type: 'integer' },
          retryAfterMs: { type: 'integer' },
        },
      },
      Command: {
        oneOf: commandNames.map((name) => ({
          type: 'object',
          title: name,
          required: ['id', 'do'],
          additionalProperties: false,
          properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' }, do: { const: name }, ...Object.fromEntries(commandFields(name).map((field) => [field, {}])) },
        })),
      },
    },
  },
  paths: {
    '/about': { get: operation('Name, version, limits, time', { 200: json('About') }, { security: [] }) },
    '/openapi.json': { get: operation('This page', { 200: json('OpenAPI 3.1') }, { security: [] }) },
    '/processes': { post: operation('Create a process (operator)', { 201: json('`{process, keys: {circle, approver}, links}`') }, { requestBody: strings(['title', 'sectors'], ['title']) }) },
    '/processes/{p}': { get: operation('Title, sectors, workshops', { 200: json('Process') }, { parameters: [path('p', 'Process id'), as] }) },
    '/processes/{p}/workshops': {
      post: operation('Create a workshop (circle)', { 201: json('`{workshop, code, joinUrl, keys: {moderator, projector, observer}, links}`') }, {
        parameters: [path('p', 'Process id'), as],
        requestBody: strings(['title', 'date', 'beginsAt', 'place', 'template', 'plan', 'questions', 'cardTextMax', 'expectedPeople'], ['title', 'date']),
      }),
    },
    '/processes/{p}/record': { get: operation('Freeze records with hashes and signatures, canonical JSON', { 200: json('Record') }, { parameters: [path('p', 'Process id'), as] }) },
    '/processes/{p}/documents/{name}': {
      get: operation('A document: `haltung.html`, `haltung.md`, `haltung.json`', { 200: { description: 'The document' } }, { parameters: [path('p', 'Process id'), path('name', '`kind.format`'), as] }),
    },
    '/look-up': { post: operation('What a join key, a code or a ticket opens', { 200: json('Process, workshop, sectors, ticket, languages') }, { security: [], requestBody: strings(['code']) }) },
    '/join': { post: operation('Join a workshop', { 201: json('`{participant, token, workshop}` and a cookie') }, { security: [], requestBody: strings(['code', 'ticket', 'sector', 'language', 'token'], []) }) },
    '/session': {
      post: operation('Exchange a key for a cookie', { 200: json('`{role, process, workshop, path}`') }, { security: [], requestBody: strings(['key']) }),
      get: operation('What this browser may open', { 200: json('`{grants}`') }),
      delete: operation('Sign out', { 200: json('Done') }, { parameters: [as, query('of', 'Workshop or process id')] }),
    },
    '/workshops/{w}/state': { get: operation('How the server is doing (moderator, circle): connections, lateness, storage, disk', { 200: json('ServerState') }, { parameters: [path('w', 'Workshop id'), as] }) },
    '/workshops/{w}/keys': { post: operation('A fresh key for moderator, projector or observer', { 201: json('`{role, key, url}`') }, { parameters: [path('w', 'Workshop id'), as], requestBody: strings(['role']) }) },
    '/workshops/{w}/tickets': {
      post: operation('Tickets (Stimmkarten) for binding ballots; their secrets are answered once (moderator, circle)', { 201: json('`{tickets: [{ticket, code, url, sector}]}`') }, { parameters: [path('w', 'Workshop id'), as], requestBody: strings(['count', 'sector'], ['count']) }),
    },
    '/workshops/{w}/commands': {
      post: operation('Do something; the same id gets the same answer', { 200: json('`{id, ok: true, revision, …}`') }, {
        parameters: [path('w', 'Workshop id'), as],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Command' } } } },
      }),
    },
    '/workshops/{w}/view': {
      get: operation('The JSON view of the caller', { 200: json('View') }, { parameters: [path('w', 'Workshop id'), as, query('after', 'Long poll: answers when there is a later revision, after 5 s at the latest')] }),
    },
    '/workshops/{w}/live': {
      get: operation('WebSocket: `{view}` first, then whenever it changed; `{beat}` every 10 s. Without an upgrade: a long poll with the same frame', { 101: { description: 'Switching protocols' }, 200: json('`{view}`') }, {
        parameters: [path('w', 'Workshop id'), as, query('after', 'Long poll: as for `view`')],
      }),
    },
    '/sync/{doc}': { get: operation('WebSocket: y-websocket protocol; names come in the view', { 101: { description: 'Switching protocols' } }, { parameters: [path('doc', 'Document name'), as] }) },
    '/boards/{b}': { get: operation('Snapshot of a board', { 200: json('`{id, question, cards, clusters, parked}`') }, { parameters: [path('b', 'Board id'), as] }) },
    '/boards/{b}/cards': {
      get: operation('Cards of one group, for participants while the step lets them comment or suggest groups (ETag)', { 200: json('GroupView'), 304: { description: 'Unchanged' } }, { parameters: [path('b', 'Board id'), query('cluster', 'Group id; needed'), as] }),
    },
    '/boards/{b}/similar': {
      post: operation('Up to 3 visible cards that are like a text being written (participants); nothing of it is kept. `rate_limited` also while the server has little rest', { 200: json('`{cards: [{id, text}]}`') }, { parameters: [path('b', 'Board id'), as], requestBody: strings(['text']) }),
    },
    '/boards/{b}/wall.html': { get: operation('Wall protocol to print (moderator, circle)', { 200: { description: 'text/html' } }, { parameters: [path('b', 'Board id'), as] }) },
    '/boards/{b}/wall.csv': { get: operation('The cards of the wall as a table: UTF-8 with a byte order mark, semicolons (moderator, circle)', { 200: { description: 'text/csv' } }, { parameters: [path('b', 'Board id'), as] }) },
    '/boards/{b}/wall.json': { get: operation('The wall as data (moderator, circle)', { 200: json('`{schema: "leitsatz/wall/1", id, question, sectors, clusters, tray, parked, collisions, hidden, …}`') }, { parameters: [path('b', 'Board id'), as] }) },
    '/boards/{b}/suggestions': { get: operation('What may belong together on a board: merges, groups, places, each with its reason (moderator, circle)', { 200: json('BoardSuggestions: `{revision, of, merges, groups, placements}`') }, { parameters: [path('b', 'Board id'), as] }) },
    '/boards/{b}/history': { get: operation('What was done to a board, newest first (moderator, circle)', { 200: json('BoardHistoryAnswer: `{entries, more, texts}`') }, { parameters: [path('b', 'Board id'), as, query('before', 'Only entries with a smaller number')] }) },
    '/ballots/{b}': { get: operation('Question and options (ETag)', { 200: json('Ballot'), 304: { description: 'Unchanged' } }, { parameters: [path('b', 'Ballot id'), as] }) },
    '/ballots/{b}/result': { get: operation('After closing: totals, per sector, turnout, trackers, shuffled choices', { 200: json('Result') }, { parameters: [path('b', 'Ballot id'), as] }) },
    '/ballots/{b}/groups': { get: operation('After closing, agreement only: opinion groups `{groups, reason}`; `groups` is null with a reason where there are none', { 200: json('OpinionGroupsAnswer') }, { parameters: [path('b', 'Ballot id'), as] }) },
    '/ballots/{b}/result.csv': { get: operation('The same counts as a table: UTF-8 with a byte order mark, semicolons, decimal commas', { 200: { description: 'text/csv' } }, { parameters: [path('b', 'Ballot id'), as] }) },
  },
});
