import { sha256 } from "../../../kernel/ids.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { enqueueEverywhere, jobKind } from "../../../platform/jobs/kinds.ts";
import { drawGazetteer, gazetteerText } from "../rules/gazetteer.ts";
import type { MadeGazetteer } from "../rules/imports.ts";
import type { GazetteerContent, Lookup } from "../rules/places.ts";
import {
  type Gazetteer,
  getGazetteer,
  insertDistricts,
  insertGazetteer,
  insertLsoas,
  insertWards,
  lockGazetteers,
  nextNumber,
} from "../store/gazetteers.ts";
import { getLookup, type HeldLookup, listLookups } from "../store/lookups.ts";
import { ROWS_AT_ONCE } from "../store/rows.ts";
import { letOthersRun } from "./turns.ts";

/** Asked of every partnership when today's gazetteer is new: what was placed by the last is placed again. */
export const placeAgain = jobKind<Record<string, never>>("areas.place-again", {
  capabilities: ["datasets:read", "datasets:import"],
});

/**
 * Draws the gazetteer from all lookups held and keeps it under a new number, unless it says what today's says. Undefined
 * while no lookup is held. Reading, drawing and writing take turns with everybody else; should a lookup arrive in the
 * meantime, it is drawn again.
 */
export async function refreshGazetteer(inInstallation: InPartnership): Promise<MadeGazetteer | undefined> {
  for (;;) {
    const lookups = await inInstallation(listLookups);
    const content = drawGazetteer(await readLookups(inInstallation, lookups));
    if (content.districts.length === 0) return undefined;
    const hash = sha256(gazetteerText(content)).toString("hex");
    const today = await inInstallation(getGazetteer);
    if (today?.sha256 === hash) return { ...today, isNew: false };
    const number = await writeRows(inInstallation, content);
    const made = await finish(inInstallation, { number, sha256: hash }, lookups);
    if (made) return made;
  }
}

async function readLookups(inInstallation: InPartnership, held: readonly HeldLookup[]): Promise<Lookup[]> {
  const lookups: Lookup[] = [];
  for (const [order, { id, origin }] of held.entries()) {
    lookups.push({ origin, order, ...(await inInstallation((tx) => getLookup(tx, id))) });
  }
  return lookups;
}

/** Writes all rows under a number of their own, which is of no gazetteer yet. */
async function writeRows(inInstallation: InPartnership, content: GazetteerContent): Promise<number> {
  const number = await inInstallation(async (tx) => {
    await lockGazetteers(tx);
    const next = await nextNumber(tx);
    await insertDistricts(tx, next, content.districts);
    return next;
  });
  for (let at = 0; at < content.wards.length; at += ROWS_AT_ONCE) {
    await inInstallation((tx) => insertWards(tx, number, content.wards.slice(at, at + ROWS_AT_ONCE)));
  }
  for (let at = 0; at < content.lsoas.length; at += ROWS_AT_ONCE) {
    await inInstallation((tx) => insertLsoas(tx, number, content.lsoas.slice(at, at + ROWS_AT_ONCE)));
    await letOthersRun();
  }
  return number;
}

/** Makes it today's. Undefined when the lookups are not those it was drawn from any more. */
function finish(
  inInstallation: InPartnership,
  gazetteer: Gazetteer,
  drawnFrom: readonly HeldLookup[],
): Promise<MadeGazetteer | undefined> {
  return inInstallation(async (tx) => {
    await lockGazetteers(tx);
    const lookups = await listLookups(tx);
    if (lookups.map(({ id }) => id).join() !== drawnFrom.map(({ id }) => id).join()) return undefined;
    const today = await getGazetteer(tx);
    if (today?.sha256 === gazetteer.sha256) return { ...today, isNew: false };
    await insertGazetteer(
      tx,
      gazetteer,
      lookups.map(({ id }) => id),
    );
    await enqueueEverywhere(tx, placeAgain, `gazetteer ${gazetteer.number}`);
    recordEvent(tx, "gazetteer.made", String(gazetteer.number), { sha256: gazetteer.sha256, lookups: lookups.length });
    return { ...gazetteer, isNew: true };
  });
}
