import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { readParams } from "../../web/forms.ts";
import { LIMITS } from "../../web/limits.ts";
import { readListQuery } from "../../web/list-query.ts";
import { deskHref } from "../../web/own-partnerships.ts";
import { exportTrail, listLooksAtMe, readEvent, readSights, readTrail } from "./commands/read-trail.ts";
import { eventParams, readBefore, readFrom } from "./forms.ts";
import type { TrailEvent } from "./rules/events.ts";
import { FILTERS, readFilter } from "./rules/filters.ts";
import * as store from "./store/events.ts";
import type { Reading } from "./views/desk.ts";
import { eventPage } from "./views/event.ts";
import { looksPage } from "./views/looks.ts";
import { seenPage } from "./views/seen.ts";
import { trailPage } from "./views/trail.ts";

const config = { capability: "audit:read" } as const;

const EVENTS_A_PAGE = 50;
const SIGHTS_SHOWN = 500;

/** The audit trail of a partnership, or of the installation, for its auditor. */
export function deskRoutes(app: FastifyInstance): void {
  app.get("/audit", { config }, async (req, reply) => {
    const filter = filterOf(req);
    const from = readFrom(req.query);
    const page = await req.inPartnership(async (tx) => {
      const found = await readTrail(tx, readFilter(filter), from, EVENTS_A_PAGE + 1);
      // The one event too many is at the far end of the way that was gone.
      const more = found.length > EVENTS_A_PAGE;
      const events = from.after === undefined ? found.slice(0, EVENTS_A_PAGE) : found.slice(-EVENTS_A_PAGE);
      return {
        reading: await readingOf(tx, events),
        events,
        hasNewer: from.after === undefined ? from.before !== undefined : more,
        hasOlder: from.after === undefined ? more : true,
        people: await store.listPeople(tx),
        eventNames: await store.listEventNames(tx),
      };
    });
    return reply.html(trailPage(page.reading, { ...page, filter }));
  });

  app.get("/audit/events/:seq", { config }, async (req, reply) => {
    const { seq } = readParams(eventParams, req.params);
    const { event, reading } = await req.inPartnership(async (tx) => {
      const found = await readEvent(tx, seq);
      return { event: found, reading: await readingOf(tx, [found]) };
    });
    return reply.html(eventPage(reading, event));
  });

  app.get(
    "/audit/events.csv",
    { config: { ...config, stepUp: true, rateLimit: LIMITS.export } },
    async (req, reply) => {
      const pieces = await exportTrail((work) => req.inPartnership(work), readFilter(filterOf(req)));
      reply.header("content-disposition", `attachment; filename="audit-trail-${req.identity?.partnership?.slug}.csv"`);
      return reply.type("text/csv; charset=utf-8").send(Readable.from(pieces));
    },
  );

  app.get("/audit/seen", { config }, async (req, reply) => {
    const { object } = filterOf(req);
    const { reading, sights } = await req.inPartnership(async (tx) => {
      const found = object === "" ? [] : await readSights(tx, object, SIGHTS_SHOWN);
      return { sights: found, reading: await readingOf(tx, [], [object, ...found.map(({ personId }) => personId)]) };
    });
    return reply.html(seenPage(reading, object, sights));
  });
}

const LOOKS_A_PAGE = 50;

/** What everybody may know about the looks at themselves. */
export function siteRoutes(app: FastifyInstance): void {
  app.get("/account/looks", { config: { capability: "signed-in" } }, async (req, reply) => {
    const { looks, titles } = await req.inPartnership(async (tx) => ({
      looks: await listLooksAtMe(tx, readBefore(req.query), LOOKS_A_PAGE + 1),
      titles: await store.listRoleTitles(tx),
    }));
    return reply.html(looksPage(looks.slice(0, LOOKS_A_PAGE), titles, looks.length > LOOKS_A_PAGE));
  });
}

function filterOf(req: FastifyRequest) {
  const [path = ""] = req.url.split("?");
  return readListQuery(path, { sorts: ["seq"], filters: FILTERS }, req.query).filters;
}

/** Where the reader is, and the names of what the events refer to as far as they may see them. */
async function readingOf(
  tx: Tx,
  events: readonly TrailEvent[],
  references: readonly (string | null)[] = [],
): Promise<Reading> {
  const { partnership } = tx.identity;
  const inDetail = events.flatMap(({ detail }) => Object.values(detail).filter((value) => typeof value === "string"));
  const all = [...references, ...inDetail, ...events.flatMap(({ personId, subject }) => [personId, subject])];
  return {
    href: deskHref(partnership?.slug ?? ""),
    partnership: partnership?.name ?? "",
    names: await store.listNames(tx, all),
    titles: await store.listRoleTitles(tx),
  };
}
