import type { FastifyRequest } from "fastify";
import { deskHref } from "../../../web/own-partnerships.ts";
import type { Desk } from "../views/desk.ts";

/** Where and for whom a page is, once a transaction has said who asks. */
export function deskOf(req: FastifyRequest): Desk {
  const { partnership, capabilities = [], person = "" } = req.identity ?? {};
  return {
    href: deskHref(partnership?.slug ?? ""),
    name: partnership?.name ?? "",
    personId: person,
    isInstallation: partnership?.kind === "installation",
    may: capabilities,
  };
}
