import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { slugOf } from "../../../web/access.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { offsetOf, readListQuery } from "../../../web/list-query.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { deskHref } from "../../../web/own-partnerships.ts";
import { importAreas } from "../commands/import-areas.ts";
import { districtParams, editionParams } from "../forms.ts";
import * as editions from "../store/editions.ts";
import { getGazetteer } from "../store/gazetteers.ts";
import * as places from "../store/places.ts";
import { listPopulations } from "../store/populations.ts";
import { districtListPage, districtPage } from "../views/districts.ts";
import { editionPage, editionsPage } from "../views/editions.ts";
import { importNotice, importPage } from "../views/import.ts";
import { receiveUploads } from "./receive.ts";

const config = { capability: "areas:import" } as const;

/** Places and population, for those who look after the installation: `/installation/desk/areas`. */
export function deskRoutes(app: FastifyInstance): void {
  app.get("/areas", { config }, async (req, reply) => {
    const query = readListQuery(home(req), { sorts: ["imported"], descendingFirst: true, filters: [] }, req.query);
    const page = { limit: query.pageSize, offset: offsetOf(query) };
    const register = await req.inPartnership(async (tx) => ({
      editions: await editions.listEditions(tx, page),
      total: await editions.countEditions(tx),
      holdings: await editions.listHoldings(tx),
      gazetteer: await getGazetteer(tx),
    }));
    return reply.html(editionsPage(home(req), query, register));
  });

  app.get("/areas/new", { config }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.html(importPage(home(req), []));
  });

  app.post("/areas/new", { config: { ...config, streams: true, rateLimit: LIMITS.upload } }, async (req, reply) => {
    // Before a byte is read: who may not import may not send either.
    await req.inPartnership(async () => {});
    const uploads = await receiveUploads(req, reply);
    const outcome = uploads.ok ? await importAreas(req.inPartnership.bind(req), uploads.value) : uploads;
    if (!outcome.ok) return reply.html(importPage(home(req), outcome.problems), 422);
    return redirectWithNotice(reply, home(req), importNotice(outcome.value));
  });

  app.get("/areas/districts", { config }, async (req, reply) => {
    const offer = { sorts: ["name", "force"], filters: ["words"] } as const;
    const query = readListQuery(`${home(req)}/districts`, offer, req.query);
    const list = await req.inPartnership(async (tx) => {
      const gazetteer = await getGazetteer(tx);
      const asked = {
        words: query.filters.words,
        sort: query.sort,
        limit: query.pageSize,
        offset: offsetOf(query),
      };
      return gazetteer && (await places.listDistrictPage(tx, gazetteer.number, asked));
    });
    return reply.html(districtListPage(home(req), query, list ?? { rows: [], total: 0 }));
  });

  app.get("/areas/districts/:code", { config }, async (req, reply) => {
    const { code } = readParams(districtParams, req.params);
    return reply.html(districtPage(home(req), await req.inPartnership((tx) => readDistrict(tx, code))));
  });

  app.get("/areas/:id", { config }, async (req, reply) => {
    const { id } = readParams(editionParams, req.params);
    return reply.html(editionPage(home(req), await req.inPartnership((tx) => editions.getEdition(tx, id))));
  });
}

/** Throws NotFound for a district that today's gazetteer does not know. */
async function readDistrict(tx: Tx, code: string) {
  const gazetteer = (await getGazetteer(tx))?.number ?? 0;
  return {
    gazetteer,
    district: await places.getDistrict(tx, gazetteer, code),
    wards: await places.listWards(tx, gazetteer, code),
    lsoas: await places.listLsoasOfDistrict(tx, gazetteer, code),
    residents: await listPopulations(tx, { level: "district", measure: "residents", codes: [code] }),
    households: await listPopulations(tx, { level: "district", measure: "households", codes: [code] }),
    wardResidents: await listPopulations(tx, { level: "ward", measure: "residents", district: code }),
  };
}

function home(req: FastifyRequest): string {
  return `${deskHref(slugOf(req) ?? "")}/areas`;
}
