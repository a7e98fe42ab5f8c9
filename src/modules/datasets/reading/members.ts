import type { NamedFor } from "../formats/file-names.ts";
import type { Header } from "../formats/header.ts";
import type { Shape } from "./inspection.ts";

/** A file that a person sent, as it lies on this server; with the SHA-256 of its bytes when that is known already. */
export type Upload = { readonly path: string; readonly name: string; readonly sha256?: string };

/** One incident file found in an upload, unpacked and understood as far as its header. */
export type Member = {
  /** Which upload it came in, counted from 0. */
  readonly upload: number;
  /** As the sender or the archive calls it, made fit to show; never a path of ours. */
  readonly name: string;
  /** The plain file: the upload itself when that was not packed, or else a file of the given folder. */
  readonly path: string;
  readonly header: Header;
  readonly shape: Shape;
  readonly namedFor: NamedFor;
  /** The name of an earlier member of the same batch that holds the same bytes. Files without rows are never duplicates. */
  readonly duplicateOf?: string;
};

/** A file that is not an incident file. `reason` follows "not read, because". */
export type NotRead = { readonly upload: number; readonly name: string; readonly reason: string };

/** An upload of which nothing is taken; `message` is a sentence. */
export type Refused = { readonly upload: number; readonly name: string; readonly message: string };

export type Unpacked = {
  readonly members: readonly Member[];
  readonly notRead: readonly NotRead[];
  readonly refused: readonly Refused[];
};

/** A name from outside, made fit to show: no control or direction characters, and not without end. */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
  return plain.length > 200 ? `${plain.slice(0, 199)}…` : plain;
}
