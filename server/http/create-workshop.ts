import { nanoid } from 'nanoid';
import * as v from 'valibot';
import type { Board } from '../../shared/domain/card.ts';
import type { Effect } from '../../shared/domain/effect.ts';
import { asId, type BoardId, type StepId, type WorkshopId } from '../../shared/domain/ids.ts';
import {
  boardsPerWorkshopMax, cardTextGraphemesDefault, cardTextGraphemesMax, cardTextGraphemesMin, longTextBytesMax, longTextGraphemesMax, stepMinutesMax, stepsMax, titleBytesMax, titleGraphemesMax,
} from '../../shared/domain/limits.ts';
import { granted, refused, type Result } from '../../shared/domain/refusal.ts';
import { pictures, stepKinds, type Step } from '../../shared/domain/step.ts';
import { checkText } from '../../shared/domain/text.ts';
import { planTemplateIds, planTemplates, stepDefaults, type PlanStepInput } from '../../shared/templates/plans.ts';
import { newSecret } from '../identity/secrets.ts';

const minutes = v.pipe(v.number(), v.minValue(0), v.maxValue(stepMinutesMax));

const planStep = v.strictObject({
  kind: v.picklist(stepKinds),
  title: v.optional(v.string()),
  instruction: v.optional(v.string()),
  minutes: v.optional(minutes, 15),
  startsAfterMinutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(stepsMax * stepMinutesMax))),
  board: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(boardsPerWorkshopMax - 1)))),
  picture: v.optional(v.picklist(pictures)),
  permissions: v.optional(v.strictObject({ submitCards: v.optional(v.boolean()), editCards: v.optional(v.boolean()), suggestClusters: v.optional(v.boolean()), comment: v.optional(v.boolean()) })),
});

const body = v.strictObject({
  title: v.string(),
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/)),
  beginsAt: v.optional(v.pipe(v.string(), v.check((text) => !Number.isNaN(Date.parse(text))))),
  place: v.optional(v.string(), ''),
  template: v.optional(v.picklist(planTemplateIds)),
  plan: v.optional(v.pipe(v.array(planStep), v.minLength(1), v.maxLength(stepsMax))),
  questions: v.optional(v.pipe(v.array(v.string()), v.maxLength(boardsPerWorkshopMax)), []),
  cardTextMax: v.optional(v.pipe(v.number(), v.integer(), v.minValue(cardTextGraphemesMin), v.maxValue(cardTextGraphemesMax)), cardTextGraphemesDefault),
  expectedPeople: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))), null),
});

const line = (raw: string, field: string, emptyAllowed = false) => checkText(raw, { graphemesMax: titleGraphemesMax, bytesMax: titleBytesMax, lines: 'one', emptyAllowed }, field);
const prose = (raw: string, field: string, emptyAllowed: boolean) =>
  checkText(raw, { graphemesMax: longTextGraphemesMax, bytesMax: longTextBytesMax, lines: 'many', emptyAllowed }, field);

/** German names of the kinds: for steps that a program plans without a title. */
const kindTitles: Readonly<Record<(typeof stepKinds)[number], string>> = {
  arrive: 'Ankommen', collect: 'Sammeln', cluster: 'Ordnen', weigh: 'Gewichten', word: 'Formulieren', freeze: 'Festhalten', pause: 'Pause',
};

/** Kinds of step that work on a board even if the plan does not say which. */
const needsBoard = new Set<string>(['collect', 'cluster']);

/** A planned step from a request or from a template; valibot marks absent fields as possibly undefined. */
type PlannedStep = v.InferOutput<typeof planStep> | PlanStepInput;

const stepsOf = (plan: readonly PlannedStep[], boards: readonly Board[]): Result<readonly Step[]> => {
  const steps: Step[] = [];
  let startsAfterMinutes = 0;
  for (const [place, raw] of plan.entries()) {
    const title = line(raw.title ?? kindTitles[raw.kind], `plan.${place}.title`);
    if (!title.ok) return title;
    const instruction = prose(raw.instruction ?? '', `plan.${place}.instruction`, true);
    if (!instruction.ok) return instruction;
    const index = raw.board ?? (needsBoard.has(raw.kind) ? 0 : null);
    const board = index === null ? null : boards[index];
    if (board === undefined) return refused('bad_request', { field: `plan.${place}.board` });
    startsAfterMinutes = raw.startsAfterMinutes ?? startsAfterMinutes;
    const defaults = stepDefaults[raw.kind];
    const { submitCards, editCards, suggestClusters, comment } = defaults.permissions;
    const given = raw.permissions ?? {};
    steps.push({
      id: asId<StepId>(nanoid()),
      kind: raw.kind,
      title: title.value,
      instruction: instruction.value,
      minutes: raw.minutes,
      startsAfterMinutes,
      board: board?.id ?? null,
      permissions: {
        submitCards: given.submitCards ?? submitCards,
        editCards: given.editCards ?? editCards,
        suggestClusters: given.suggestClusters ?? suggestClusters,
        comment: given.comment ?? comment,
      },
      picture: raw.picture ?? defaults.picture,
    });
    startsAfterMinutes += raw.minutes;
  }
  return granted(steps);
};

export type WorkshopCreated = Extract<Effect, { readonly type: 'workshop-created' }>;

/** Reads what somebody wants a workshop to be. Nothing is created yet. */
export const planWorkshop = (raw: unknown, code: string): Result<WorkshopCreated> => {
  const parsed = v.safeParse(body, raw, { abortEarly: true });
  if (!parsed.success) return refused('bad_request', { field: v.getDotPath(parsed.issues[0]) ?? 'body' });
  const wanted = parsed.output;
  const title = line(wanted.title, 'title');
  if (!title.ok) return title;
  const place = line(wanted.place, 'place', true);
  if (!place.ok) return place;
  const date = wanted.date.slice(0, 10);
  const beginsAtMs = Date.parse(wanted.beginsAt ?? `${date}T09:00:00`);
  if (Number.isNaN(beginsAtMs)) return refused('bad_request', { field: 'date' });
  const workshop = asId<WorkshopId>(nanoid());
  const template = planTemplates[wanted.template ?? 'full-day'];
  const boardCount = Math.max(1, wanted.questions.length, wanted.plan === undefined ? template.boards : 0, ...(wanted.plan ?? []).map(({ board }) => (board ?? 0) + 1));
  const boards: Board[] = [];
  for (let index = 0; index < boardCount; index += 1) {
    const question = prose(wanted.questions[index] ?? wanted.questions.at(-1) ?? title.value, `questions.${index}`, false);
    if (!question.ok) return question;
    boards.push({ id: asId<BoardId>(nanoid()), workshop, question: question.value, textGraphemesMax: wanted.cardTextMax });
  }
  const steps = stepsOf(wanted.plan ?? template.steps, boards);
  if (!steps.ok) return steps;
  return granted({
    type: 'workshop-created', workshop, title: title.value, place: place.value, date, beginsAtMs, expectedPeople: wanted.expectedPeople, code, joinKey: newSecret(), boards, steps: steps.value,
  });
};
