import type { FastifyInstance } from "fastify";
import { newId } from "../../../kernel/ids.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { addAction, editAction, findChoices, withOwnersOf } from "../commands/actions.ts";
import { actionParams } from "../forms/actions.ts";
import { getAction } from "../store/actions.ts";
import { isBeforeNobody } from "../store/escalations.ts";
import { actionPage } from "../views/action.ts";
import { editPage, newActionPage } from "../views/action-form.ts";
import { actionHref } from "../views/desk.ts";
import { readAction, readEdit } from "./reading.ts";
import { deskOf } from "./surroundings.ts";

const manages = { capability: "actions:manage" } as const;

/** One action, and how it is added and changed. */
export function actionRoutes(app: FastifyInstance): void {
  app.get("/actions/new", { config: manages }, async (req, reply) => {
    const choices = await req.inPartnership((tx) => findChoices(tx, req.today));
    const [year = "", month = "", day = ""] = req.today.split("-").map((part) => String(Number(part)));
    const start = { id: newId(), "agreed-day": day, "agreed-month": month, "agreed-year": year };
    return reply.html(newActionPage(deskOf(req), choices, { typed: start, problems: [] }));
  });

  app.post("/actions", { config: manages }, async (req, reply) => {
    const form = readAction(req.body);
    const { choices, outcome } = await req.inPartnership(async (tx) => ({
      choices: await findChoices(tx, req.today),
      outcome: form.ok ? await addAction(tx, form.value, req.now) : form,
    }));
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(newActionPage(desk, choices, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, actionHref(desk, outcome.value), "Added to the action log.");
  });

  app.get("/actions/:id", { config: { capability: "actions:read" } }, async (req, reply) => {
    const { id } = readParams(actionParams, req.params);
    const { action, isUnseen } = await req.inPartnership(async (tx) => {
      const found = await getAction(tx, id);
      return { action: found, isUnseen: await isBeforeNobody(tx, found, req.today) };
    });
    return reply.html(actionPage(deskOf(req), action, isUnseen === true));
  });

  app.get("/actions/:id/edit", { config: manages }, async (req, reply) => {
    const { id } = readParams(actionParams, req.params);
    const { action, choices } = await req.inPartnership(async (tx) => {
      const found = await getAction(tx, id);
      return { action: found, choices: withOwnersOf(await findChoices(tx, req.today), found) };
    });
    const start = {
      text: action.text,
      organisation: action.organisation.id,
      person: action.person?.id ?? "",
    };
    return reply.html(editPage(deskOf(req), action, choices, { typed: start, problems: [] }));
  });

  app.post("/actions/:id/edit", { config: manages }, async (req, reply) => {
    const { id } = readParams(actionParams, req.params);
    const form = readEdit(req.body);
    const { action, choices, outcome } = await req.inPartnership(async (tx) => {
      const found = await getAction(tx, id);
      return {
        action: found,
        choices: withOwnersOf(await findChoices(tx, req.today), found),
        outcome: form.ok ? await editAction(tx, id, form.value.asked, form.value.seen, req.now) : form,
      };
    });
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(editPage(desk, action, choices, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, actionHref(desk, id), "Saved. What was there before is kept below.");
  });
}
