/** What an upload may hold. Counted while unpacking, never believed from a header. */
export type UploadLimits = {
  readonly sentBytes: number;
  readonly unpackedBytes: number;
  /** Entries of one ZIP, of whatever kind. */
  readonly entries: number;
  /** Unpacked bytes for one packed byte, looked at once `ratioFromBytes` have come out of a member. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
};

/**
 * An archive of all 44 forces over 36 months holds about 4,700 files, of which 1,580 are street-level crime. These pack
 * 5 to 10 times, rows of identical anti-social behaviour some 150 times; deflate cannot pass 1,032.
 */
export const UPLOAD_LIMITS: UploadLimits = {
  sentBytes: 500e6,
  unpackedBytes: 8e9,
  entries: 20_000,
  ratio: 250,
  ratioFromBytes: 32e6,
};

/**
 * A line longer than this is no row of ours. Written again as UTF-8, with its quotation marks doubled, it still fits the
 * 2 MB that DuckDB takes.
 */
export const LONGEST_LINE_BYTES = 256 << 10;
