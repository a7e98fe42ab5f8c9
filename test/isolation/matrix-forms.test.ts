import { describe, expect, test } from "vitest";
import { type Answer, everybody, faultsOf, look, testsAfter, useMatrix } from "./matrix/asking.ts";
import { MATRIX } from "./matrix.ts";
import { targetsFor, targetsOf } from "./outcomes.ts";

const asking = useMatrix();
const forms = MATRIX.filter(({ route }) => route.startsWith("POST"));

test("a line of the matrix is a page or a form", () => {
  const others = MATRIX.filter(({ route }) => !/^(GET|POST) /.test(route));
  expect(others).toEqual([]);
});

describe("who may send which form:", () => {
  test.each(forms.map((line) => [line.route, line] as const))("%s", async (_route, line) => {
    const { clients, samples, world } = asking;
    const wrong: string[] = [];
    for (const key of everybody) {
      const answers: Answer[] = [];
      for (const target of targetsFor(line, key, samples)) {
        const fields = { _csrf: await clients[key].token(), ...line.body };
        const response = await clients[key].submit(target.url, { fields, multipart: line.multipart ?? false });
        await line.undo?.(world.db.ask);
        answers.push({ target, response });
        look(asking, key, target, response);
      }
      wrong.push(...faultsOf(asking, line, key, answers));
    }
    expect(wrong).toEqual([]);
  });

  test.each(forms.map((line) => [line.route, line] as const))("nobody without its token: %s", async (_route, line) => {
    const { clients, samples } = asking;
    const [target] = targetsOf(line, samples);
    const url = target?.url ?? "";
    const multipart = line.multipart ?? false;
    // A file is not read before it is known who sends it, so it comes from somebody who may.
    const sender = url.startsWith("/organisations/") ? clients.administrator : clients.manager;
    const send = async (fields: Record<string, string>, headers = {}) =>
      (await sender.submit(url, { fields: { ...fields, ...line.body }, multipart, headers })).statusCode;
    const own = { _csrf: await sender.token() };
    expect(await send({})).toBe(403);
    expect(await send({ _csrf: "" })).toBe(403);
    expect(await send({ _csrf: await clients.analyst.token() })).toBe(403);
    expect(await send(own, { origin: "https://elsewhere.example" })).toBe(403);
    expect(await send(own, { origin: "null", "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send({}, { origin: "null" })).toBe(403);
    expect(await send(own, { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send(own, { "sec-fetch-site": "same-site" })).toBe(403);
  });
});

testsAfter(asking, forms);
