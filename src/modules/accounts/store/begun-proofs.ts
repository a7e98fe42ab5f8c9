import type { Session as Connection } from "../../../platform/db/engine.ts";
import { ask } from "./ask.ts";

export type ProofPurpose = "passkey-registration" | "passkey-sign-in" | "passkey-proof" | "single-sign-on";

/** Keeps what the browser must now prove, in place of what it began before for the same purpose. */
export async function insertBegunProof(
  connection: Connection,
  browser: string,
  purpose: ProofPurpose,
  particulars: object,
): Promise<void> {
  await connection.query("select ctx.begin_proof($1, $2, $3)", [
    Buffer.from(browser),
    purpose,
    JSON.stringify(particulars),
  ]);
}

/** Takes it away: whatever comes of it, it is not taken again. Undefined when there is none, or it is too old. */
export async function takeBegunProof<Particulars>(
  connection: Connection,
  browser: string,
  purpose: ProofPurpose,
): Promise<Particulars | undefined> {
  return ask(connection, "select ctx.take_proof($1, $2) as answer", [Buffer.from(browser), purpose]);
}
