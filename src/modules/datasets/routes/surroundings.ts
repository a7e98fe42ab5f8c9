import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { deskHref } from "../../../web/own-partnerships.ts";
import type { Export } from "../commands/exports.ts";
import type { Desk } from "../views/desk.ts";

/** Where and for whom a page is, once a transaction has said who asks. */
export function deskOf(req: FastifyRequest): Desk {
  const { partnership, capabilities = [] } = req.identity ?? {};
  return {
    href: deskHref(partnership?.slug ?? ""),
    name: partnership?.name ?? "",
    mayImport: capabilities.includes("datasets:import"),
  };
}

/** Sends a file to be saved, a piece at a time, never shown in the browser and never run. */
export function sendExport(reply: FastifyReply, { name, sizeBytes, pieces }: Export, mediaType: string): FastifyReply {
  const plain = name.replace(/[^\w .()-]/g, "_");
  reply.header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`);
  if (sizeBytes !== undefined) reply.header("content-length", sizeBytes);
  return reply.type(mediaType).send(Readable.from(pieces));
}
