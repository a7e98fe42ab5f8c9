import { addDays, type Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

export type OrganisationKind =
  | "police"
  | "council"
  | "county-council"
  | "probation"
  | "fire"
  | "health"
  | "policing-body"
  | "housing"
  | "education"
  | "ambulance"
  | "prison"
  | "youth-justice"
  | "safeguarding-board"
  | "partnership-board"
  | "voluntary"
  | "business"
  | "research"
  | "other";

export const ORGANISATION_KIND_LABELS: Readonly<Record<OrganisationKind, string>> = {
  police: "Police",
  council: "Council",
  "county-council": "County council",
  probation: "Probation",
  fire: "Fire and rescue",
  health: "Health",
  "policing-body": "Policing body",
  housing: "Housing",
  education: "Education",
  ambulance: "Ambulance",
  prison: "Prison",
  "youth-justice": "Youth justice",
  "safeguarding-board": "Safeguarding board",
  "partnership-board": "Partnership board",
  voluntary: "Voluntary and community",
  business: "Business",
  research: "Research",
  other: "Other",
};

export const ORGANISATION_KINDS = Object.keys(ORGANISATION_KIND_LABELS) as OrganisationKind[];

/** A name that an organisation had, or is known by beside its own; the days are null where they are not known. */
export type FormerName = {
  readonly name: string;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly source: string;
};

export type Succession = { readonly id: string; readonly name: string; readonly on: Day };

export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  readonly formerNames: readonly FormerName[];
  readonly successors: readonly Succession[];
  readonly predecessors: readonly Succession[];
};

/** True while the organisation is there. */
export function existsOn(organisation: Pick<Organisation, "startedOn" | "endedOn">, on: Day): boolean {
  return (organisation.startedOn ?? on) <= on && (organisation.endedOn ?? on) >= on;
}

/** Its name on a day: a former one whose last day had not passed, or its own. */
export function nameOn(organisation: Pick<Organisation, "name" | "formerNames">, on: Day): string {
  const then = organisation.formerNames
    .filter(({ toOn, fromOn }) => toOn !== null && toOn >= on && (fromOn ?? on) <= on)
    .sort((a, b) => ((a.toOn ?? "") < (b.toOn ?? "") ? -1 : 1));
  return then[0]?.name ?? organisation.name;
}

/** Decides a new name from a day on. The old one stays, with the day before as its last. */
export function renameOrganisation(
  organisation: Organisation,
  change: { readonly name: string; readonly on: Day },
  taken: boolean,
): Outcome<FormerName> {
  if (change.name === organisation.name) return refuse("This is its name already", "name");
  if (taken) return refuse("Another organisation has, or had, this name", "name");
  const since = latestNameSince(organisation);
  if (since !== null && change.on <= since) return refuse("The new name must begin after the one before it", "on");
  return done({ name: organisation.name, fromOn: since, toOn: addDays(change.on, -1), source: "" });
}

function latestNameSince({ formerNames, startedOn }: Organisation): Day | null {
  const ends = formerNames.flatMap(({ toOn }) => (toOn === null ? [] : [addDays(toOn, 1)])).sort();
  return ends.at(-1) ?? startedOn;
}

/** Decides that `successor` takes over from a day on, and so that the organisation ends the day before. */
export function succeedOrganisation(
  organisation: Organisation,
  successor: Organisation | undefined,
  on: Day,
): Outcome<{ readonly successor: Organisation; readonly endedOn: Day }> {
  if (!successor) return refuse("Choose the organisation that took over", "successor");
  if (successor.id === organisation.id) return refuse("An organisation cannot take over from itself", "successor");
  if (organisation.successors.some(({ id }) => id === successor.id))
    return refuse("It is recorded as the successor already", "successor");
  if (successor.successors.some(({ id }) => id === organisation.id))
    return refuse("It came before this organisation, and cannot come after it as well", "successor");
  const endedOn = addDays(on, -1);
  if (organisation.startedOn !== null && endedOn < organisation.startedOn)
    return refuse("This is before the organisation began", "on");
  if (organisation.endedOn !== null && organisation.endedOn !== endedOn)
    return refuse("It ended on another day already. Its successors take over on the day after it ended", "on");
  return done({ successor, endedOn });
}

/** Decides an end without a successor. */
export function endOrganisation(organisation: Organisation, on: Day): Outcome<Day> {
  if (organisation.endedOn !== null) return refuse("It has ended already", "on");
  if (organisation.startedOn !== null && on < organisation.startedOn)
    return refuse("This is before the organisation began", "on");
  return done(on);
}
