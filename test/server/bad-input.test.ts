import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandFields } from '../../shared/commands/schema.ts';
import { commandNames, type CommandName } from '../../shared/commands/access.ts';
import { refusalReasons, refusalStatus } from '../../shared/domain/refusal.ts';
import { isObject, TestApp, type Answer } from '../support/test-app.ts';
import { TestHall } from '../support/test-hall.ts';

let hall: TestHall;
beforeEach(async () => {
  hall = await TestHall.open();
});
afterEach(() => {
  expect(hall.app.errors).toEqual([]);
  hall.app.close();
});

/** A "no" from the closed list: its status, a sentence in both languages, no hole left open. */
function expectRefused({ status, body, text }: Answer): string {
  const reason = refusalReasons.find((known) => known === body['reason']);
  if (reason === undefined) throw new Error(`Not from the closed list: ${status} ${text}`);
  expect(body['ok']).toBe(false);
  expect(status).toBe(refusalStatus(reason));
  const messages = isObject(body['messages']) ? body['messages'] : {};
  expect(messages['de']).toBe(body['message']);
  for (const language of ['de', 'en']) {
    expect(messages[language]).toMatch(/^\p{Lu}.{10,}\.$/u);
    expect(messages[language]).not.toMatch(/\{\w+\}/);
  }
  return reason;
}

/** Refused, nothing stored, and the very next command works. */
async function expectNothing(send: () => Promise<Answer>): Promise<Answer> {
  const before = hall.app.stored();
  const answer = await send();
  expectRefused(answer);
  expect(hall.app.stored()).toBe(before);
  return answer;
}

const expectNextWorks = async (): Promise<void> => {
  expect(await hall.command('moderator', 'submit-card', { board: hall.ids.board, text: 'Es geht weiter' })).toMatchObject({ status: 200 });
};

/** A command of each kind that would be accepted. */
const valid = (): Readonly<Record<CommandName, readonly [role: keyof TestHall['keys'], fields: Readonly<Record<string, unknown>>]>> => {
  const { board, card, cluster, comment, step, principle, amendment, ballot, option, objected, ticket } = hall.ids;
  return {
    'submit-card': ['moderator', { board, text: 'Ein Gedanke', sector: 'politik' }],
    'edit-card': ['participant', { card, text: 'Ein anderer Gedanke' }],
    'withdraw-card': ['participant', { card }],
    'hide-card': ['moderator', { card, reason: 'Name genannt', hidden: true }],
    'erase-card': ['moderator', { card }],
    'carry-cards': ['moderator', { from: 'board-unknown', to: board, what: 'all' }],
    'park-card': ['moderator', { card, parked: true }],
    'place-card': ['moderator', { card, cluster, before: null }],
    'merge-cards': ['moderator', { card, cards: [card] }],
    'split-card': ['moderator', { card }],
    'comment-card': ['participant', { card, text: 'Gilt auch hier' }],
    'erase-comment': ['moderator', { comment }],
    'suggest-cluster': ['participant', { card, cluster }],
    'create-cluster': ['moderator', { board, title: 'Arbeit' }],
    'rename-cluster': ['moderator', { cluster, title: 'Sprache zuerst' }],
    'remove-cluster': ['moderator', { cluster, removed: true }],
    'move-cluster': ['moderator', { cluster, before: null }],
    'open-step': ['moderator', { step, startTimer: true }],
    'set-timer': ['moderator', { endsInMs: 60_000, paused: false }],
    'set-projector': ['moderator', { mode: 'hold', picture: 'wall', principle: null }],
    'set-stage': ['moderator', { pictureWidthM: 4, distanceM: 20, motion: true }],
    'set-hall': ['moderator', { open: true }],
    'draft-principle': ['moderator', { title: 'Arbeit', text: 'Arbeit ist möglich.', sources: [{ cluster }, { card }] }],
    'revise-principle': ['moderator', { principle, text: 'Sprache öffnet jede Tür.', title: 'Sprache' }],
    'drop-principle': ['moderator', { principle }],
    'order-principles': ['moderator', { principles: [principle] }],
    'propose-amendment': ['moderator', { principle, text: 'Sprache öffnet alle Türen.', reason: 'Sonst fehlt jemand', version: 1 }],
    'decide-amendment': ['moderator', { amendment, decision: 'accept', text: 'Wege sind hell.', version: 1 }],
    'accept-undisputed': ['moderator', { principle, amendments: [amendment], version: 1 }],
    'mark-amendment': ['moderator', { amendment, disputed: true }],
    'withdraw-amendment': ['moderator', { amendment }],
    'open-ballot': ['moderator', { kind: 'agreement', mode: 'straw-poll', options: [{ principle }], title: 'Runde 2', threshold: 0.5, budget: null, maxPerOption: null, repeats: null }],
    'cast-ballot': ['participant', { ballot, choices: { [option]: 'yes' }, nonce: 'n'.repeat(22), reasons: {}, ticket: undefined, byHand: undefined }],
    'close-ballot': ['moderator', { ballot }],
    'erase-reason': ['moderator', objected],
    'present-ticket': ['participant', { ticket }],
    'request-freeze': ['moderator', { principle, version: 1 }],
    'approve-freeze': ['approver', { principle, version: 1 }],
    'revise-preamble': ['circle', { text: 'Wir haben zugehört.' }],
    'set-invited': ['circle', { invited: { politik: 12 } }],
  };
};

/** Wrong for every field there is. */
const neverRight: readonly unknown[] = [{ odd: {} }, [[]], [null], { card: [], text: {} }];
/** Right for some field, odd for most: whatever is answered has to come from the closed list. */
const odd: readonly unknown[] = [null, true, 0, -1, 1.5, 1e300, '', ' ', 'x', '__proto__', 'constructor', '../../etc/passwd', 'ä'.repeat(9), 'a\0b', 'x'.repeat(20_000), [], {}, ['x'], '2026-11-21', Number.MAX_SAFE_INTEGER];

describe('[CM5] every field of every command', () => {
  it.each(commandNames)('%s', async (name) => {
    const [role, fields] = valid()[name];
    expect(Object.keys(fields).sort()).toEqual([...commandFields(name)].sort());

    for (const field of [...commandFields(name), 'id', 'do']) {
      for (const wrong of neverRight) {
        const { body } = await expectNothing(() => hall.command(role, name, { ...fields, [field]: wrong }));
        expect(body, `${field}: ${JSON.stringify(wrong)}`).toMatchObject({ reason: 'bad_request' });
        expect(String(body['field']).split('.')[0]).toBe(field);
      }
      for (const wrong of odd) {
        const before = hall.app.stored();
        const answer = await hall.command(role, name, { ...fields, [field]: wrong });
        if (answer.status === 200) continue;
        expectRefused(answer);
        expect(hall.app.stored()).toBe(before);
      }
    }
    await expectNothing(() => hall.command(role, name, { ...fields, extra: 1 }));
    await expectNextWorks();
  });

  it.each(commandNames)('%s without one of its fields, or with nothing but its name', async (name) => {
    const [role, fields] = valid()[name];

    for (const field of Object.keys(fields)) {
      const { [field]: _, ...rest } = fields;
      const answer = await hall.command(role, name, rest);
      if (answer.status !== 200) expectRefused(answer);
    }
    const bare = await hall.command(role, name, {});
    if (bare.status !== 200) expect(expectRefused(bare)).toBe('bad_request');
    await expectNextWorks();
  });

  it('an unknown key is refused by its name', async () => {
    expect((await expectNothing(() => hall.command('moderator', 'submit-card', { board: hall.ids.board, text: 'x', author: 'me' }))).body).toMatchObject({ reason: 'bad_request', field: 'author' });
  });
});

describe('ids of others', () => {
  it('another process’ things look like things that do not exist, and nothing happens there either', async () => {
    const other = await TestHall.open(hall.app);
    const names = ['card', 'cluster', 'board', 'step', 'principle', 'ballot'] as const;
    const before = hall.app.stored();

    for (const [name, [role, fields]] of Object.entries(valid())) {
      for (const field of names) {
        if (!(field in fields)) continue;
        const send = (id: string) => hall.command(role, name as CommandName, { ...fields, [field]: id });
        const [foreign, unknown] = [await send(other.ids[field]), await send('no-such-thing-000000')];
        expect(expectRefused(foreign), `${name}.${field}`).toBe('not_found');
        expect({ ...foreign.body, id: '' }).toEqual({ ...unknown.body, id: '' });
      }
    }
    expect(hall.app.stored()).toBe(before);
  });

  it('another hall’s keys open nothing', async () => {
    const other = await TestHall.open(hall.app);

    for (const role of ['moderator', 'circle', 'approver', 'participant'] as const) {
      for (const path of [`/workshops/${hall.workshop}/view`, `/boards/${hall.ids.board}`, `/ballots/${hall.ids.ballot}`, `/processes/${hall.process}`, `/processes/${hall.process}/record`]) {
        expect(expectRefused(await hall.app.send('GET', path, undefined, other.keys[role]))).toBe('sign_in_needed');
      }
    }
  });
});

describe('naughty strings', () => {
  const naughty: readonly string[] = JSON.parse(readFileSync(new URL('../data/blns.json', import.meta.url), 'utf8'));
  const plainly = (raw: string): string => raw.replaceAll('\t', ' ').normalize('NFC').trim();

  it('as cards: equal in NFC on the board and after a restart, or refused with the place', async () => {
    const { board } = hall.ids;
    const expected = new Map<string, string>();
    for (const raw of naughty) {
      const answer = await hall.command('moderator', 'submit-card', { board, text: raw });
      if (answer.status === 200) {
        expected.set(String(answer.body['card']), plainly(raw));
        continue;
      }
      const reason = expectRefused(answer);
      expect(['text_empty', 'text_forbidden_char']).toContain(reason);
      expect(answer.body['field']).toBe('text');
      if (reason === 'text_forbidden_char') expect(answer.body['position']).toEqual(expect.any(Number));
    }
    expect(expected.size).toBeGreaterThan(490);

    const restarted = new TestApp(hall.app.storage.reopened());
    for (const app of [hall.app, restarted]) {
      const { body } = await app.send('GET', `/boards/${board}`, undefined, hall.keys.moderator);
      const cards = Array.isArray(body['cards']) ? body['cards'].filter(isObject) : [];
      const texts = new Map(cards.map((card) => [card['id'], card['text']]));
      for (const [card, words] of expected) expect(texts.get(card)).toBe(words);
    }
    restarted.close();
  });

  it('as preamble, in the view and in both documents: never a failure', async () => {
    for (const raw of naughty) {
      const answer = await hall.command('circle', 'revise-preamble', { text: raw });
      if (answer.status !== 200) {
        expectRefused(answer);
        continue;
      }
      const { body } = await hall.view('circle');
      expect(body['preamble']).toBe(plainly(raw));
      for (const format of ['html', 'md']) {
        const document = await hall.app.send('GET', `/processes/${hall.process}/documents/haltung.${format}`, undefined, hall.keys.circle);
        expect(document.status).toBe(200);
        if (format === 'html') expect(document.text).not.toMatch(/<(script|img|iframe|svg on|body on)/iu);
      }
    }
  });
});

describe('texts', () => {
  const submit = (escaped: string) => hall.raw('moderator', `{"id":"command-text","do":"submit-card","board":"${hall.ids.board}","text":"${escaped}"}`);

  it.each([
    ['half a character', 'ab\\ud83d', { reason: 'text_not_well_formed', field: 'text', position: 2 }],
    ['the other half', '\\ude00ab', { reason: 'text_not_well_formed', field: 'text', position: 0 }],
    ['NUL', 'a\\u0000b', { reason: 'text_forbidden_char', field: 'text', position: 1 }],
    ['escape', 'abc\\u001b[2J', { reason: 'text_forbidden_char', field: 'text', position: 3 }],
    ['right-to-left override', '\\u202eabc', { reason: 'text_forbidden_char', field: 'text', position: 0 }],
    ['an isolate left open', 'abc\\u2066d', { reason: 'text_forbidden_char', field: 'text', position: 3 }],
    ['zalgo', `Z${'\\u0316'.repeat(30)}`, { reason: 'text_forbidden_char', field: 'text', position: 9 }],
    ['nothing to see', '\\u200b\\u3164\\ufeff', { reason: 'text_empty', field: 'text' }],
    ['501 characters', 'ä'.repeat(501), { reason: 'text_too_long', field: 'text', limit: 500 }],
    ['200 kB', 'x'.repeat(200_000), { reason: 'text_too_long', field: 'text', limit: 500 }],
  ])('%s', async (_, escaped, refusal) => {
    expect((await expectNothing(() => submit(escaped))).body).toMatchObject({ id: 'command-text', ...refusal });
    await expectNextWorks();
  });

  it.each([
    ['moderator', 1_000_000, 262_144],
    ['moderator', 10_000_000, 262_144],
    ['participant', 1_000_000, 65_536],
    ['participant', 70_000, 65_536],
  ] as const)('%s sends %i bytes: too large, with the limit', async (role, bytes, limit) => {
    const { body, status } = await expectNothing(() => hall.command(role, 'submit-card', { board: hall.ids.board, text: 'x'.repeat(bytes) }));

    expect(status).toBe(413);
    expect(body).toMatchObject({ reason: 'too_large', limit });
    await expectNextWorks();
  });
});

describe('bodies', () => {
  /** Stands for the fields of a command that would be accepted. */
  const fields = 'FIELDS';
  it.each([
    ['nothing', ''],
    ['half of it', `{${fields}`],
    ['something behind it', `{${fields}}{}`],
    ['a byte order mark', `\ufeff{${fields}}`],
    ['a list', `[{${fields}}]`],
    ['a text', '"submit-card"'],
    ['null', 'null'],
    ['a number beyond numbers', `{${fields},"sector":1e999}`],
    ['a prototype', `{${fields},"__proto__":{"role":"moderator"}}`],
    ['a prototype inside', `{${fields},"sector":{"__proto__":null}}`],
    ['a constructor', `{${fields},"constructor":{"prototype":{}}}`],
    ['100,000 levels', `{${fields},"sector":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['9 levels', `{${fields},"sector":${'['.repeat(9)}${']'.repeat(9)}}`],
    ['a name from the prototype', '{"id":"command-body","do":"constructor"}'],
    ['no name', '{"id":"command-body"}'],
    ['an id that is too short', '{"id":"short","do":"set-hall","open":true}'],
    ['an id with a line break', '{"id":"command-body\\n","do":"set-hall","open":true}'],
    ['an id that is too long', `{"id":"${'x'.repeat(65)}","do":"set-hall","open":true}`],
  ])('%s', async (_, body) => {
    const whole = body.replace(fields, `"id":"command-body","do":"submit-card","board":"${hall.ids.board}","text":"x"`);

    expect((await expectNothing(() => hall.raw('moderator', whole))).body).toMatchObject({ reason: 'bad_request' });
    await expectNextWorks();
  });

  it.each([
    ['not UTF-8', [0xff, 0xfe]],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['a spelling that is too long', [0xc0, 0x80]],
    ['half a character', [0xf0, 0x9f, 0x98]],
  ])('%s', async (_, bytes) => {
    const [head, tail] = [`{"id":"command-utf8","do":"submit-card","board":"${hall.ids.board}","text":"`, '"}'].map((part) => Buffer.from(part));

    const { body } = await expectNothing(() => hall.raw('moderator', Buffer.concat([head ?? Buffer.of(), Buffer.from(bytes), tail ?? Buffer.of()])));

    expect(body).toMatchObject({ reason: 'bad_request', field: 'body' });
    await expectNextWorks();
  });
});

describe('every field of the other routes', () => {
  const routes = () =>
    [
      ['/processes', { title: 'Neu', sectors: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }] }, undefined],
      [
        `/processes/${hall.process}/workshops`,
        {
          title: 'Neu', date: '2026-11-22', beginsAt: '2026-11-22T09:00:00Z', place: 'Dieburg', template: 'full-day', questions: ['Was?'], cardTextMax: 140, expectedPeople: 80,
          plan: [{ kind: 'collect', title: 'Sammeln', instruction: 'Schreiben Sie.', minutes: 20, startsAfterMinutes: 0, board: 0, picture: 'wall', permissions: { submitCards: true } }],
        },
        hall.keys.circle,
      ],
      [`/workshops/${hall.workshop}/keys`, { role: 'observer' }, hall.keys.moderator],
      ['/join', { code: hall.code, sector: 'politik', language: 'de' }, undefined],
      ['/look-up', { code: hall.code }, undefined],
      ['/session', { key: hall.keys.moderator }, undefined],
    ] as const;

  it.each([0, 1, 2, 3, 4, 5])('route %i', async (index) => {
    const route = routes()[index];
    if (route === undefined) throw new Error('No such route.');
    const [path, fields, bearer] = route;
    const send = (body: unknown) => hall.app.send('POST', path, body, bearer);
    expect((await send(fields)).status).toBeLessThan(300);

    for (const field of Object.keys(fields)) {
      for (const wrong of neverRight) expect((await expectNothing(() => send({ ...fields, [field]: wrong }))).body, `${field}: ${JSON.stringify(wrong)}`).toMatchObject({ reason: 'bad_request' });
      for (const wrong of odd) {
        // Wrong codes are slowed down on purpose.
        hall.app.nowMs += 60_000;
        const answer = await send({ ...fields, [field]: wrong });
        if (answer.status >= 300) expectRefused(answer);
      }
    }
    for (const body of ['', 'null', '[]', '{"__proto__":1}', `{"title":"${'x'.repeat(300_000)}"}`]) await expectNothing(() => send(body));
    await expectNothing(() => send({ ...fields, extra: true }));
    await expectNextWorks();
  });
});

describe('addresses', () => {
  it.each([
    '/workshops/x/view', '/workshops/%00/view', '/workshops/%E0%A4%A/view', '/workshops/..%2f..%2fetc/view', `/workshops/${'x'.repeat(5_000)}/view`, '/workshops/__proto__/view',
    '/boards/constructor', '/boards/%ff', '/ballots/toString', '/ballots/x/result', '/processes/hasOwnProperty', '/processes/%F0%9F%98%80/record', '/nothing', '/',
  ])('%s', async (path) => {
    for (const bearer of [hall.keys.moderator, hall.keys.participant, 'x', '__proto__', 'x'.repeat(5_000)]) expectRefused(await hall.app.send('GET', path, undefined, bearer));
  });

  it.each(['', 'x', '-1', '1e9', '9'.repeat(400), '%00', '[]'])('a view after %j', async (after) => {
    const answer = await hall.app.send('GET', `/workshops/${hall.workshop}/view?after=${after}`, undefined, hall.keys.moderator);

    expect(expectRefused(answer)).toBe('bad_request');
  });

  it.each(['haltung', 'haltung.exe', 'haltung.', '.html', 'haltung.html.exe', 'paper.docx', '__proto__.md', '%00.html'])('a document %s', async (name) => {
    expect(expectRefused(await hall.app.send('GET', `/processes/${hall.process}/documents/${name}`, undefined, hall.keys.circle))).toBe('not_found');
  });
});

describe('a full disk', () => {
  it('is told as such, nothing is shown or stored, and the same command works when there is room', async () => {
    const fields = { id: 'command-full', board: hall.ids.board, text: 'Kommt später an' };
    hall.app.storage.failNextCommit('full');

    const { status } = await expectNothing(() => hall.command('moderator', 'submit-card', fields));

    expect(status).toBe(507);
    expect((await hall.app.send('GET', `/boards/${hall.ids.board}`, undefined, hall.keys.moderator)).text).not.toContain('Kommt später an');
    expect((await hall.command('moderator', 'submit-card', fields)).status).toBe(200);
  });

  it.each(['/session', '/join', '/processes'])('%s says so too', async (path) => {
    const body = path === '/session' ? { key: hall.keys.moderator } : path === '/join' ? { code: hall.code } : { title: 'Neu' };
    hall.app.storage.failNextCommit('full');

    expect(expectRefused(await hall.app.send('POST', path, body))).toBe('storage_full');

    hall.app.errors.length = 0;
    expect((await hall.app.send('POST', path, body)).status).toBeLessThan(300);
  });
});
