import type { Day } from "../src/kernel/dates.ts";
import { THURROCK } from "./geography/districts.ts";
import type { CrimeType } from "./incidents.ts";

/** Words with places for figures, written `{name}`, each of which must be bound before a reader sees them. */
export type Template = string;

/** What a finding speaks of: the figures to bind come from a result on just this. */
export type FindingSubject =
  | { readonly kind: "change"; readonly districtCode: string; readonly type: CrimeType; readonly months: 12 }
  | { readonly kind: "concentration"; readonly districtCode: string; readonly hotSpots: readonly string[] }
  | { readonly kind: "share"; readonly districtCode: string; readonly type: CrimeType };

export type StoryFinding = {
  readonly key: string;
  readonly title: string;
  readonly subject: FindingSubject;
  readonly sentence: Template;
  /** What the figures cannot say, shown with the finding. */
  readonly caution: string;
};

export type StoryPriority = {
  readonly key: string;
  readonly name: string;
  /** Why it was chosen, in a sentence a board could defend. */
  readonly reason: string;
  /** Keys of the findings it rests on, of the partnership's aim it serves and of the group that leads on it. */
  readonly findings: readonly string[];
  readonly aim: string;
  readonly group: string;
};

export type Story = {
  readonly partnership: string;
  readonly title: string;
  readonly notice: string;
  readonly findings: readonly StoryFinding[];
  readonly priorities: readonly StoryPriority[];
};

/** A strategic assessment for Thurrock to try the thread with: text only, since its figures come from results. */
export const THURROCK_STORY: Story = {
  partnership: "thurrock",
  title: "Strategic assessment of crime and disorder in Thurrock",
  notice:
    "Demonstration. This assessment was written for the demonstration and rests on synthetic incidents. It says " +
    "nothing about the real Thurrock.",
  findings: [
    {
      key: "vehicle-crime",
      title: "Vehicle crime has risen",
      subject: { kind: "change", districtCode: THURROCK, type: "Vehicle crime", months: 12 },
      sentence:
        "Vehicle crime in Thurrock changed by {change} between {earlierPeriod} and {laterPeriod}: {before} incidents " +
        "became {after} (95% interval {low} to {high}).",
      caution: "police.uk does not tell thefts of vehicles from thefts out of them; the police must say which it was.",
    },
    {
      key: "two-places",
      title: "Two places hold much of it",
      subject: { kind: "concentration", districtCode: THURROCK, hotSpots: ["Grays town centre", "Lakeside"] },
      sentence:
        "Of the {all} incidents with a location in Thurrock in {period}, {inside} ({share}) were at map points in Grays " +
        "town centre and at Lakeside.",
      caution:
        "Places are anonymised map points, and many people pass through both: this is not the risk of one person.",
    },
    {
      key: "violence-largest",
      title: "Violence is the largest category",
      subject: { kind: "share", districtCode: THURROCK, type: "Violence and sexual offences" },
      sentence:
        "Violence and sexual offences were {count} of {all} incidents in Thurrock in {period} ({share}), or {rate} per " +
        "1,000 residents.",
      caution: "The category holds offences of very unlike harm, and how they are recorded has changed over the years.",
    },
  ],
  priorities: [
    {
      key: "vehicle-crime",
      name: "Reduce vehicle crime",
      reason:
        "It has risen by more than chance explains, it is concentrated where partners can act together, and residents " +
        "and businesses both bear it.",
      findings: ["vehicle-crime", "two-places"],
      aim: "reduce-crime",
      group: "autocrime",
    },
    {
      key: "safer-centres",
      name: "Make Grays and Lakeside safer",
      reason:
        "A small part of the borough holds a large share of incidents of several kinds, violence among them, so that work " +
        "there reaches further than the same work spread thinly.",
      findings: ["two-places", "violence-largest"],
      aim: "reduce-crime",
      group: "geographical-focus-group",
    },
  ],
};

/** The financial year of a day, which begins on 1 April: "2025-26". */
export function financialYear(on: Day): string {
  const [year, monthOfYear] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const start = monthOfYear >= 4 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, "0")}`;
}

/** The label of an assessment's version: its financial year and number, "2025-26 v1". */
export function versionLabel(on: Day, version: number): string {
  return `${financialYear(on)} v${version}`;
}

/** The names of the figures that a template needs, in order. */
export function placeholdersOf(template: Template): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

/** The sentence with its figures in place. Throws RangeError when one is not given: a gap is never read as nothing. */
export function fillTemplate(template: Template, figures: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new RangeError(`No figure for {${name}}`);
    return figure;
  });
}
