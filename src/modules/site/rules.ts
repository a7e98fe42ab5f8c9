/** How far a partnership has come from its first file to what the public reads. */
export type Progress = {
  readonly holdsData: boolean;
  readonly hasFigures: boolean;
  readonly hasDraft: boolean;
  readonly isReleased: boolean;
};

export type StepState = "done" | "next" | "later";

/** A step towards the first published assessment. `path` is below the desk; the capability is what doing it needs. */
export type FirstStep = {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly capability: string;
  readonly state: StepState;
};

const STEPS = [
  {
    isDone: (progress: Progress) => progress.holdsData,
    title: "Import incident files",
    text: "The monthly files of data.police.uk, as they are: CSV, gz or ZIP.",
    path: "datasets/new",
    capability: "datasets:import",
  },
  {
    isDone: (progress: Progress) => progress.hasFigures,
    title: "Run an analysis",
    text: "Counts, rates, trends, districts, wards and hot spots. What the data cannot bear is said, not guessed.",
    path: "analyses/new",
    capability: "assessments:write",
  },
  {
    isDone: (progress: Progress) => progress.hasDraft,
    title: "Write findings and choose priorities",
    text: "Sentences whose figures stay joined to their source.",
    path: "assessments/new",
    capability: "assessments:write",
  },
  {
    isDone: (progress: Progress) => progress.isReleased,
    title: "Release the assessment",
    text: "A second person reads it and releases it to the public.",
    path: "assessments",
    capability: "assessments:read",
  },
] as const;

/** The steps to the first released assessment; none once there is one. The first that is not done is next. */
export function firstSteps(progress: Progress): FirstStep[] {
  if (progress.isReleased) return [];
  const next = STEPS.findIndex((step) => !step.isDone(progress));
  return STEPS.map(({ isDone, ...step }, place) => ({
    ...step,
    state: isDone(progress) ? "done" : place === next ? "next" : "later",
  }));
}
