import type { FastifyRequest } from "fastify";
import type { Employing } from "../views/organisation.ts";

/** Whose people a page is about, once a transaction has said who asks. */
export function employingOf(req: FastifyRequest): Employing {
  const { organisation, person = "" } = req.identity ?? {};
  return { id: organisation?.id ?? "", name: organisation?.name ?? "", me: person };
}
