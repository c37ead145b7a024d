import type { OpinionGroupsView, SentenceCounts } from '../opinion/opinion-groups-view.ts';
import type { OptionId } from '../domain/ids.ts';
import { say, type Catalogue, type Values } from './catalogue.ts';
import { quoted } from './result-sentences.ts';
import type { ResultTable } from './result-table.ts';

/** Words of the picture of opinion groups. */
type GroupsKey = 'title' | 'title-none' | 'reading-dot' | 'reading-near' | 'group' | 'people' | 'agrees' | 'disagrees' | 'all-carry' | 'all-carry-some' | 'all-none' | 'means-not' | 'said' | 'said-group' | 'said-side' | 'said-all' | 'sentence' | 'cell' | 'hidden';

const words: Catalogue<GroupsKey> = {
  title: { one: '{groups} Gruppen stimmen verschieden ab, bei {n} Satz sind alle einig', other: '{groups} Gruppen stimmen verschieden ab, bei {n} Sätzen sind alle einig' },
  'title-none': '{groups} Gruppen stimmen verschieden ab, bei keinem Satz sind alle einig',
  'reading-dot': '1 Punkt = 1 Person',
  'reading-near': 'nah = ähnlich gestimmt',
  group: 'Gruppe {id}',
  people: { one: '{n} Person', other: '{n} Personen' },
  agrees: 'dafür',
  disagrees: 'dagegen',
  'all-carry': 'Das tragen alle Gruppen',
  'all-carry-some': 'Das tragen alle Gruppen: {n} von {of} Sätzen',
  'all-none': 'Noch kein Satz wird von allen Gruppen getragen.',
  'means-not': 'Die Gruppen zeigen nur, wer ähnlich stimmt. Sie sagen nicht, wer jemand ist.',
  said: '{title}. {groups} {all} {meansNot}',
  'said-group': 'Gruppe {id}, {people}: {sentences}.',
  'said-side': '{side} {text}',
  'said-all': 'Alle Gruppen tragen: {sentences}.',
  sentence: 'Satz',
  cell: '{agrees} Ja, {disagrees} Nein, {passes} Enthaltung',
  hidden: 'zu wenige Stimmen',
};

export const groupsText = (key: GroupsKey, values: Values = {}): string => say(words, 'de', key, values);

/** What the groups share and what they do not, in one sentence. */
export const groupsTitle = ({ groups }: OpinionGroupsView, carried: readonly OptionId[]): string =>
  groupsText(carried.length === 0 ? 'title-none' : 'title', { groups: groups.length, n: carried.length });

/** The whole picture in sentences. */
export const groupsSentence = (view: OpinionGroupsView, carried: readonly OptionId[], textOf: (option: OptionId) => string): string =>
  groupsText('said', {
    title: groupsTitle(view, carried),
    groups: view.groups
      .map(({ id, size, sentences }) =>
        groupsText('said-group', {
          id,
          people: groupsText('people', { n: size }),
          sentences: sentences.map(({ side, option }) => groupsText('said-side', { side: groupsText(side), text: quoted(textOf(option)) })).join('; '),
        }),
      )
      .join(' '),
    all: carried.length === 0 ? groupsText('all-none') : groupsText('said-all', { sentences: carried.map((option) => quoted(textOf(option))).join('; ') }),
    meansNot: groupsText('means-not'),
  });

/** All sentences with the votes of every group. */
export const groupsTable = (view: OpinionGroupsView, carried: readonly OptionId[], textOf: (option: OptionId) => string): ResultTable => {
  const cell = (counts: SentenceCounts | null | undefined): string => (counts == null ? groupsText('hidden') : groupsText('cell', { agrees: counts.agrees, disagrees: counts.disagrees, passes: counts.passes }));
  return {
    caption: groupsTitle(view, carried),
    head: [groupsText('sentence'), ...view.groups.map(({ id }) => groupsText('group', { id }))],
    rows: view.groupAware.map(({ option, groups }) => [textOf(option), ...view.groups.map(({ id }) => cell(groups[id]))]),
  };
};
