/** What the first bytes of a file say it is, whatever its name says. */
export type Kind =
  | { readonly kind: "text" | "gzip" | "zip" }
  /** Something that is not read; `what` follows "it is". */
  | { readonly kind: "other"; readonly what: string };

/** How many bytes `sniff` wants to see; fewer when the file is shorter. */
export const SNIFF_BYTES = 16;

const PACKED = "packed in a way that is not read here; send CSV, gzip or ZIP";

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly is: Kind }[] = [
  { bytes: [0x1f, 0x8b], is: { kind: "gzip" } },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: { kind: "zip" } },
  { bytes: [0x50, 0x4b, 0x05, 0x06], is: { kind: "zip" } },
  { bytes: [0x50, 0x4b, 0x07, 0x08], is: { kind: "zip" } },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    is: { kind: "other", what: "an Office document of the old kind; save it as CSV" },
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: { kind: "other", what: "a PDF" } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: { kind: "other", what: "a picture" } },
  { bytes: [0xff, 0xd8, 0xff], is: { kind: "other", what: "a picture" } },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: { kind: "other", what: "a picture" } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: { kind: "other", what: PACKED } },
  { bytes: [0x52, 0x61, 0x72, 0x21], is: { kind: "other", what: PACKED } },
  { bytes: [0x42, 0x5a, 0x68], is: { kind: "other", what: PACKED } },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], is: { kind: "other", what: PACKED } },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: { kind: "other", what: PACKED } },
  { bytes: [0x50, 0x41, 0x52, 0x31], is: { kind: "other", what: "a Parquet file; send CSV" } },
];

export function sniff(head: Uint8Array): Kind {
  const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  return found?.is ?? { kind: "text" };
}
