import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { keepUpTo } from "../../../kernel/kept.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readParams } from "../../../web/forms.ts";
import type { View } from "../../../web/reply.ts";
import { getMapBasis } from "../../areas/index.ts";
import { analysisParams, typeQuery } from "../forms/analyses.ts";
import { CELL_SIZE } from "../rules/grid.ts";
import { areaOnNationalGrid } from "../rules/projection.ts";
import { ALL_TYPES, type ResultTable } from "../rules/results.ts";
import { getAnalysis } from "../store/analyses.ts";
import { listDraftsOf } from "../store/drafts.ts";
import { listDistrictOutlines, listWardOutlines, type PlaceOutline } from "../store/places.ts";
import { analysisHref } from "../views/desk.ts";
import { districtsPage } from "../views/districts.ts";
import { hotSpotsPage } from "../views/hot-spots.ts";
import type { Drawn } from "../views/place-charts.ts";
import type { Results } from "../views/results.ts";
import { trendsPage } from "../views/trends.ts";
import { typesPage } from "../views/types.ts";
import { wardsPage } from "../views/wards.ts";
import { fileRoutes } from "./files.ts";
import { deskOf, resultsOf, tableNamed } from "./surroundings.ts";

const config = { capability: "assessments:read" } as const;

/** The results of an analysis, page by page, and its tables as files. */
export function resultRoutes(app: FastifyInstance): void {
  app.get("/analyses/:id/trends", { config }, (req, reply) =>
    show(
      req,
      reply,
      () => ["months", "rolling"],
      ({ results, type, tables }) =>
        trendsPage(results, type, tableNamed(tables, "months"), tableNamed(tables, "rolling")),
    ),
  );

  app.get("/analyses/:id/types", { config }, (req, reply) =>
    show(
      req,
      reply,
      () => [],
      ({ results, tables }) => typesPage(results, tableNamed(tables, "types")),
    ),
  );

  app.get("/analyses/:id/districts", { config }, (req, reply) =>
    show(
      req,
      reply,
      (type) => [districtsTable(type)],
      ({ results, type, tables, outlines }) =>
        districtsPage(results, type, tableNamed(tables, districtsTable(type)), drawnOf(outlines)),
      async (tx, { tables }) =>
        (
          await listDistrictOutlines(
            tx,
            tableNamed(tables, "districts").rows.map(({ key }) => key),
          )
        ).outlines,
    ),
  );

  app.get("/analyses/:id/wards", { config }, (req, reply) =>
    show(
      req,
      reply,
      () => ["wards"],
      ({ results, type, tables, outlines }) => wardsPage(results, type, tableNamed(tables, "wards"), drawnOf(outlines)),
      async (tx, { own }) => (await listWardOutlines(tx, own)).outlines,
    ),
  );

  app.get("/analyses/:id/hot-spots", { config }, (req, reply) =>
    show(
      req,
      reply,
      (type) => [`hot-spots-${type}`, `squares-${type}`],
      ({ results, type, tables, outlines }) =>
        hotSpotsPage(results, type, {
          spots: tableNamed(tables, `hot-spots-${type}`),
          squares: tables.find(({ name }) => name === `squares-${type}`),
          cellSize: CELL_SIZE,
          outlines: onGrid(outlines),
        }),
      async (tx, { own }) => (await listDistrictOutlines(tx, own)).outlines,
    ),
  );

  fileRoutes(app);
}

type Shown = {
  readonly results: Results;
  readonly type: string;
  readonly tables: readonly ResultTable[];
  readonly outlines: readonly PlaceOutline[];
};

type Outlining = (
  tx: Tx,
  of: { readonly tables: readonly ResultTable[]; readonly own: readonly string[] },
) => Promise<readonly PlaceOutline[]>;

/** How many pages of results are kept drawn: some 200 kB each at most. */
const MOST_DRAWN = 100;

/** Results never change, so a page of them is drawn once for all that is the same about who asks and what they may do. */
const drawn = keepUpTo<View>(MOST_DRAWN);

/**
 * Answers with a page of results for the type that the address asks for; a type that the analysis does not have is all of
 * them. While the analysis is under way its own page is shown instead.
 */
async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  namesOf: (type: string) => readonly string[],
  view: (shown: Shown) => View,
  outlining?: Outlining,
): Promise<FastifyReply> {
  const { id } = readParams(analysisParams, req.params);
  const asked = readParams(typeQuery, req.query).type;
  const found = await req.inPartnership(async (tx) => {
    const run = await getAnalysis(tx, id);
    if (run.step !== "done") return undefined;
    const drafts = await listDraftsOf(tx, id);
    const basis = outlining && (await getMapBasis(tx));
    const { partnership } = tx.identity;
    const from = JSON.stringify([partnership?.id, req.routeOptions.url, asked, run, drafts, basis, deskOf(req)]);
    const known = drawn.find(from);
    if (known) return { known };
    const results = await resultsOf(tx, run, [...namesOf(asked), ...namesOf(ALL_TYPES)], drafts);
    const outlines = outlining ? await outlining(tx, { tables: results.tables, own: run.parameters.districts }) : [];
    return { from, results, outlines };
  });
  const desk = deskOf(req);
  if (!found) return reply.redirect(analysisHref(desk, id), 303);
  if (found.known) return reply.html(found.known);
  const { from, results, outlines } = found;
  const type = results.results.types.some(({ key }) => key === asked) ? asked : ALL_TYPES;
  const page = view({ results: { ...results.results, desk }, type, tables: results.tables, outlines });
  drawn.keep(from, page);
  return reply.html(page);
}

function districtsTable(type: string): string {
  return type === ALL_TYPES ? "districts" : `districts-${type}`;
}

function drawnOf(outlines: readonly PlaceOutline[]): Drawn | undefined {
  return outlines.length === 0 ? undefined : { coordinates: "degrees", areas: outlines };
}

/** Outlines that leave the National Grid are not drawn: squares have no other map to stand on. */
function onGrid(outlines: readonly PlaceOutline[]) {
  return outlines.flatMap(({ name, area }) => {
    const projected = areaOnNationalGrid(area);
    return projected.ok ? [{ name, area: projected.value }] : [];
  });
}
