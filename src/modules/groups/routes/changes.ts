import type { FastifyInstance } from "fastify";
import { deskOf } from "../../../web/desk.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { changeGroup, createGroup, endGroupOn } from "../commands/groups.ts";
import { groupParams } from "../forms/shares.ts";
import { getGroupSeen, listGroupsSeen } from "../store/groups.ts";
import { groupHref } from "../views/desk.ts";
import { endGroupPage, groupFormPage } from "../views/group-form.ts";
import { readEnd, readGroup, typedDay, typedGroup } from "./reading.ts";

const config = { capability: "groups:manage" } as const;

/** How groups begin, change and end. */
export function changeRoutes(app: FastifyInstance): void {
  app.get("/groups/new", { config }, async (req, reply) => {
    const groups = await req.inPartnership(listGroupsSeen);
    return reply.html(groupFormPage(deskOf(req), groups, { typed: {}, problems: [] }));
  });

  app.post("/groups", { config }, async (req, reply) => {
    const form = readGroup(req.body);
    const { outcome, groups } = await req.inPartnership(async (tx) => ({
      groups: await listGroupsSeen(tx),
      outcome: form.ok ? await createGroup(tx, form.value.facts) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(groupFormPage(desk, groups, shown), 422);
    return redirectWithNotice(reply, groupHref(desk, outcome.value), "The group is there.");
  });

  app.get("/groups/:id/edit", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const { group, groups } = await req.inPartnership(async (tx) => ({
      group: await getGroupSeen(tx, id),
      groups: await listGroupsSeen(tx),
    }));
    return reply.html(groupFormPage(deskOf(req), groups, { typed: typedGroup(group), problems: [] }, group));
  });

  app.post("/groups/:id", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readGroup(req.body);
    const { outcome, group, groups } = await req.inPartnership(async (tx) => ({
      group: await getGroupSeen(tx, id),
      groups: await listGroupsSeen(tx),
      outcome: form.ok ? await changeGroup(tx, id, form.value.facts, form.value.revision) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(groupFormPage(desk, groups, shown, group), 422);
    return redirectWithNotice(reply, groupHref(desk, id), "The group is saved.");
  });

  app.get("/groups/:id/end", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const group = await req.inPartnership((tx) => getGroupSeen(tx, id));
    return reply.html(endGroupPage(deskOf(req), group, { typed: typedDay("on", req.today), problems: [] }));
  });

  app.post("/groups/:id/end", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readEnd(req.body);
    const { outcome, group } = await req.inPartnership(async (tx) => ({
      group: await getGroupSeen(tx, id),
      outcome: form.ok ? await endGroupOn(tx, id, form.value, req.today) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(endGroupPage(desk, group, shown), 422);
    return redirectWithNotice(reply, groupHref(desk, id), `${outcome.value} has ended.`);
  });
}
