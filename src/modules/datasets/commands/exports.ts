import { NotFound } from "../../../kernel/errors.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { type InPartnership, readFile } from "../../../platform/files/files.ts";
import { type RejectedRowOfFile, rejectedRowsCsv } from "../formats/rejected-rows.ts";
import { findOriginal } from "../store/quality.ts";
import { getDataset } from "../store/register.ts";
import * as rejected from "../store/rejected-rows.ts";
import { findLatestNumber } from "../store/versions.ts";
import { DATASET_READER } from "./request.ts";

/** A file on its way out: its name, and its bytes or text in pieces, each read with the rights of its moment. */
export type Export = {
  readonly name: string;
  readonly sizeBytes?: number;
  readonly pieces: AsyncIterable<string | Uint8Array>;
};

const ROWS_AT_ONCE = 500;

/** The rejected rows of the latest version that are still to be corrected, as a CSV to correct. Recorded as an event. */
export async function exportRejectedRows(inPartnership: InPartnership, datasetId: string): Promise<Export> {
  const { dataset, version, headers } = await inPartnership(async (tx) => {
    const found = await getDataset(tx, datasetId);
    const number = await findLatestNumber(tx, datasetId);
    const rows = await rejected.countOutstandingRows(tx, datasetId, number);
    recordEvent(tx, "dataset.rejected-rows-exported", datasetId, { version: number, rows });
    return {
      dataset: found,
      version: number,
      headers: await rejected.listHeadersOfOutstanding(tx, datasetId, number),
    };
  });

  async function* rows(): AsyncGenerator<RejectedRowOfFile> {
    let last: rejected.KeptRowOfFile | undefined;
    for (;;) {
      const after = last;
      const piece = await inPartnership((tx) =>
        rejected.listOutstandingRowsAfter(tx, datasetId, version, after, ROWS_AT_ONCE),
      );
      for (const { row, field, reason, cells, reference, sha256, fileId } of piece) {
        const header = headers.get(fileId);
        // Rejected since the headings were read: it will be in the next export.
        if (!header) continue;
        yield { row, cells, sha256, header, problems: [{ message: reason, field }], ...(reference && { reference }) };
      }
      last = piece.at(-1);
      if (piece.length < ROWS_AT_ONCE) return;
    }
  }

  return { name: `${dataset.title} rejected rows.csv`, pieces: rejectedRowsCsv([...headers.values()], rows()) };
}

/** A file as it was sent, by the SHA-256 of its bytes in hexadecimal. Recorded as an event. */
export async function exportOriginal(inPartnership: InPartnership, datasetId: string, sha256: string): Promise<Export> {
  const original = await inPartnership(async (tx) => {
    const found = await findOriginal(tx, datasetId, sha256);
    if (!found) throw new NotFound("file");
    recordEvent(tx, "dataset.original-exported", datasetId, { sha256 });
    return found;
  });
  return { ...original, pieces: readFile(inPartnership, { reader: DATASET_READER, sha256 }) };
}
