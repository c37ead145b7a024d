import { participantsPerWorkshopMax } from '../../shared/domain/limits.ts';
import { defaultSectors } from '../../shared/domain/sector.ts';
import { planTemplates, type PlanTemplateId } from '../../shared/templates/plans.ts';
import { isoDay, t } from './start-words.ts';

/** What somebody has typed so far. Plain, so that it survives a reload. */
export interface WorkshopDraft {
  readonly topic: string;
  /** Name of the workshop; only asked for when the process exists already. */
  readonly title: string;
  readonly question: string;
  /** For plans over two days. */
  readonly secondQuestion: string;
  /** As `<input type="datetime-local">` gives it: local time, `yyyy-mm-ddThh:mm`. */
  readonly begin: string;
  readonly place: string;
  readonly people: string;
  readonly sectors: readonly string[];
  readonly template: PlanTemplateId;
}

/** The next working day at nine, as most workshops begin. */
const nextWorkingMorning = (now: Date): string => {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1);
  return `${isoDay(day)}T09:00`;
};

export const emptyDraft = (now = new Date()): WorkshopDraft => ({
  topic: '',
  title: '',
  question: '',
  secondQuestion: t('questionOfDay2Default'),
  begin: nextWorkingMorning(now),
  place: '',
  people: '',
  sectors: defaultSectors.map(({ title }) => title),
  template: 'full-day',
});

export type DraftField = 'topic' | 'title' | 'question' | 'secondQuestion' | 'begin' | 'place' | 'people' | 'sectors';
/** One sentence per field that does not do yet, in the order of the form. */
export type DraftErrors = Partial<Record<DraftField, string>>;

/** Says what is missing before anything is sent. The server has the last word. */
export const checkDraft = (draft: WorkshopDraft, forExistingProcess: boolean): DraftErrors => {
  const errors: DraftErrors = {};
  if (forExistingProcess && draft.title.trim() === '') errors.title = t('missingTitle');
  if (!forExistingProcess && draft.topic.trim() === '') errors.topic = t('missingTopic');
  if (draft.question.trim() === '') errors.question = t('missingQuestion');
  if (planTemplates[draft.template].boards > 1 && draft.secondQuestion.trim() === '') errors.secondQuestion = t('missingQuestion');
  if (Number.isNaN(new Date(draft.begin).getTime())) errors.begin = t('missingBegin');
  if (draft.people.trim() !== '' && !isPeople(draft.people)) errors.people = t('wrongPeople', { limit: participantsPerWorkshopMax });
  if (!forExistingProcess) {
    const names = draft.sectors.map((name) => name.trim().toLocaleLowerCase('de'));
    if (names.includes('')) errors.sectors = t('missingSector');
    else if (new Set(names).size < names.length) errors.sectors = t('doubleSector');
  }
  return errors;
};

const isPeople = (people: string): boolean => /^\d+$/.test(people.trim()) && Number(people) >= 1 && Number(people) <= participantsPerWorkshopMax;

/** Body of `POST /api/v1/processes`. */
export const processOf = (draft: WorkshopDraft): { readonly title: string; readonly sectors: readonly { readonly id: string; readonly title: string }[] } => ({
  title: draft.topic.trim(),
  sectors: withIds(draft.sectors.map((name) => name.trim())),
});

/** Body of `POST /api/v1/processes/:p/workshops`. */
export const workshopOf = (draft: WorkshopDraft): Readonly<Record<string, unknown>> => {
  const place = draft.place.trim();
  const people = draft.people.trim();
  return {
    title: draft.title.trim() === '' ? draft.topic.trim() : draft.title.trim(),
    date: draft.begin.slice(0, 10),
    beginsAt: new Date(draft.begin).toISOString(),
    template: draft.template,
    questions: [draft.question.trim(), ...(planTemplates[draft.template].boards > 1 ? [draft.secondQuestion.trim()] : [])],
    ...(place === '' ? {} : { place }),
    ...(people === '' ? {} : { expectedPeople: Number(people) }),
  };
};

/** Short words as ids ("migrantische-organisationen"), each once; names in other scripts get their number. */
const withIds = (names: readonly string[]): readonly { readonly id: string; readonly title: string }[] => {
  const used = new Set<string>();
  return names.map((title, index) => {
    const word = title
      .toLocaleLowerCase('de')
      .replaceAll('ä', 'ae')
      .replaceAll('ö', 'oe')
      .replaceAll('ü', 'ue')
      .replaceAll('ß', 'ss')
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+/, '')
      .slice(0, 36)
      .replace(/-+$/, '');
    // `none` counts "Ohne Angabe" in every view.
    const taken = word === '' || word === 'none' || used.has(word);
    const id = taken ? `bereich-${index + 1}` : word;
    used.add(id);
    return { id, title };
  });
};
