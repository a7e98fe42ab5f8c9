import type { LightMyRequestResponse } from "fastify";
import { newId } from "../src/kernel/ids.ts";
import { asConsole } from "../src/platform/tenancy/transactions.ts";
import type { Tx } from "../src/platform/tenancy/tx.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, type World } from "./world.ts";

/** A partnership whose people make an assessment of an analysis that is done. */
export type Workshop = {
  readonly partnership: TestPartnership;
  readonly analyst: Actor;
  readonly manager: Actor;
  readonly chair: Actor;
  /** The address of its desk, and of its public pages. */
  readonly desk: string;
  readonly site: string;
  readonly dataset: TestDatasetRow;
  readonly analysis: string;
};

/** A dataset in its first version, which holds nothing. */
export type TestDatasetRow = { readonly id: string; readonly title: string; readonly version: 1 };

/** `keep` makes the analysis of the dataset, as a job does. What is not given is made. */
export async function aWorkshop(
  world: World,
  keep: (tx: Tx, dataset: TestDatasetRow) => Promise<string>,
  given: {
    readonly origin?: "open-data" | "synthetic";
    readonly held?: { readonly partnership: TestPartnership; readonly id: string };
  } = {},
): Promise<Workshop> {
  const place = given.held?.partnership ?? (await aPartnership(world));
  const dataset: TestDatasetRow = given.held
    ? { id: given.held.id, title: "Street-level crime", version: 1 }
    : await aDatasetRow(world, place, given.origin ?? "open-data");
  return {
    partnership: place,
    dataset,
    analyst: await aPerson(world, place, "analyst"),
    manager: await aPerson(world, place, "partnership-manager"),
    chair: await aPerson(world, place, "chair"),
    desk: `/${place.slug}/desk`,
    site: `/${place.slug}`,
    analysis: await keepAnalysis(world, place, (tx) => keep(tx, dataset)),
  };
}

async function aDatasetRow(
  world: World,
  { id: partnership }: TestPartnership,
  origin: string,
): Promise<TestDatasetRow> {
  const [id, title] = [newId(), "Street-level crime"];
  await world.db.ask(
    `insert into datasets (partnership_id, id, format, title, origin, provider, licence, attribution)
     values ($1, $2, 'street-crime', $3, $4, 'data.police.uk', 'OGL', 'Source: data.police.uk.')`,
    [partnership, id, title, origin],
  );
  await world.db.ask(
    "insert into dataset_versions (partnership_id, dataset_id, number, reason, row_count, months) values ($1, $2, 1, 'test', 0, '[]')",
    [partnership, id],
  );
  return { id, title, version: 1 };
}

/** Makes one more analysis in a partnership. */
export function keepAnalysis(
  world: World,
  partnership: TestPartnership,
  keep: (tx: Tx) => Promise<string>,
): Promise<string> {
  const capabilities = ["assessments:read", "assessments:write", "datasets:read"];
  return asConsole(world.database, { slug: partnership.slug, capabilities, command: "test" }, keep);
}

/** An assessment begun by the analyst: its address. */
export async function aDraft({ analyst, desk, analysis }: Workshop): Promise<string> {
  const begun = await analyst.post(`${desk}/assessments`, {
    key: newId(),
    title: "Strategic assessment",
    year: "2025-26",
    analysis,
  });
  return begun.headers.location ?? `none: ${begun.statusCode}`;
}

export const SENTENCE = "There were [[types/burglary/count]] burglaries, [[types/burglary/rate]] per 1,000 residents.";

/** Writes a finding as the form does. */
export function writeFinding(
  who: Actor,
  draft: string,
  sentence = SENTENCE,
  key = newId(),
): Promise<LightMyRequestResponse> {
  return who.post(`${draft}/findings`, { key, sentence, about: "all", act: "save" });
}

/** The ids of the findings of a draft, in their order, as its page has them. */
export async function findingIds(who: Actor, draft: string): Promise<string[]> {
  const page = await who.get(draft);
  return [...page.body.matchAll(/<li class="fp-finding" id="finding-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
}

/** An assessment with all that a release needs: its address. */
export async function aReadyDraft(workshop: Workshop): Promise<string> {
  const draft = await aDraft(workshop);
  const { analyst } = workshop;
  await analyst.post(draft, {
    revision: "1",
    title: "Strategic assessment",
    year: "2025-26",
    summary: "Burglary is what people should know of.\n\nThe rest is as it was.",
  });
  await writeFinding(analyst, draft);
  const [finding = ""] = await findingIds(analyst, draft);
  await analyst.post(`${draft}/priorities`, {
    key: newId(),
    title: "Burglary",
    reason: "It is felt by many.",
    findings: finding,
  });
  return draft;
}

/** The address of the version that was put forward. */
export async function putForward({ analyst }: Workshop, draft: string): Promise<string> {
  const proposed = await analyst.post(`${draft}/proposals`);
  return proposed.headers.location ?? `none: ${proposed.statusCode}`;
}

/** A released assessment: the draft, the version on the desk, and its public page. */
export async function aRelease(workshop: Workshop): Promise<{ draft: string; version: string; page: string }> {
  const draft = await aReadyDraft(workshop);
  const version = await putForward(workshop, draft);
  await workshop.chair.post(`${version}/release`);
  return { draft, version, page: `${workshop.site}/assessments/${version.split("/").at(-1)}` };
}

/** The events of a partnership, in their order. */
export async function eventsOf(world: World, partnership: TestPartnership): Promise<string[]> {
  const rows = await world.db.ask<{ event: string }>(
    "select event from audit_events where partnership_id = $1 order by seq",
    [partnership.id],
  );
  return rows.map(({ event }) => event);
}
