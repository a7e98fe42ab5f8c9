import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/**
 * What may be sent, in bytes. The largest file that makes sense here, the boundaries of all LSOAs in a generalised edition,
 * comes to some 60 MB; everything is held in memory while it is read.
 */
export const AREA_LIMITS = { files: 40, fileBytes: 60e6, sentBytes: 120e6, unpackedBytes: 200e6 } as const;

const gunzipAsync = promisify(gunzip);

/** The plain bytes of a file, whether it is packed or not. Refuses a damaged one, and one that unpacks beyond `most` bytes. */
export async function unpack(bytes: Uint8Array, most: number): Promise<Outcome<Uint8Array>> {
  const tooLarge = refuse(`It comes to more than the ${Math.round(most / 1e6)} MB that are left for one import.`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.length > most ? tooLarge : done(bytes);
  try {
    return done(await gunzipAsync(bytes, { maxOutputLength: most }));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ERR_BUFFER_TOO_LARGE") return tooLarge;
    if (code === "Z_BUF_ERROR") return refuse("The gzip file is cut short. Download it again.");
    if (code.startsWith("Z_")) return refuse("The gzip file is damaged. Download it again.");
    throw error;
  }
}
