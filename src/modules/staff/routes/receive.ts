import type { FastifyReply, FastifyRequest } from "fastify";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { checkFormToken } from "../../../web/csrf.ts";

const MOST_BYTES = 1024 * 1024;
/** Whoever sends more than this is no browser that waits for our answer. */
const MOST_READ_BYTES = 16 * MOST_BYTES;

/**
 * Takes the list of an upload form, after its token, which is its first field. Throws ForeignForm for another's token. What
 * is too large is still read to its end, so that the browser hears why it was refused.
 */
export async function receiveList(
  req: FastifyRequest,
  reply: FastifyReply,
): Promise<Outcome<{ fileName: string; content: string }>> {
  if (!req.isMultipart()) return refuse("Choose a file", "list");
  let isChecked = false;
  let fileName = "";
  let size = 0;
  const chunks: Buffer[] = [];
  for await (const part of req.parts({ limits: { fileSize: MOST_READ_BYTES, files: 1 } })) {
    if (!isChecked) {
      req.body = part.type === "field" ? { [part.fieldname]: part.value } : {};
      await checkFormToken(req, reply);
      isChecked = true;
    }
    if (part.type === "field") continue;
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
    }
    fileName ||= (part.filename ?? "").replace(/\p{Cc}/gu, "").slice(-120);
  }
  if (!isChecked) await checkFormToken(req, reply);
  if (size > MOST_BYTES) return refuse("The file is too large: a list may have 1 MB. Send it in parts", "list");
  if (size === 0) return refuse("Choose a file", "list");
  const content = textOf(Buffer.concat(chunks));
  if (content.includes("\0"))
    return refuse("The file is not a CSV file: save the spreadsheet as CSV, and send that", "list");
  return done({ fileName: fileName || "The list", content });
}

/** As UTF-8; or as spreadsheets on Windows save it, where it is not that. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
