import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { aFile, aRegister, sendFiles, wordsOf } from "../../../../test/datasets.ts";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { type Month, monthsBetween } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/outcome.ts";
import type { Engine } from "../../../platform/db/engine.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { startWorker } from "../../../platform/jobs/worker.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { readImport } from "../commands/request.ts";
import { jobs } from "../jobs.ts";

const world = useWorld();

const months = (...named: readonly string[]) => named.map((month) => aFile({ month, rows: 20 }));

function leftInUploads(): string[] {
  const folder = join(world.config.dataFolder, "work", "uploads");
  return existsSync(folder) ? readdirSync(folder) : [];
}

test("the form begins with published street-level crime, and says what may be sent", async () => {
  const { analyst, href } = await aRegister(world);
  const page = await analyst.get(`${href}/new`);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('enctype="multipart/form-data"');
  expect(page.body).toMatch(/<form[^>]*><input type="hidden" name="_csrf"/);
  expect(page.body).toContain('value="Street-level crime"');
  expect(wordsOf(page.body)).toContain("Up to 200 files and 500 MB at a time");
});

test("files that an analyst sends are imported, and the page tells how far it is and then what came of each", async () => {
  const { analyst, href } = await aRegister(world);
  const sent = await sendFiles(analyst, href, months("2025-01", "2025-02"));
  expect(sent.statusCode).toBe(303);

  const waiting = await analyst.get(sent.headers.location ?? "");
  expect(waiting.body).toContain('<noscript><meta http-equiv="refresh"');
  expect(waiting.body).toContain("data-refresh-url");
  expect(waiting.body).toContain("Waiting to begin");

  await world.jobsDone();
  const done = await analyst.get(sent.headers.location ?? "");
  expect(done.body).not.toContain("http-equiv");
  const words = wordsOf(done.body);
  expect(words).toContain("Import done");
  expect(words).toContain("Version 1 : Added January to February 2025 from Essex Police.");
  expect(words).toContain("2025-01-essex-street.csv Read 20 20 0");
  expect(words).toContain("No Crime ID is held by more than one row.");
  expect(leftInUploads()).toEqual([]);
});

test("a packed file is unpacked, and the original is given back as it was sent", async () => {
  const { analyst, href } = await aRegister(world);
  const packed = gzipSync(aFile({ month: "2025-03", rows: 5 }).content);
  const sent = await sendFiles(analyst, href, [{ field: "files", name: "March’s.csv.gz", content: packed }]);
  await world.jobsDone();
  const page = await analyst.get(sent.headers.location ?? "");
  const [, address = ""] = /href="([^"]+\/originals\/[0-9a-f]{64})"/.exec(page.body) ?? [];
  const original = await analyst.get(address);
  expect(original.statusCode).toBe(200);
  expect(original.rawPayload.equals(packed)).toBe(true);
  expect(original.headers["content-type"]).toBe("application/octet-stream");
  expect(original.headers["content-disposition"]).toBe(
    `attachment; filename="March_s.csv.gz"; filename*=UTF-8''March%E2%80%99s.csv.gz`,
  );
  expect(original.headers["cache-control"]).toBe("no-store");
});

test("the same form sent twice, even at once, makes one import", async () => {
  const { analyst, href } = await aRegister(world);
  const once = () =>
    sendFiles(analyst, href, months("2025-01"), { submissionKey: "2f1b5a0e-5e0c-4d53-9a3e-0e6a64f0a111" });
  const [first, second] = await Promise.all([once(), once()]);
  const third = await once();
  expect([first, second, third].map((response) => response.statusCode)).toEqual([303, 303, 303]);
  expect(new Set([first, second, third].map((response) => response.headers.location)).size).toBe(1);
});

test("without a file the form comes back with what was typed, and says what is missing", async () => {
  const { analyst, href } = await aRegister(world);
  const empty = { field: "files", name: "", content: "" };
  const refused = await sendFiles(analyst, href, [empty], { title: "Crime, as typed" });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('value="Crime, as typed"');
  expect(refused.body).toContain('<a href="#files">Choose at least one file</a>');
  expect(refused.body).toContain("<title>Error: ");
  expect(wordsOf(refused.body)).toContain("a browser does not keep chosen files");
});

test("an empty box beside a chosen file is passed over", async () => {
  const { analyst, href } = await aRegister(world);
  const sent = await sendFiles(analyst, href, [{ field: "files", name: "", content: "" }, ...months("2025-01")]);
  expect(sent.statusCode).toBe(303);
});

test("a new dataset must say what it is, and each thing that is missing is named", async () => {
  const { analyst, href } = await aRegister(world);
  const refused = await sendFiles(analyst, href, months("2025-01"), { title: " ", provider: "", licence: "" });
  expect(refused.statusCode).toBe(422);
  for (const words of ["Enter a title for the dataset", "Enter who provides the data", "Enter the licence"])
    expect(refused.body).toContain(words);
  expect(leftInUploads()).toEqual([]);
  const [stored] = await world.db.ask<{ files: number }>(
    "select count(*)::int as files from files f join partnerships p on p.id = f.partnership_id where p.slug = $1",
    [href.split("/")[1]],
  );
  expect(stored?.files).toBe(0);
});

test("a second dataset of the same title is refused, in favour of the first", async () => {
  const { analyst, href } = await aRegister(world);
  await sendFiles(analyst, href, months("2025-01"));
  const refused = await sendFiles(analyst, href, months("2025-02"));
  expect(refused.statusCode).toBe(422);
  expect(wordsOf(refused.body)).toContain("There is a dataset called Street-level crime already. Choose it");
});

test("files are added to a dataset that is there", async () => {
  const { analyst, href } = await aRegister(world);
  await sendFiles(analyst, href, months("2025-01"));
  const form = await analyst.get(`${href}/new`);
  const [, dataset = ""] = /<option value="([0-9a-f-]{36})"/.exec(form.body) ?? [];
  const sent = await sendFiles(analyst, href, months("2025-02"), { into: "existing", dataset });
  expect(sent.statusCode).toBe(303);
  await world.jobsDone();
  const page = await analyst.get(`${href}/${dataset}`);
  expect(wordsOf(page.body)).toContain("Period January to February 2025");
});

test("a field that the form does not have is refused", async () => {
  const { analyst, href } = await aRegister(world);
  const refused = await sendFiles(analyst, href, months("2025-01"), { partnership_id: newId() });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("This form has no field called partnership_id");
});

test("more files than may be sent at once are refused, and none is kept", async () => {
  const { analyst, href } = await aRegister(world);
  const many = Array.from({ length: 201 }, (_, i) => ({ field: "files", name: `${i}.csv`, content: "x" }));
  const refused = await sendFiles(analyst, href, many);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Choose 200 files or fewer at a time");
  expect(leftInUploads()).toEqual([]);
});

test("a form without our token as its first field is refused, and nothing of it is kept", async () => {
  const { analyst, href } = await aRegister(world);
  const form = new FormData();
  form.append("files", new Blob(["any"]), "a.csv");
  form.append("_csrf", "made up");
  const encoded = new Response(form);
  const refused = await world.app.inject({
    method: "POST",
    url: `${href}/imports`,
    cookies: { "__Host-sid": analyst.token ?? "" },
    payload: Buffer.from(await encoded.arrayBuffer()),
    headers: { "content-type": encoded.headers.get("content-type") ?? "" },
  });
  expect(refused.statusCode).toBe(403);
  expect(leftInUploads()).toEqual([]);
});

test("who may not import is refused before anything of the form is read", async () => {
  const { partnership, href } = await aRegister(world);
  const officer = await aPerson(world, partnership, "support-officer");
  const stranger = await aPerson(world, await aPartnership(world), "analyst");
  expect((await officer.get(`${href}/new`)).statusCode).toBe(403);
  expect((await sendFiles(officer, href, months("2025-01"))).statusCode).toBe(403);
  expect((await sendFiles(stranger, href, months("2025-01"))).statusCode).toBe(404);
  expect((await sendFiles(aVisitor(world), href, months("2025-01"))).statusCode).toBe(401);
  expect((await aVisitor(world).get(`${href}/new`)).statusCode).toBe(303);
  expect((await aVisitor(world).get(`${href}/new`)).headers.location).toMatch(/^\/sign-in/);
});

test("files cannot be sent into another partnership's dataset, nor its import be seen", async () => {
  const theirs = await aRegister(world);
  const sent = await sendFiles(theirs.analyst, theirs.href, months("2025-01"));
  const form = await theirs.analyst.get(`${theirs.href}/new`);
  const [, dataset = ""] = /<option value="([0-9a-f-]{36})"/.exec(form.body) ?? [];
  const ours = await aRegister(world);
  await sendFiles(ours.analyst, ours.href, months("2025-01"));
  const into = await sendFiles(ours.analyst, ours.href, months("2025-02"), { into: "existing", dataset });
  expect(into.statusCode).toBe(404);
  const id = sent.headers.location?.split("/").at(-1);
  expect((await ours.analyst.get(`${ours.href}/imports/${id}`)).statusCode).toBe(404);
  expect((await ours.analyst.get(sent.headers.location ?? "")).statusCode).toBe(404);
  expect((await theirs.analyst.get(sent.headers.location ?? "")).statusCode).toBe(200);
});

test("an import of which nothing could be read says so, and makes no version", async () => {
  const { analyst, href } = await aRegister(world);
  const sent = await sendFiles(analyst, href, [{ field: "files", name: "notes.csv", content: "a,b\r\n1,2\r\n" }]);
  await world.jobsDone();
  const page = await analyst.get(sent.headers.location ?? "");
  const words = wordsOf(page.body);
  expect(words).toContain("No new version. No file brought a row that could be kept");
  expect(words).toContain("notes.csv Not read");
});

test("an import that cannot be carried out says why, keeps the files, and leaves the dataset as it was", async () => {
  const { analyst, href } = await aRegister(world);
  const sent = await sendFiles(analyst, href, months("2025-01"));
  const full = { ...world.engine, runTask: async () => refuse("There is no room left on this server's disk.") };
  await world.jobsDone(jobs({ ...world, engine: full }));
  const page = await analyst.get(sent.headers.location ?? "");
  const words = wordsOf(page.body);
  expect(words).toContain("Import failed");
  expect(words).toContain("There is no room left on this server's disk.");
  expect(words).toContain("Nothing of it counts, and the dataset is as it was.");
  expect(page.body).toMatch(/originals\/[0-9a-f]{64}/);
  expect(wordsOf((await analyst.get(href)).body)).toContain("No data yet The last import failed");
});

test("an import that was tried in vain for the last time ends, and says what to do", async () => {
  const { partnership, analyst, href } = await aRegister(world);
  const sent = await sendFiles(analyst, href, months("2025-01"));
  const inPartnership: InPartnership = (work) =>
    asConsole(world.database, { slug: partnership.slug, capabilities: readImport.capabilities, command: "test" }, work);
  const payload = { id: sent.headers.location?.split("/").at(-1) ?? "" };
  const signal = new AbortController().signal;
  const job = { id: newId(), payload, attempt: 5, signal, log: world.log, inPartnership };
  const handler = jobs(world).find(({ kind }) => kind.name === readImport.name);
  await handler?.parked?.(job, new Error("Out of luck"));
  const words = wordsOf((await analyst.get(sent.headers.location ?? "")).body);
  expect(words).toContain("The import was tried several times and could not be finished.");
  expect(words).not.toContain("Out of luck");
});

test("a database that is away while files are kept and the next are read fails that try, and the next one finishes", async () => {
  const { analyst, href } = await aRegister(world);
  const named = monthsBetween("2023-01" as Month, "2024-12" as Month);
  const sent = await sendFiles(analyst, href, months(...named));
  let faults = 1;
  const away: Engine = {
    ...world.database,
    transaction: (opening, work) =>
      world.database.transaction(opening, (session) =>
        work({
          ...session,
          query: (sql, parameters) =>
            /insert into "?file_chunks/.test(sql) && faults-- > 0
              ? Promise.reject(new Error("The database is away"))
              : session.query(sql, parameters),
        }),
      ),
  };
  const worker = startWorker({ engine: away, log: world.log, handlers: jobs(world), schedules: [], atOnce: 1 });
  await worker.idle();
  await worker.stop(1_000);
  expect(faults).toBeLessThan(1);
  expect(wordsOf((await analyst.get(sent.headers.location ?? "")).body)).not.toContain("Import failed");

  await world.db.ask("update jobs set run_at = now() where finished_at is null");
  await world.jobsDone();
  expect(wordsOf((await analyst.get(href)).body)).toContain("January 2023 to December 2024 480 Complete");
});
