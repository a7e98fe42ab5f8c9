import type { FastifyInstance } from "fastify";
import { Forbidden, NotFound } from "../../src/kernel/errors.ts";
import { recordEvent } from "../../src/platform/audit/record.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { html } from "../../src/web/html.ts";
import type { Module } from "../../src/web/module.ts";
import * as store from "./store.ts";

const config = { capability: "partnerships:read" } as const;

/**
 * A module of sealed records as the program's own modules are written, in every way in which a record can get out: a
 * list with search, sort and filter, suggestions, what was recent, a record, its history, its papers, its hearing in a
 * calendar, an export, totals, and a change. It exists in tests only; every module of cases must pass what it passes.
 */
export const sealedModule: Module = { name: "sealed", deskRoutes };

function deskRoutes(app: FastifyInstance): void {
  app.get("/sealed", { config }, async (req, reply) => {
    const { q = "", sort = "title", offence = "" } = req.query as Record<string, string>;
    const { records, rights } = await req.inPartnership(async (tx) => {
      const held = await panelOnly(tx);
      // What one may not read one may not sort or filter by: the order would tell it.
      if ((sort === "offence" || offence !== "") && !held.offence) throw new Forbidden("sealed:offence");
      return { rights: held, records: await store.listRecords(tx, { text: q, offence, sort }) };
    });
    const rows = records.map(
      (record) => html`<li>${record.title} ${record.ward}${rights.offence && html` Offence: ${record.offence}`}</li>`,
    );
    return reply.html({
      kind: "desk",
      title: "Sealed records",
      content: html`<p>${records.length} of ${records.length}</p><ul>${rows}</ul>`,
    });
  });

  app.get("/sealed/suggestions", { config }, async (req) => {
    const { q = "" } = req.query as Record<string, string>;
    const found = await req.inPartnership(async (tx) => {
      await panelOnly(tx);
      return store.listRecords(tx, { text: q, limit: 10 });
    });
    return found.map(({ title }) => title);
  });

  app.get("/sealed/recent", { config }, async (req) =>
    req.inPartnership(async (tx) => {
      await panelOnly(tx);
      return store.listRecords(tx, { sort: "updated", limit: 5 });
    }),
  );

  app.get("/sealed/records.csv", { config }, async (req, reply) => {
    const text = await req.inPartnership(async (tx) => {
      const rights = await panelOnly(tx);
      const records = await store.listRecords(tx, {});
      recordEvent(tx, "sealed.exported", String(records.length));
      const head = ["title", "ward", ...(rights.offence ? ["offence"] : [])];
      return [head, ...records.map(({ title, ward, offence }) => [title, ward, ...(offence ? [offence] : [])])]
        .map((cells) => cells.join(","))
        .join("\r\n");
    });
    return reply.type("text/csv").send(text);
  });

  app.get("/sealed/totals", { config }, async (req) => req.inPartnership(store.listTotals));

  app.get("/sealed/:id", { config }, async (req, reply) => {
    const record = await read(req, store.getRecord);
    return reply.html({
      kind: "desk",
      title: record.title,
      content: html`<h1>${record.title}</h1><p>${record.ward}</p>${record.offence !== undefined && html`<p>Offence: ${record.offence}</p>`}`,
    });
  });
  app.get("/sealed/:id/history", { config }, (req) => read(req, store.listChanges));
  app.get("/sealed/:id/papers", { config }, (req) => read(req, store.listPapers));
  app.get("/sealed/:id/hearing.ics", { config }, async (req, reply) => {
    const { title, heardOn } = await read(req, store.getRecord);
    return reply
      .type("text/calendar")
      .send(`BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${heardOn.replaceAll("-", "")}\r\nSUMMARY:${title}\r\nEND:VEVENT\r\n`);
  });

  app.post("/sealed/:id", { config }, async (req, reply) => {
    const { id } = req.params as { id: string };
    const { title } = req.body as { title: string };
    await req.inPartnership(async (tx) => {
      if (!(await store.updateTitle(tx, uuid(id), title))) throw new Forbidden("sealed:write");
      recordEvent(tx, "sealed.changed", id);
    });
    return reply.redirect(req.url, 303);
  });

  function read<T>(
    req: { readonly params: unknown; readonly inPartnership: <A>(work: (tx: Tx) => Promise<A>) => Promise<A> },
    of: (tx: Tx, id: string) => Promise<T>,
  ): Promise<T> {
    const { id } = req.params as { id: string };
    return req.inPartnership(async (tx) => {
      const found = await of(tx, uuid(id));
      recordEvent(tx, "sealed.read", id);
      return found;
    });
  }
}

/** That there is such a panel at all is known to its members alone. */
async function panelOnly(tx: Tx): Promise<store.Rights> {
  const rights = await store.rightsOf(tx);
  if (!rights.reads) throw new NotFound();
  return rights;
}

function uuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound("record");
  return id;
}
