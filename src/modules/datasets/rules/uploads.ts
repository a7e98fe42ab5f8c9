/** What may be sent in one form. What the files unpack to has limits of its own, where they are unpacked. */
export const SENDING_LIMITS = { files: 200, bytes: 500e6 } as const;

/** Why files may not be sent together, in words that say what to do; undefined when they may. */
export function tooMuch(files: number, bytes: number): string | undefined {
  if (files > SENDING_LIMITS.files) return `Choose ${SENDING_LIMITS.files} files or fewer at a time`;
  if (bytes > SENDING_LIMITS.bytes)
    return `The files must come to ${SENDING_LIMITS.bytes / 1e6} MB or less. Send fewer at a time`;
  return undefined;
}
