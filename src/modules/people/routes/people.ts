import type { FastifyInstance } from "fastify";
import { readParams } from "../../../web/forms.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { personParams } from "../forms/grants.ts";
import { rolesOffered } from "../rules/roles.ts";
import { countPending, listPending } from "../store/grants.ts";
import * as store from "../store/people.ts";
import { listHeldRoles, listRoles } from "../store/roles.ts";
import { peoplePage } from "../views/people.ts";
import { personPage } from "../views/person.ts";
import { rolesPage } from "../views/roles.ts";
import { deskOf } from "./surroundings.ts";

const reads = { capability: "people:read" } as const;

/** Who works in the partnership, in which roles and groups, and what roles may do. */
export function peopleRoutes(app: FastifyInstance): void {
  app.get("/people", { config: reads }, async (req, reply) => {
    const [path = ""] = req.url.split("?");
    const query = readListQuery(path, { sorts: ["name", "employer"], filters: ["words", "role", "when"] }, req.query);
    const order = { by: query.sort.by, descending: query.sort.direction === "descending" };
    const { words } = query.filters;
    const filter = { ...query.filters, words: words === "" ? undefined : likeText(words) };
    const found = await req.inPartnership(async (tx) => ({
      total: await store.countPeople(tx, filter),
      people: await store.listPeople(tx, filter, order, { limit: query.pageSize, offset: offsetOf(query) }),
      roles: rolesOffered(await listRoles(tx), tx.identity.partnership?.kind === "installation"),
      waiting: (await countPending(tx)).all,
    }));
    return reply.html(peoplePage(deskOf(req), query, found));
  });

  app.get("/people/:id", { config: reads }, async (req, reply) => {
    const { id } = readParams(personParams, req.params);
    const { person, ...roles } = await req.inPartnership(async (tx) => ({
      person: await store.getPerson(tx, id),
      held: await listHeldRoles(tx, id),
      pending: await listPending(tx, { person: id }),
    }));
    return reply.html(personPage(deskOf(req), person, roles, req.today));
  });

  app.get("/roles", { config: reads }, async (req, reply) => {
    const roles = await req.inPartnership(listRoles);
    return reply.html(rolesPage(deskOf(req), roles));
  });
}
