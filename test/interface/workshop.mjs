// A whole workshop by the public interface alone: node workshop.mjs http://localhost:8080 [operator key]
// Needs nothing but Node: no package, no code of the server. Every name below is of the documented interface.
import { randomBytes } from 'node:crypto';
const [base = 'http://localhost:8080', operator = ''] = process.argv.slice(2);
const call = async (method, path, key, body) => {
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
  const response = await fetch(`${base}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.headers.get('content-type')?.includes('json') ? response.json() : response.text();
};
const get = (path, key) => call('GET', path, key);
const post = (path, key, body) => call('POST', path, key, body);

const sectors = [{ id: 'stadt', title: 'Stadt' }, { id: 'land', title: 'Land' }];
const created = await post('/processes', operator, { title: 'Wasser im Landkreis', sectors });
const { circle, approver } = created.keys;
const opened = await post(`/processes/${created.process}/workshops`, circle, { title: 'Wasser', date: '2026-11-22', template: 'half-day' });
const { moderator } = opened.keys;
const view = () => get(`/workshops/${opened.workshop}/view`, moderator);
const send = (key, name, fields) => post(`/workshops/${opened.workshop}/commands`, key, { id: randomBytes(12).toString('hex'), do: name, ...fields });
const openStep = async (kind) => send(moderator, 'open-step', { step: (await view()).steps.find((step) => step.kind === kind).id });
console.log(`1 process ${created.process}, workshop ${opened.workshop}, code ${opened.code}`);

const people = [];
for (let n = 0; n < 12; n += 1) people.push(await post('/join', null, { code: opened.code, sector: sectors[n % 2].id }));
console.log(`2 ${people.length} people joined`);

await openStep('collect');
const board = (await view()).board.id;
const cards = [];
for (const [n, { token }] of people.entries()) cards.push((await send(token, 'submit-card', { board, text: `Gedanke ${n + 1} zum Wasser` })).card);
console.log(`3 ${(await get(`/boards/${board}`, moderator)).cards.length} cards on the board`);

await openStep('cluster');
const clusters = [];
for (const title of ['Wasser bleibt in unserer Hand', 'Wir gehen sparsam mit Wasser um']) clusters.push((await send(moderator, 'create-cluster', { board, title })).cluster);
for (const [n, card] of cards.entries()) await send(moderator, 'place-card', { card, cluster: clusters[n % 2] });
console.log(`4 ${(await get(`/boards/${board}`, moderator)).cards.filter((card) => card.cluster).length} cards in ${clusters.length} clusters`);

await openStep('weigh');
const { ballot } = await send(moderator, 'open-ballot', { kind: 'agreement', mode: 'straw-poll', options: clusters.map((cluster) => ({ cluster })) });
const [first, second] = (await get(`/ballots/${ballot}`, people[0].token)).options;
for (const [n, { token }] of people.entries()) await send(token, 'cast-ballot', { ballot, choices: { [first.id]: 'yes', [second.id]: n % 2 ? 'no' : 'yes' }, nonce: randomBytes(16).toString('base64url') });
await send(moderator, 'close-ballot', { ballot });
const result = await get(`/ballots/${ballot}/result`, people[0].token);
console.log(`5 ${result.turnout} papers; shared: ${result.options.map((option) => option.shared)}`);

await openStep('freeze');
const drafted = await send(moderator, 'draft-principle', { text: 'Unser Wasser bleibt in öffentlicher Hand.', sources: [{ cluster: clusters[0] }] });
const { principle, version } = drafted;
await send(moderator, 'request-freeze', { principle, version });
const { freeze } = await send(approver, 'approve-freeze', { principle, version });
console.log(`6 frozen as ${freeze}`);
const haltung = await get(`/processes/${created.process}/documents/haltung.md`, circle);
const record = await get(`/processes/${created.process}/record`, circle);
console.log(`7 haltung.md ${haltung.length} characters, with the sentence: ${haltung.includes('Unser Wasser bleibt')}; record with chain head ${record.chainHead}`);
