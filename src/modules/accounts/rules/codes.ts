/** What a code that somebody typed can be. Blanks and dashes are how people copy codes, and say nothing. */
export type TypedCode =
  | { readonly kind: "one-time-code"; readonly code: string }
  | { readonly kind: "recovery-code"; readonly code: string }
  | { readonly kind: "neither" };

/** Letters and digits that nobody mistakes for one another on paper: 32, so that each carries five bits. */
export const RECOVERY_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
export const RECOVERY_LENGTH = 24;
export const RECOVERY_COUNT = 10;

export function readCode(text: string): TypedCode {
  const code = text.replaceAll(/[\s-]/g, "").toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: "one-time-code", code };
  if (code.length === RECOVERY_LENGTH && [...code].every((letter) => RECOVERY_ALPHABET.includes(letter)))
    return { kind: "recovery-code", code };
  return { kind: "neither" };
}

/** A long code as it is read out and copied: ABCD EFGH … */
export function inFours(code: string): string {
  return code.match(/.{1,4}/g)?.join(" ") ?? "";
}
