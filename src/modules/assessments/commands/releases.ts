import { sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listHolders } from "../../accounts/index.ts";
import { listPopulations } from "../../areas/index.ts";
import { getDataset } from "../../datasets/index.ts";
import { releaseAwaited } from "../emails.ts";
import { canonicalJson, type DocumentMaterial, publicDocument } from "../rules/documents.ts";
import { type Draft, readyForRelease } from "../rules/drafts.ts";
import type { NamedArea } from "../rules/drawn-outlines.ts";
import { areaOnNationalGrid } from "../rules/projection.ts";
import { mayRelease, mayWithdraw, proposalState } from "../rules/releases.ts";
import { getAnalysis, listTables, listTablesWithRows } from "../store/analyses.ts";
import * as drafts from "../store/drafts.ts";
import { listDistrictOutlines, listWardOutlines, type PlaceOutline } from "../store/places.ts";
import * as store from "../store/releases.ts";

/**
 * Puts the draft as it stands before a second person: builds the public document, between two short transactions because
 * it takes a while, and keeps it as the next version. The same draft put forward again while it waits is the same version.
 */
export async function putForward(inPartnership: InPartnership, draftId: string): Promise<Outcome<string>> {
  const read = await inPartnership(async (tx) => {
    const draft = readyForRelease(await drafts.getDraft(tx, draftId));
    return draft.ok ? done({ draft: draft.value, ...(await materialOf(tx, draft.value)) }) : draft;
  });
  if (!read.ok) return read;
  const { draft, places, ...material } = read.value;
  const document = canonicalJson(
    publicDocument({ ...material, draft, wards: onGrid(places.wards), districts: onGrid(places.districts) }),
  );
  return inPartnership((tx) => propose(tx, draft, document));
}

/** Releases a version to the public. The person must be another than the one who put it forward. */
export async function releaseVersion(tx: Tx, draftId: string, proposalId: string): Promise<Outcome<string>> {
  const proposal = await store.getProposal(tx, draftId, proposalId);
  const decision = mayRelease(proposal, tx.identity.person ?? "");
  if (!decision.ok) return decision;
  await store.insertRelease(tx, proposal);
  recordEvent(tx, "assessment.released", draftId, { version: proposal.version, sha256: proposal.sha256 });
  return done(proposalId);
}

/** Takes a released version back: the public sees nothing of it from the next request on. */
export async function withdrawVersion(
  tx: Tx,
  draftId: string,
  proposalId: string,
  reason: string,
): Promise<Outcome<string>> {
  const proposal = await store.getProposal(tx, draftId, proposalId);
  const decision = mayWithdraw(proposal);
  if (!decision.ok) return decision;
  await store.insertWithdrawal(tx, proposalId, reason);
  recordEvent(tx, "assessment.withdrawn", draftId, { version: proposal.version });
  return done(proposalId);
}

/** Everything the document is made of but the draft itself; outlines still in longitude and latitude. */
async function materialOf(tx: Tx, draft: Draft) {
  const { parameters } = await getAnalysis(tx, draft.analysisId);
  const names = (await listTables(tx, draft.analysisId)).map(({ name }) => name);
  const tables = await listTablesWithRows(tx, draft.analysisId, names.filter(isNeeded(draft)));
  const districtCodes = tables.find(({ name }) => name === "districts")?.rows.map(({ key }) => key) ?? [];
  const [wards, districts] = [
    await listWardOutlines(tx, parameters.districts),
    await listDistrictOutlines(tx, districtCodes.length > 0 ? districtCodes : parameters.districts),
  ];
  const populations = [
    await listPopulations(tx, { level: "district", measure: "residents", codes: districtCodes }),
    await listPopulations(tx, { level: "lsoa21", measure: "residents", district: parameters.districts[0] ?? "" }),
  ];
  const editions = [...wards.editions, ...districts.editions, ...populations.flatMap((found) => found?.edition ?? [])];
  return {
    parameters,
    tables,
    places: { wards: wards.outlines, districts: districts.outlines },
    dataset: await getDataset(tx, parameters.dataset.id),
    attributions: editions.map(({ attribution }) => attribution),
    isSketch: editions.some(({ origin }) => origin === "sketch"),
  } satisfies Partial<DocumentMaterial> & { places: unknown };
}

/** Squares are many, and only those of the hot spots that are shown are wanted. */
function isNeeded(draft: Draft): (table: string) => boolean {
  const cited = new Set(draft.findings.flatMap(({ figures }) => figures.map(({ table }) => table)));
  return (table) =>
    !table.startsWith("squares-") || table === "squares-all" || cited.has(table.replace(/^squares-/, "hot-spots-"));
}

async function propose(tx: Tx, draft: Draft, document: string): Promise<Outcome<string>> {
  await drafts.lockDraft(tx, draft.id);
  const now = await drafts.getDraft(tx, draft.id);
  if (canonicalJson(now) !== canonicalJson(draft)) {
    return refuse(
      "The assessment was changed while it was being put forward. Look at it again, and put it forward once more",
    );
  }
  const hash = sha256(document);
  const [latest] = await store.listProposals(tx, draft.id);
  const isSame = latest?.sha256 === hash.toString("hex") && latest.title === draft.title && latest.year === draft.year;
  if (latest && isSame && proposalState(latest) === "waiting") return done(latest.id);
  if (latest && isSame && proposalState(latest) === "released") {
    return refuse(`Nothing has changed since version ${latest.version}, which is released`);
  }

  const version = (latest?.version ?? 0) + 1;
  const { id: assessmentId, title, year } = draft;
  const id = await store.insertProposal(tx, { assessmentId, version, title, year, document, sha256: hash });
  recordEvent(tx, "release.proposed", draft.id, { version, sha256: hash.toString("hex") });
  await tellReleasers(tx, { assessment: assessmentId, proposal: id });
  return done(id);
}

/** Those who may release hear that a version waits for them; who put it forward may not release it. */
async function tellReleasers(tx: Tx, params: { assessment: string; proposal: string }): Promise<void> {
  const others = (await listHolders(tx, "assessments:release")).filter((person) => person !== tx.identity.person);
  for (const person of others) {
    await queueMessage(tx, releaseAwaited, { recipient: { person }, key: `${params.proposal} ${person}`, params });
  }
}

/** Outlines that leave the National Grid are left out: the tables hold what they would have shown. */
function onGrid(places: readonly PlaceOutline[]): NamedArea[] {
  return places.flatMap(({ code, name, area }) => {
    const projected = areaOnNationalGrid(area);
    return projected.ok ? [{ code, name, area: projected.value }] : [];
  });
}
