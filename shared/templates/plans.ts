import type { Picture, StepKind, StepPermissions } from '../domain/step.ts';

/**
 * Plans to start from. Plain data: the server gives each step an id, a start and the board that it names.
 * Texts are German, because the hall reads them as they stand here.
 */
export interface PlanStepInput {
  readonly kind: StepKind;
  readonly title: string;
  /** One sentence for the phones. */
  readonly instruction?: string;
  readonly minutes: number;
  /** Planned start after the workshop's begin. Absent: when the step before ends. Set where a night lies between. */
  readonly startsAfterMinutes?: number;
  /** Which of the workshop's boards the step works on, from 0; null or absent: none. */
  readonly board?: number | null;
  /** Absent: as `stepDefaults` says for the kind. */
  readonly picture?: Picture;
  readonly permissions?: Partial<StepPermissions>;
}

export const planTemplateIds = ['half-day', 'full-day', 'two-days'] as const;
export type PlanTemplateId = (typeof planTemplateIds)[number];

export interface PlanTemplate {
  readonly title: string;
  /** Length as people say it; for two days, the sum of both. */
  readonly hours: number;
  readonly steps: readonly PlanStepInput[];
  /** How many questions the plan needs, one board each. */
  readonly boards: number;
}

const nobody: StepPermissions = { submitCards: false, editCards: false, suggestClusters: false, comment: false };
/** What templates allow while cards are put in order. A plan of one's own has to say so itself. */
const withAuthors: Partial<StepPermissions> = { suggestClusters: true, comment: true };

/** What a kind of step shows and allows unless the plan says otherwise. */
export const stepDefaults: Readonly<Record<StepKind, { readonly picture: Picture; readonly permissions: StepPermissions }>> = {
  arrive: { picture: 'join', permissions: nobody },
  collect: { picture: 'wall', permissions: { ...nobody, submitCards: true, editCards: true } },
  cluster: { picture: 'clusters', permissions: nobody },
  weigh: { picture: 'ballot', permissions: nobody },
  word: { picture: 'principles', permissions: nobody },
  freeze: { picture: 'sealed', permissions: nobody },
  pause: { picture: 'pause', permissions: nobody },
};

const halfDay: readonly PlanStepInput[] = [
  { kind: 'arrive', title: 'Ankommen', instruction: 'Wählen Sie Ihren Bereich. Die Frage erscheint gleich von selbst.', minutes: 30 },
  { kind: 'collect', title: 'Sammeln', instruction: 'Ein Gedanke pro Karte. Schreiben Sie so, dass andere ihn ohne Erklärung verstehen.', minutes: 40, board: 0 },
  { kind: 'cluster', title: 'Ordnen', instruction: 'Gemeinsam finden wir Überschriften. Sagen Sie, wohin Ihre Karte gehört.', minutes: 35, board: 0, permissions: withAuthors },
  { kind: 'pause', title: 'Pause', instruction: 'Schauen Sie sich die Pinnwand an.', minutes: 20 },
  { kind: 'word', title: 'Formulieren', instruction: 'Aus den Gruppen werden Sätze. Lesen Sie mit und sagen Sie, was fehlt.', minutes: 55, board: 0 },
  { kind: 'weigh', title: 'Gewichten', instruction: 'Stimmen Sie jedem Satz zu oder nicht. Das Ergebnis erscheint erst nach dem Schließen.', minutes: 25, board: 0 },
  { kind: 'freeze', title: 'Festhalten', instruction: 'Was alle Bereiche tragen, wird festgehalten.', minutes: 35 },
];

const fullDay: readonly PlanStepInput[] = [
  { kind: 'arrive', title: 'Ankommen', instruction: 'Wählen Sie Ihren Bereich. Die Frage erscheint gleich von selbst.', minutes: 30 },
  { kind: 'collect', title: 'Sammeln', instruction: 'Ein Gedanke pro Karte. Schreiben Sie so, dass andere ihn ohne Erklärung verstehen.', minutes: 45, board: 0 },
  { kind: 'cluster', title: 'Ordnen', instruction: 'Gemeinsam finden wir Überschriften. Sagen Sie, wohin Ihre Karte gehört.', minutes: 45, board: 0, permissions: withAuthors },
  { kind: 'pause', title: 'Pause', instruction: 'Schauen Sie sich die Pinnwand an.', minutes: 15 },
  { kind: 'weigh', title: 'Gewichten', instruction: 'Welche Gruppen tragen Sie mit? Das Ergebnis erscheint erst nach dem Schließen.', minutes: 25, board: 0 },
  { kind: 'pause', title: 'Mittagspause', instruction: 'Die Redaktion bereitet die ersten Sätze vor.', minutes: 60 },
  { kind: 'word', title: 'Formulieren', instruction: 'Aus den Gruppen werden Sätze. Lesen Sie mit und sagen Sie, was fehlt.', minutes: 75, board: 0 },
  { kind: 'pause', title: 'Pause', instruction: 'Die Redaktion führt die Sätze zusammen.', minutes: 15 },
  { kind: 'weigh', title: 'Sätze gewichten', instruction: 'Stimmen Sie jedem Satz zu oder nicht. Das Ergebnis erscheint erst nach dem Schließen.', minutes: 30, board: 0 },
  { kind: 'freeze', title: 'Festhalten', instruction: 'Was alle Bereiche tragen, wird festgehalten.', minutes: 50 },
];

const twoDays: readonly PlanStepInput[] = [
  { kind: 'arrive', title: 'Ankommen', instruction: 'Wählen Sie Ihren Bereich und setzen Sie sich an einen gemischten Tisch.', minutes: 30 },
  { kind: 'collect', title: 'Sammeln', instruction: 'Sprechen Sie am Tisch, dann schreiben Sie: ein Gedanke pro Karte.', minutes: 60, board: 0 },
  { kind: 'cluster', title: 'Ordnen', instruction: 'Jeder Tisch liest vor. Gemeinsam finden wir Überschriften.', minutes: 60, board: 0, permissions: withAuthors },
  { kind: 'pause', title: 'Mittagspause', instruction: 'Schauen Sie sich die Pinnwand an.', minutes: 60 },
  { kind: 'weigh', title: 'Gewichten', instruction: 'Welche Gruppen tragen Sie mit? Das Ergebnis erscheint erst nach dem Schließen.', minutes: 30, board: 0 },
  { kind: 'word', title: 'Formulieren an den Tischen', instruction: 'Jeder Tisch schreibt zu einer Gruppe einen Satz. Die Redaktion führt die Sätze über Nacht zusammen.', minutes: 90, board: 0 },
  { kind: 'arrive', title: 'Ankommen am zweiten Tag', instruction: 'Setzen Sie sich an einen neuen Tisch. Ihr Telefon kennt Sie noch.', minutes: 30, startsAfterMinutes: 24 * 60 },
  { kind: 'collect', title: 'Ergänzen', instruction: 'Lesen Sie am Tisch die Sätze von gestern. Schreiben Sie auf, was fehlt.', minutes: 40, board: 1 },
  { kind: 'cluster', title: 'Ergänzungen ordnen', instruction: 'Gemeinsam ordnen wir die Ergänzungen den Sätzen zu.', minutes: 35, board: 1, permissions: withAuthors },
  { kind: 'pause', title: 'Pause', instruction: 'Die Redaktion arbeitet die Ergänzungen ein.', minutes: 30 },
  { kind: 'word', title: 'Sätze schärfen', instruction: 'Die Tische lesen die neuen Fassungen. Sagen Sie, was noch nicht trägt.', minutes: 75, board: 1 },
  { kind: 'pause', title: 'Mittagspause', instruction: 'Die Redaktion führt die Sätze zusammen.', minutes: 60 },
  { kind: 'weigh', title: 'Sätze gewichten', instruction: 'Stimmen Sie jedem Satz zu oder nicht. Das Ergebnis erscheint erst nach dem Schließen.', minutes: 40, board: 1 },
  { kind: 'freeze', title: 'Festhalten', instruction: 'Was alle Bereiche tragen, wird festgehalten.', minutes: 80 },
];

export const planTemplates: Readonly<Record<PlanTemplateId, PlanTemplate>> = {
  'half-day': { title: 'Halber Tag', hours: 4, steps: halfDay, boards: 1 },
  'full-day': { title: 'Ganzer Tag', hours: 6.5, steps: fullDay, boards: 1 },
  'two-days': { title: 'Zwei Tage', hours: 12, steps: twoDays, boards: 2 },
};
