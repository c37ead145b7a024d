import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cellsOffLastVote, firstPeople, PolisFolderProblem, readConversation } from '../../server/replay/polis.ts';

const folders: string[] = [];

/** A made-up conversation: three statements, four people, one changed mind, one rejected statement. */
const sound = {
  'summary.csv': 'topic,"Wie, und womit, heizen wir?"\nvoters,4\nconversation-description,"Zwei\nZeilen"\n',
  'comments.csv': [
    'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
    '3000,x,2,7,1,0,-1,"Mit ""Pellets"", sagt er\nund lacht"',
    '1000,x,0,0,9,9,1,Fernwärme zuerst',
    '2000,x,1,3,1,1,1,Dämmen statt heizen',
  ].join('\n'),
  'participants-votes.csv': ['participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2', '3,,0,1,2,2,0,1,1,', '5,,1,0,1,0,1,-1,,', '7,,,1,1,0,0,,,0', '9,,0,0,0,0,0,,,'].join('\n'),
  'votes.csv': ['timestamp,datetime,comment-id,voter-id,vote', '4000,x,0,3,1', '3500,x,0,5,1', '5000,x,0,5,-1', '4500,x,1,3,1', '4600,x,2,7,0'].join('\n'),
};

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'polis-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('a Polis folder', () => {
  it('is read with quotes, commas and line breaks, comments and votes in the order of their time', () => {
    const conversation = readConversation(folderOf(sound));

    expect(conversation.topic).toBe('Wie, und womit, heizen wir?');
    expect(conversation.comments.map(({ id, author, rejected }) => [id, author, rejected])).toEqual([
      ['0', '0', false],
      ['1', '3', false],
      ['2', '7', true],
    ]);
    expect(conversation.comments[2]?.text).toBe('Mit "Pellets", sagt er\nund lacht');
    expect(conversation.votes.map(({ voter, comment, vote }) => [voter, comment, vote])).toEqual([
      ['5', '0', 1],
      ['3', '0', 1],
      ['3', '1', 1],
      ['7', '2', 0],
      ['5', '0', -1],
    ]);
    expect(conversation.groups).toEqual(['0', '1']);
    expect(conversation.participants.map(({ id, group, row }) => [id, group, [...row]])).toEqual([
      ['3', '0', [['0', 1], ['1', 1]]],
      ['5', '1', [['0', -1]]],
      ['7', null, [['2', 0]]],
      ['9', '0', []],
    ]);
  });

  it('counts the last vote of a person, so that a changed mind is one cell', () => {
    const conversation = readConversation(folderOf(sound));

    expect(cellsOffLastVote(conversation)).toBe(0);
    expect(cellsOffLastVote({ ...conversation, votes: conversation.votes.slice(0, -1) })).toBe(1);
    expect(cellsOffLastVote({ ...conversation, votes: [] })).toBe(4);
  });

  it('without votes.csv takes every cell of the matrix as one vote', () => {
    const { 'votes.csv': _, ...files } = sound;

    const conversation = readConversation(folderOf(files));

    expect(conversation.votes).toHaveLength(4);
    expect(conversation.votes.every(({ atMs }) => atMs === null)).toBe(true);
    expect(cellsOffLastVote(conversation)).toBe(0);
  });

  it('whose votes and matrix differ is refused with the number of cells', () => {
    const files = { ...sound, 'votes.csv': sound['votes.csv'].replace('5000,x,0,5,-1', '5000,x,0,5,1') };

    expect(() => readConversation(folderOf(files))).toThrow(/in 1 Zellen/);
  });

  it.each([
    ['a missing file', { 'votes.csv': sound['votes.csv'] }, /fehlt participants-votes\.csv/],
    ['a vote that is none', { ...sound, 'votes.csv': `${sound['votes.csv']}\n5001,x,0,5,2` }, /votes\.csv, Zeile 7: "2" ist keine Stimme/],
    ['a time that is none', { ...sound, 'comments.csv': sound['comments.csv'].replace('1000,', 'gestern,') }, /"gestern" ist kein Zeitpunkt/],
    ['a column without text', { ...sound, 'comments.csv': sound['comments.csv'].split('\n').slice(0, -1).join('\n') }, /fehlt der Text.*: 1\./],
  ])('with %s is refused in words', (_what, files, words) => {
    const folder = folderOf(files);

    expect(() => readConversation(folder)).toThrow(PolisFolderProblem);
    expect(() => readConversation(folder)).toThrow(words);
  });

  it('can be cut to its first people, their votes and nobody else\'s', () => {
    const cut = firstPeople(readConversation(folderOf(sound)), 2);

    expect(cut.participants.map(({ id }) => id)).toEqual(['3', '5']);
    expect(cut.votes).toHaveLength(4);
    expect(cellsOffLastVote(cut)).toBe(0);
    expect(firstPeople(cut, 99)).toBe(cut);
  });
});
