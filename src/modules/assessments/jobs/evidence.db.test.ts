import { expect, test } from "vitest";
import { aFile, sendFiles } from "../../../../test/datasets.ts";
import { aGazetteer, aLaterGazetteer, SMALL_AREAS } from "../../../../test/places.ts";
import { aPartnership, aPerson, useWorld } from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { assessmentJobs } from "../jobs.ts";
import type { ResultTable } from "../rules/results.ts";
import { listTables, listTablesWithRows } from "../store/analyses.ts";

const world = useWorld();

const THURROCK = { code: "E06000034", name: "Thurrock" };

/** A partnership in Thurrock whose analyst has imported these files. */
async function anAnalyst(files: Parameters<typeof sendFiles>[2]) {
  const partnership = await aPartnership(world, { areas: [THURROCK] });
  const analyst = await aPerson(world, partnership, "analyst");
  const desk = `/${partnership.slug}/desk`;
  const sent = await sendFiles(analyst, `${desk}/datasets`, files);
  expect(sent.statusCode).toBe(303);
  await world.jobsDone();

  /** Asks for an analysis by the form, runs nothing but it, and answers its tables as they are stored. */
  async function analysed(from: string, to: string, duplicates = "every-row"): Promise<readonly ResultTable[]> {
    const form = await analyst.get(`${desk}/analyses/new`);
    const [, source = ""] = /<option value="([0-9a-f-]{36}\/Essex Police)"/.exec(form.body) ?? [];
    const asked = { key: newId(), source, from, to, duplicates, act: "run" };
    const looked = await analyst.post(`${desk}/analyses`, { ...asked, seen: "" });
    const [, seen = ""] = /name="seen" value="([^"]+)"/.exec(looked.body) ?? [];
    const run = looked.statusCode === 303 ? looked : await analyst.post(`${desk}/analyses`, { ...asked, seen });
    const id = run.headers.location?.split("/").at(-1) ?? "";
    await world.jobsDone(assessmentJobs(world));
    return asConsole(
      world.database,
      { slug: partnership.slug, capabilities: ["assessments:read"], command: "test" },
      async (tx) =>
        listTablesWithRows(
          tx,
          id,
          (await listTables(tx, id)).map(({ name }) => name),
        ),
    );
  }
  return { analysed };
}

function cellOf(tables: readonly ResultTable[], table: string, row: string, column: string) {
  return tables.find(({ name }) => name === table)?.rows.find(({ key }) => key === row)?.cells[column];
}

/** A month with some rows in Thurrock and a third as many in Brentwood, which is another partnership's. */
const aMonth = (month: string, rows: number) =>
  aFile({
    month,
    rows: [
      ...Array.from({ length: rows }, () => ({ lsoa: SMALL_AREAS.thurrock })),
      ...Array.from({ length: Math.floor(rows / 3) }, () => ({ lsoa: SMALL_AREAS.brentwood })),
    ],
  });

test("rows that wait to be placed by a newer lookup are counted all the same, and never as none", async () => {
  await aGazetteer(world);
  const { analysed } = await anAnalyst([aMonth("2025-01", 30), aMonth("2025-02", 32)]);
  const placed = await analysed("2025-01", "2025-02");
  expect(cellOf(placed, "types", "all", "count")).toEqual({ state: "known", value: 62 });

  await aLaterGazetteer(world);
  const waiting = await analysed("2025-01", "2025-02");
  expect(cellOf(waiting, "types", "all", "count")).toEqual({ state: "known", value: 62 });
  expect(waiting).toEqual(placed);
});

test("where no Crime ID stands twice, counting each once gives the same tables, ward by ward", async () => {
  await aGazetteer(world);
  const { analysed } = await anAnalyst([aMonth("2025-01", 30), aMonth("2025-02", 32)]);
  const everyRow = await analysed("2025-01", "2025-02");
  expect(await analysed("2025-01", "2025-02", "once")).toEqual(everyRow);
  const wards = everyRow.find(({ name }) => name === "wards");
  expect(wards?.rows.map(({ key }) => key)).toEqual(["E05002229"]);
});
