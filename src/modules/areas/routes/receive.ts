import type { FastifyReply, FastifyRequest } from "fastify";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { checkFormToken } from "../../../web/csrf.ts";
import { formatBytes } from "../../../web/format.ts";
import type { AreaUpload } from "../commands/read-uploads.ts";
import { AREA_LIMITS } from "../commands/unpack.ts";

/**
 * Takes the files of an upload form, after its token, which is its first field. Throws ForeignForm for another's token.
 * Everything that is sent is read to its end, kept or not, so that the browser hears why it was refused.
 */
export async function receiveUploads(req: FastifyRequest, reply: FastifyReply): Promise<Outcome<AreaUpload[]>> {
  if (!req.isMultipart()) return refuse("Choose at least one file", "files");
  const uploads: AreaUpload[] = [];
  let tooLarge: string | undefined;
  let sent = 0;
  let checked = false;
  const limits = { fileSize: AREA_LIMITS.fileBytes + 1, files: AREA_LIMITS.files + 1 };
  for await (const part of req.parts({ limits })) {
    if (!checked) {
      req.body = part.type === "field" ? { [part.fieldname]: part.value } : {};
      await checkFormToken(req, reply);
      checked = true;
    }
    if (part.type === "field") continue;
    const name = uploadName(part.filename);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      size += chunk.length;
      sent += chunk.length;
      if (size <= AREA_LIMITS.fileBytes && sent <= AREA_LIMITS.sentBytes) chunks.push(chunk);
    }
    if (size > AREA_LIMITS.fileBytes || sent > AREA_LIMITS.sentBytes) tooLarge ??= name;
    // A browser sends one nameless, empty file when none was chosen.
    if (part.filename || size > 0) uploads.push({ name, bytes: Buffer.concat(chunks) });
  }
  if (!checked) await checkFormToken(req, reply);
  if (tooLarge !== undefined)
    return refuse(
      `${tooLarge} is too large: a file may have ${formatBytes(AREA_LIMITS.fileBytes)}, and all together ${formatBytes(AREA_LIMITS.sentBytes)}. Send fewer at a time, or the more generalised edition`,
      "files",
    );
  return done(uploads);
}

/** The name as it is kept and shown. The parser leaves it undefined where the browser sent an empty one. */
function uploadName(sent: string | undefined): string {
  const name = (sent ?? "").replace(/\p{Cc}/gu, "").slice(-LONGEST_NAME);
  return name === "" ? "The file" : name;
}

/** Characters; the end of a longer name tells more than its beginning. */
const LONGEST_NAME = 120;
