import type { FastifyRequest } from "fastify";
import { heldIn } from "../platform/tenancy/held.ts";
import type { Breadcrumb } from "./components/breadcrumbs.ts";
import { deskHref } from "./own-partnerships.ts";

/** Where and for whom a page is: the partnership's desk, and what this person may do there. */
export type Desk = { readonly href: string; readonly name: string; readonly may: readonly string[] };

/** The desk of a request, once a transaction has said who asks; on a page of a group's, with what they may do in that group. */
export function deskOf(req: FastifyRequest, group = ""): Desk {
  const { partnership, capabilities = [], inGroups = {} } = req.identity ?? {};
  const may = heldIn({ capabilities, inGroups }, group);
  return { href: deskHref(partnership?.slug ?? ""), name: partnership?.name ?? "", may };
}

/** Where the way to every page begins: at the desk, or with their own work for those who are in a group and nothing else. */
export function homeCrumb(desk: Desk): Breadcrumb {
  const hasDesk = desk.may.includes("partnerships:read");
  return { text: desk.name, href: hasDesk ? desk.href : `${desk.href}/work` };
}
