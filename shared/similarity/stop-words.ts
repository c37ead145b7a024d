/** Words that say nothing about what a card is about. German and English; other languages do without, their frequent words weigh little anyway. */
const list = `
der die das den dem des ein eine einen einem einer eines und oder aber sondern nicht kein keine keinen keiner keinem mit von vom zu zum zur in im ins innen an am auf aus bei beim
für über unter durch gegen ohne um nach vor ist sind sei war waren wird werden wurde wurden worden kann können könnte könnten muss muß müssen müsste soll sollen sollte sollten darf dürfen
hat haben hätte hatte bin bist ich du er sie es wir ihr man sich uns mich mir mein meine dein deine sein seine seinen seiner unser unsere ihre ihrer ihren ihrem dass daß als wie wenn wo was wer
welche welcher welches dieser diese dieses diesen diesem auch nur noch schon sehr mehr weniger viel viele vielen so da hier dort alle alles allem allen aller zb bzw etc usw weil damit dann daher also
statt anstatt zwischen bis ob sonst wieder ja nein doch würde würden wäre immer jede jeder jedes jeden jedem gibt geht macht machen lassen lässt einfach bitte gerne etwas nichts

the a an and or but of to in on at for with without from by as is are was were be been being it its this that these those not no we you they i he she our your their my me us them
should must can could will would have has had do does more less very too also only just if then than so what which who how when where why there here all any some every each
`;

export const stopWords: ReadonlySet<string> = new Set(list.split(/\s+/u).filter((word) => word !== '').map((word) => word.replaceAll('ß', 'ss')));

/** Without them, or with other ones, a sentence may want the opposite. keine, keinen, kein are one. */
const turningWords: ReadonlySet<string> = new Set(
  'nicht kein keine keinen keiner keinem keines ohne nie niemals nein weder statt anstatt gegen weniger mehr runter rauf weg not no never none without instead against less more neither nor dont doesnt cannot'.split(' '),
);

/** Beginnings of words that ask for the end of something, by what they mean: "Rückbau der Radwege" is not "Radwege". */
const endings: readonly (readonly [string, string])[] = [
  ['verbot', 'verbiet'],
  ...['verbiet', 'abschaff', 'aufheb', 'rückbau', 'zurückbau', 'abbau', 'abgebaut', 'stopp', 'verhinder', 'streich', 'entfern', 'beend', 'vermeid', 'ban', 'abolish', 'remov', 'stop'].map((stem) => [stem, stem] as const),
  ['aufgehoben', 'aufheb'],
  ['abgeschafft', 'abschaff'],
];

/** What turns a wish into its opposite in a text with this word; null: nothing does. */
export const turnOf = (plain: string): string | null => {
  if (turningWords.has(plain)) return plain.startsWith('kein') ? 'kein' : plain;
  return endings.find(([stem]) => (stem.length > 4 ? plain.startsWith(stem) : plain === stem))?.[1] ?? null;
};

/** What stands before them is not what stands after them. */
export const orderingWords: ReadonlySet<string> = new Set('vor nach statt anstatt als gegen über before after than over instead against'.split(' '));

/** Beginnings that turn a word into another one: ausbauen and abbauen, gerecht and ungerecht. */
export const opposingHeads: ReadonlySet<string> = new Set('un ab aus auf an zu ein ent anti gegen nicht miss de des dis in im il ir non rück be ver'.split(' '));
