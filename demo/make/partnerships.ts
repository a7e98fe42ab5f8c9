import { day } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import { foundPartnership, type PartnershipSetup } from "../../src/modules/partnerships/index.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import { ORGANISATIONS, PARTNERSHIPS, type Partnership } from "../partnerships.ts";

/** Makes the partnerships of the demonstration, the county first. */
export async function makePartnerships({ database }: Pick<Services, "database">): Promise<void> {
  for (const partnership of PARTNERSHIPS) {
    const founded = await asConsole(
      database,
      { slug: "installation", capabilities: ["partnerships:create"], command: "demonstration" },
      (tx) => foundPartnership(tx, setupOf(partnership)),
    );
    if (!founded.ok) throw new OperatorError(founded.problems.map(({ message }) => message).join(" "));
  }
}

function setupOf(partnership: Partnership): PartnershipSetup {
  const { slug, name, kind, nation, parent, vision, purpose, aims, priorities, outcomes, groups } = partnership;
  return {
    slug,
    name,
    kind,
    nation,
    stage: "demonstration",
    ...(parent === undefined ? {} : { parentSlug: parent }),
    vision: vision?.text ?? "",
    purpose: purpose.text,
    areas: partnership.areas.map((area) => ({ code: area.code, name: area.name })),
    organisations: organisationsOf(partnership),
    aims: [
      ...aims.map((aim) => ({
        kind: "aim" as const,
        title: aim.text,
        points: aim.themes,
        source: aim.source,
        expectedOutcomes: [],
      })),
      ...priorities.map((priority) => ({
        kind: "priority" as const,
        title: priority.name,
        points: priority.points,
        source: priority.source,
        expectedOutcomes: priority.expectedOutcomes.map(({ text }) => text),
      })),
      ...outcomes.map((outcome) => ({
        kind: "outcome" as const,
        title: outcome.text,
        points: [],
        source: outcome.source,
        expectedOutcomes: [],
      })),
    ],
    groups: groups.map((group) => ({
      ...parentNameOf(group.parent, partnership),
      name: group.name,
      kind: group.kind,
      purpose: group.purpose.text,
      cadence: group.cadence?.text ?? "",
      alsoCalled: group.aliases.map((alias) => alias.name),
      source: group.purpose.source,
    })),
  };
}

/** An organisation once for each capacity: the lines of a document that name several of its people are one membership. */
function organisationsOf({ memberships }: Partnership): PartnershipSetup["organisations"] {
  const seen = new Set<string>();
  return memberships.flatMap(({ organisation: key, capacity, source }) => {
    const organisation = ORGANISATIONS.find((candidate) => candidate.key === key);
    if (!organisation || seen.has(`${key} ${capacity}`)) return [];
    seen.add(`${key} ${capacity}`);
    const { name, kind, began, ended } = organisation;
    return [
      { name, kind, capacity, source, ...(began && { fromOn: day(began.on) }), ...(ended && { toOn: day(ended.on) }) },
    ];
  });
}

function parentNameOf(key: string | undefined, { groups }: Partnership): { readonly parent?: string } {
  const parent = groups.find((group) => group.key === key);
  return parent ? { parent: parent.name } : {};
}
