import type { FastifyReply } from "fastify";
import { WORD_TYPE, wordFile } from "../../../web/documents/word.ts";
import type { MinutesDocument } from "../rules/documents.ts";
import { minutesWordDocument } from "../views/word.ts";

/** Sends a view of the minutes as a Word file, made of the same document as its page. */
export async function sendWord(reply: FastifyReply, document: MinutesDocument) {
  const file = await wordFile(minutesWordDocument(document));
  reply.header("content-disposition", `attachment; filename="minutes-${document.heldOn}-${document.reach}.docx"`);
  return reply.type(WORD_TYPE).send(file);
}
