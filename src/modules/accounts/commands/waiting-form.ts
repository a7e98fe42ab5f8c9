import { sha256 } from "../../../kernel/ids.ts";
import { seal, unseal } from "../../../platform/second-factors/seal.ts";

/** A form that was sent, by field. */
export type SentForm = Readonly<Record<string, string | readonly string[]>>;

/**
 * Seals a form that waits while its person is at a provider: nothing but the browser's cookie opens it, of which the
 * database has only a hash.
 */
export function sealForm(browser: string, form: SentForm): string {
  return seal(keyOf(browser), WAITING, JSON.stringify(form)).toString("base64");
}

export function unsealForm(browser: string, sealed: string): SentForm {
  return JSON.parse(unseal(keyOf(browser), WAITING, Buffer.from(sealed, "base64"))) as SentForm;
}

const WAITING = "a form that waits";

function keyOf(browser: string): Buffer {
  return sha256(`${WAITING} for the browser ${browser}`);
}
