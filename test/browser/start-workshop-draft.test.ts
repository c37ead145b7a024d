import { expect } from '@open-wc/testing';
import { groupGrants, type SessionGrant } from '../../client/start/own-workshops.ts';
import { checkDraft, emptyDraft, processOf, workshopOf } from '../../client/start/workshop-draft.ts';

const filled = { ...emptyDraft(), topic: 'Masterplan', question: 'Was muss gelingen?', begin: '2026-03-14T09:00' };

describe('a new workshop', () => {
  it('says for each field what is missing', () => {
    expect(Object.keys(checkDraft({ ...emptyDraft(), begin: '' }, false))).to.deep.equal(['topic', 'question', 'begin']);
    expect(checkDraft(filled, false)).to.deep.equal({});
  });

  it('begins on the next working day at nine unless somebody says otherwise', () => {
    expect(emptyDraft(new Date(2026, 2, 12, 23, 30)).begin).to.equal('2026-03-13T09:00');
    expect(emptyDraft(new Date(2026, 2, 13, 8)).begin).to.equal('2026-03-16T09:00');
    expect(emptyDraft(new Date(2026, 2, 14, 8)).begin).to.equal('2026-03-16T09:00');
  });

  it('asks for the second question only when the plan has two days', () => {
    expect(Object.keys(checkDraft({ ...filled, secondQuestion: '' }, false))).to.deep.equal([]);
    expect(Object.keys(checkDraft({ ...filled, secondQuestion: '', template: 'two-days' }, false))).to.deep.equal(['secondQuestion']);
    expect(workshopOf({ ...filled, template: 'two-days' })['questions']).to.have.length(2);
  });

  it('refuses sectors without a name and with the same name', () => {
    expect(checkDraft({ ...filled, sectors: ['A', ' '] }, false).sectors).to.contain('braucht einen Namen');
    expect(checkDraft({ ...filled, sectors: ['Politik', 'politik '] }, false).sectors).to.contain('heißen gleich');
  });

  it('gives every sector an id that the server takes, each once', () => {
    const { sectors } = processOf({ ...filled, sectors: ['Bürgerinnen und Bürger', 'Bürgerinnen & Bürger', 'منظمات', 'None', '日本', 'Zivilgesellschaft'] });

    expect(sectors.every(({ id }) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(id) && id !== 'none')).to.equal(true);
    expect(new Set(sectors.map(({ id }) => id)).size).to.equal(6);
    expect(sectors[0]?.id).to.equal('buergerinnen-und-buerger');
  });

  it('sends the day as it was typed and the begin as an instant', () => {
    const body = workshopOf({ ...filled, begin: '2026-03-14T00:30', people: '160' });

    expect(body['date']).to.equal('2026-03-14');
    expect(new Date(String(body['beginsAt'])).getHours()).to.equal(0);
    expect(body['expectedPeople']).to.equal(160);
    expect('place' in body).to.equal(false);
  });
});

describe('own workshops', () => {
  const grant = (role: SessionGrant['role'], process: string, workshop: string | null, date = ''): SessionGrant => ({
    role,
    process: { id: process, title: process },
    workshop: workshop === null ? null : { id: workshop, title: workshop, date },
    path: `/${role}`,
  });

  it('stand in their process, the next one first, past ones last', () => {
    const grants = [grant('moderator', 'p', 'past', '2026-01-01'), grant('moderator', 'p', 'later', '2026-05-01'), grant('projector', 'p', 'next', '2026-03-20'), grant('circle', 'p', null)];

    const [process] = groupGrants(grants, '2026-03-14');

    expect(process?.steers).to.equal(true);
    expect(process?.workshops.map(({ id }) => id)).to.deep.equal(['next', 'later', 'past']);
  });
});
