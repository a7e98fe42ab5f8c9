import { beforeAll, expect, test } from "vitest";
import { type Actor, aPartnership, aPerson, aVisitor, useWorld } from "../../../test/world.ts";
import { sha256 } from "../../kernel/ids.ts";

const world = useWorld();
const HOME = "/installation/desk/areas";

const LOOKUP = `lsoa21_code,lsoa21_name,ward24_code,ward24_name,ltla24_code,ltla24_name
E01000001,Thurrock 001A,E05000001,Belhus,E06000034,Thurrock
E01000002,Thurrock 001B,E05000002,Ockendon,E06000034,Thurrock
`;
const CHANGES = "lsoa11_code,change_code,lsoa21_code\nE01000009,X,E01000001\nE01000009,X,E01000002\n";
const RESIDENTS = "lsoa21_code,residents\nE01000001,1234\n";

let operator: Actor;
beforeAll(async () => {
  operator = await aPerson(world, { slug: "installation" }, "operator");
});

const file = (name: string, content: string | Uint8Array) => ({ field: "files", name, content });
const send = (who: Actor, ...files: ReturnType<typeof file>[]) => who.upload(`${HOME}/new`, {}, files);

async function countEditions(): Promise<number> {
  const [row] = await world.db.ask<{ count: number }>("select count(*)::integer as count from area_editions");
  return row?.count ?? 0;
}

const PAGES = ["", "/new", "/districts", "/districts/E06000034", "/00000000-0000-8000-a000-000000000000"];

test.each(PAGES)("a visitor who asks for %s is sent to sign in", async (page) => {
  const response = await aVisitor(world).get(`${HOME}${page}`);
  expect(response.statusCode).toBe(303);
  expect(response.headers.location).toBe(`/sign-in?next=${encodeURIComponent(`${HOME}${page}`)}`);
});

test.each(PAGES)("for a partnership's analyst there is no page %s", async (page) => {
  const analyst = await aPerson(world, await aPartnership(world), "analyst", "partnership-manager");
  expect((await analyst.get(`${HOME}${page}`)).statusCode).toBe(404);
});

test("nobody but an operator can send files, and what they send changes nothing", async () => {
  const partnership = await aPartnership(world);
  const analyst = await aPerson(world, partnership, "analyst");
  expect((await send(analyst, file("lookup.csv", LOOKUP))).statusCode).toBe(404);
  expect(
    (await analyst.upload(`/${partnership.slug}/desk/areas/new`, {}, [file("lookup.csv", LOOKUP)])).statusCode,
  ).toBe(403);
  expect((await send(aVisitor(world), file("lookup.csv", LOOKUP))).statusCode).toBe(401);
  expect(await countEditions()).toBe(0);
});

test("before anything is imported the page says what is missing and what that means", async () => {
  const page = await operator.get(HOME);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("No places have been imported yet");
  expect(page.body).toContain("What is still missing");
  expect(page.body).toContain("No population by LSOA: rates by ward cannot be shown.");
  expect(page.body).not.toContain("Today’s gazetteer");
  expect((await operator.get(`${HOME}/districts`)).body).toContain("No districts are known yet");
  expect((await operator.get(`${HOME}/districts/E06000034`)).statusCode).toBe(404);
});

test("the form sends files without a script, and asks for its token first", async () => {
  const { body } = await operator.get(`${HOME}/new`);
  expect(body).toMatch(
    /<form action="[^"]+areas\/new" method="post" enctype="multipart\/form-data"[^>]*><input type="hidden" name="_csrf"/,
  );
  expect(body).toMatch(/<input [^>]*type="file"[^>]* multiple/);
});

test("a form with no file, and one that cannot be read, is shown again with what to do", async () => {
  const none = await send(operator, file("", ""));
  expect(none.statusCode).toBe(422);
  expect(none.body).toContain("Choose at least one file");
  const bad = await send(operator, file("lookup.csv", LOOKUP), file("crimes.csv", "Crime ID,Month\n1,2025-01\n"));
  expect(bad.statusCode).toBe(422);
  expect(bad.body).toContain("crimes.csv cannot be imported. Its columns are Crime ID, Month.");
  expect(bad.body).toContain("<title>Error: ");
  expect(await countEditions()).toBe(0);
});

test("a name with markup in it is shown as it is written", async () => {
  const response = await send(operator, file("<b>x.csv", "a,b\n1,2\n"));
  expect(response.body).toContain("&lt;b&gt;x.csv cannot be imported");
});

test("files from another site, or without this session's token, are not taken", async () => {
  const boundary = "----test";
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\n${LOOKUP}\r\n`;
  const post = (payload: string, headers: Record<string, string> = {}) =>
    world.app.inject({
      method: "POST",
      url: `${HOME}/new`,
      cookies: { "__Host-sid": operator.token ?? "" },
      payload: `${payload}--${boundary}--\r\n`,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}`, ...headers },
    });
  expect((await post(part)).statusCode).toBe(403);
  expect((await post("")).statusCode).toBe(403);
  const token = /name="_csrf" value="([^"]+)"/.exec((await operator.get(`${HOME}/new`)).body)?.[1] ?? "";
  const late = `--${boundary}\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`;
  expect((await post(part + late)).statusCode, "the token must come before any file").toBe(403);
  expect((await post(late + part, { origin: "https://evil.example" })).statusCode).toBe(403);
  expect(await countEditions()).toBe(0);
});

test("several files at once become editions, and the page tells what was done", async () => {
  const sent = await send(
    operator,
    file("lookup.csv", LOOKUP),
    file("changes.csv", CHANGES),
    file("census_2021.csv", RESIDENTS),
  );
  expect(sent.statusCode).toBe(303);
  expect(sent.headers.location).toBe(HOME);
  const notice = sent.cookies.find(({ name }) => name === "__Host-notice")?.value;
  expect(notice).toMatch(/^Imported 3 files\. Gazetteer \d+ is now in use\.$/);

  const page = await operator.get(HOME);
  expect(page.body).toContain("LSOA 2021 to ward 2024 and district 2024");
  expect(page.body).toContain("Residents by LSOA 2021, Census 2021");
  expect(page.body).toContain("3 editions");
  expect(page.body).toContain("Contains public sector information licensed under the Open Government Licence v3.0.");
  expect(page.body).not.toContain("No population by LSOA");
  expect(page.body).toContain("Boundaries of wards.</strong> No map of wards can be drawn");
});

test("the same form sent twice makes one edition of each file", async () => {
  const before = await countEditions();
  const again = await send(operator, file("lookup again.csv", LOOKUP));
  expect(again.statusCode).toBe(303);
  expect(again.cookies.find(({ name }) => name === "__Host-notice")?.value).toBe("lookup again.csv was held already.");
  expect(await countEditions()).toBe(before);
});

test("an edition's page tells its file, what is kept of it, and what must be shown with it", async () => {
  const [edition] = await world.db.ask<{ id: string }>("select id from area_editions where kind = 'lookup' limit 1");
  const { body, statusCode } = await operator.get(`${HOME}/${edition?.id}`);
  expect(statusCode).toBe(200);
  expect(body).toContain("LSOAs 2021 to wards 2024");
  expect(body).toContain(sha256(LOOKUP).toString("hex"));
  expect(body).toMatch(/Imported<\/dt>\s*<dd[^>]*>[^<]*, by Person/);
  expect((await operator.get(`${HOME}/00000000-0000-8000-a000-000000000000`)).statusCode).toBe(404);
  expect((await operator.get(`${HOME}/lookup`)).statusCode).toBe(404);
});

test("a district's page lists its wards, the areas split between them, and says what is not known", async () => {
  expect((await operator.get(`${HOME}/districts?words=thur`)).body).toContain(`href="${HOME}/districts/E06000034"`);
  const { body } = await operator.get(`${HOME}/districts/E06000034`);
  expect(body).toContain("Residents, Census 2021");
  expect(body).toContain("1,234");
  expect(body).toContain("The file has no residents for it");
  expect(body).toContain("E01000009: Belhus or Ockendon");
  expect(body).toContain("No file with households is held");
  expect((await operator.get(`${HOME}/districts/E07000066`)).statusCode).toBe(404);
  expect((await operator.get(`${HOME}/districts/Thurrock`)).statusCode).toBe(404);
});

test("a district whose LSOAs no lookup names has them unknown, never nought", async () => {
  await send(operator, file("forces.csv", "LAD24CD,LAD24NM,PFA24CD,PFA24NM\nE07000066,Basildon,E23000028,Essex\n"));
  const list = await operator.get(`${HOME}/districts?words=basildon`);
  expect(list.body).toContain("No lookup names them");
  const { body } = await operator.get(`${HOME}/districts/E07000066`);
  expect(body.match(/No lookup names them/g)).toHaveLength(2);
  expect(body).toContain("No lookup says which wards lie here");
});

test("a larger upload than a form may be is taken", async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => `E018${String(i).padStart(5, "0")},E06000034,Thurrock\n`);
  const text = `lsoa21_code,ltla24_code,ltla24_name\n${rows.join("")}`;
  expect(text.length).toBeGreaterThan(100 * 1024);
  expect((await send(operator, file("long.csv", text))).statusCode).toBe(303);
});
