import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import { together } from "../../../kernel/together.ts";
import type { Services } from "../../../platform/services.ts";
import { slugOf } from "../../../web/access.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { deskHref } from "../../../web/own-partnerships.ts";
import { proposeProvider } from "../commands/proposals.ts";
import { CALLBACK } from "../commands/provider-client.ts";
import * as commands from "../commands/providers.ts";
import { newProviderForm, providerForm, providerParams } from "../forms/providers.ts";
import { findWaiting, listWaiting } from "../store/proposals.ts";
import { getProvider, listOrganisationsWithout, listProviders } from "../store/providers.ts";
import { newProviderPage, providerPage, providersPage } from "../views/providers.ts";

/** Organisations' providers, for those who look after the installation: `/installation/desk/sign-in-providers`. */
export function providerRoutes(app: FastifyInstance, { database, config }: Services): void {
  const reading = { capability: "sign-in:configure" } as const;
  const changing = { capability: "sign-in:configure", stepUp: true } as const;
  const hereOf = (req: FastifyRequest) => ({
    home: `${deskHref(slugOf(req) ?? "")}/sign-in-providers`,
    desk: { href: deskHref(slugOf(req) ?? ""), name: req.identity?.partnership?.name ?? "" },
    callback: config.baseUrl + CALLBACK,
  });
  const at = (req: FastifyRequest) => ({ database, config, request: req.id });

  app.get("/sign-in-providers", { config: reading }, async (req, reply) => {
    const { providers, waiting } = await req.inPartnership((tx) =>
      together({ providers: listProviders(tx), waiting: listWaiting(tx) }),
    );
    return reply.html(providersPage(hereOf(req), providers, waiting));
  });

  app.get("/sign-in-providers/new", { config: changing }, async (req, reply) => {
    const organisations = await req.inPartnership(listOrganisationsWithout);
    return reply.html(newProviderPage(hereOf(req), organisations, undefined, []));
  });

  app.post("/sign-in-providers", { config: changing }, async (req, reply) => {
    const organisations = await req.inPartnership(listOrganisationsWithout);
    const refused = (problems: readonly Problem[]) =>
      reply.html(newProviderPage(hereOf(req), organisations, typed(req.body), problems), 422);
    const form = readForm(newProviderForm, req.body);
    if (!form.ok) return refused(form.problems);
    const { organisation, clientSecret, ...settings } = form.value;
    const sealedSecret = await commands.sealSecret(at(req), organisation, clientSecret);
    const sent = { sealedSecret, revision: undefined };
    const outcome = await req.inPartnership((tx) => proposeProvider(tx, organisation, settings, sent));
    return outcome.ok ? proposed(req, reply, outcome.value) : refused(outcome.problems);
  });

  app.get("/sign-in-providers/:id", { config: reading }, async (req, reply) => {
    const { id: organisation } = readParams(providerParams, req.params);
    const provider = await readProvider(req, organisation);
    return reply.html(providerPage(hereOf(req), provider, {}));
  });

  app.post("/sign-in-providers/:id", { config: changing }, async (req, reply) => {
    const { id: organisation } = readParams(providerParams, req.params);
    const provider = await readProvider(req, organisation);
    const refused = (problems: readonly Problem[]) =>
      reply.html(providerPage(hereOf(req), provider, { typed: typed(req.body), problems }), 422);
    const form = readForm(providerForm, req.body);
    if (!form.ok) return refused(form.problems);
    const { clientSecret, revision, ...settings } = form.value;
    const sealedSecret =
      clientSecret === "" ? undefined : await commands.sealSecret(at(req), organisation, clientSecret);
    const sent = { sealedSecret, revision };
    const outcome = await req.inPartnership((tx) => proposeProvider(tx, organisation, settings, sent));
    return outcome.ok ? proposed(req, reply, outcome.value) : refused(outcome.problems);
  });

  app.post("/sign-in-providers/:id/trial", { config: { ...reading, rateLimit: LIMITS.signIn } }, async (req, reply) => {
    const { id: organisation } = readParams(providerParams, req.params);
    const provider = await readProvider(req, organisation);
    const trial = await commands.tryProvider(at(req), organisation);
    return reply.html(providerPage(hereOf(req), provider, { trial }));
  });

  app.post("/sign-in-providers/:id/removal", { config: changing }, async (req, reply) => {
    const { id: organisation } = readParams(providerParams, req.params);
    await req.inPartnership((tx) => commands.removeProvider(tx, organisation));
    return redirectWithNotice(reply, hereOf(req).home, "The provider is removed. Its people sign in here again.");
  });

  function proposed(req: FastifyRequest, reply: FastifyReply, { id, replaced }: { id: string; replaced: boolean }) {
    const instead = replaced ? " It takes the place of the proposal that waited before." : "";
    const notice = `Proposed. Now try it; somebody else has to accept it.${instead}`;
    return redirectWithNotice(reply, `${hereOf(req).home}/proposals/${id}`, notice);
  }
}

function readProvider(req: FastifyRequest, organisation: string) {
  return req.inPartnership(async (tx) => ({
    provider: await getProvider(tx, organisation),
    waiting: await findWaiting(tx, organisation),
  }));
}
