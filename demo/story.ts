import type { Day } from "../src/kernel/dates.ts";

/** A strategic assessment to try the thread with: words only, since its sentences and figures come from results. */
export type Story = {
  readonly partnership: string;
  readonly title: string;
  readonly summary: string;
  /** Sentences to take of those that the analysis proposes, by key, in the order of the assessment. */
  readonly findings: readonly string[];
  readonly priorities: readonly StoryPriority[];
};

export type StoryPriority = {
  readonly title: string;
  /** Why it was chosen, in words a board could defend. */
  readonly reason: string;
  /** Keys of the findings it rests on. */
  readonly findings: readonly string[];
};

export const THURROCK_STORY: Story = {
  partnership: "thurrock",
  title: "Strategic assessment of crime and disorder in Thurrock",
  summary:
    "This assessment was written for the demonstration and rests on synthetic incidents: it says nothing about the real " +
    "Thurrock.\n\nVehicle crime has risen by more than chance explains. A small part of the borough, around Grays town " +
    "centre and Lakeside, holds a large share of what is recorded. Violence is the largest category, as it is everywhere. " +
    "The partnership will work on vehicle crime and on these two places first.",
  findings: ["change-vehicle-crime", "hot-spots-vehicle-crime", "hot-spots-all", "mix"],
  priorities: [
    {
      title: "Reduce vehicle crime",
      reason:
        "It has risen by more than chance explains, it is concentrated where partners can act together, and residents and " +
        "businesses both bear it.",
      findings: ["change-vehicle-crime", "hot-spots-vehicle-crime"],
    },
    {
      title: "Make Grays and Lakeside safer",
      reason:
        "A small part of the borough holds a large share of incidents of several kinds, violence among them, so that work " +
        "there reaches further than the same work spread thinly.",
      findings: ["hot-spots-all", "mix"],
    },
  ],
};

/** The financial year of a day, which begins on 1 April: "2025-26". */
export function financialYear(on: Day): string {
  const [year, monthOfYear] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const start = monthOfYear >= 4 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, "0")}`;
}
