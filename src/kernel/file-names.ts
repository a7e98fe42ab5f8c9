/** A file's name as its sender calls it, made fit to keep and to show: no path, no control or direction characters. */
export function originalName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  // What follows the last full stop says how the file is packed, so a long name is cut before it.
  const [, stem = plain, ending = ""] = /^(.*?)((?:\.[A-Za-z0-9]{1,5}){0,2})$/u.exec(plain) ?? [];
  const room = LONGEST_NAME - ending.length;
  const short = stem.length > room ? `${stem.slice(0, room - 1)}…` : stem;
  return `${short}${ending}` || "unnamed file";
}

const LONGEST_NAME = 200;
