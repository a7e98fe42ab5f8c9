import { z } from "zod";
import { DOWNLOADS, type Download } from "../../kernel/access-tokens.ts";
import { givenText } from "../../kernel/text-fields.ts";

const download = z.enum(Object.keys(DOWNLOADS) as [Download, ...Download[]]);
const CHOOSE = "Choose what the program may fetch";

/** A new token. One box that is ticked is sent as a text, and several as a list. */
export const tokenForm = z.object({
  name: givenText("Enter a name, such as “Monthly figures workbook”", "Name", 100),
  downloads: z.preprocess(
    (sent) => (Array.isArray(sent) ? sent : sent === undefined ? [] : [sent]),
    z.array(download, { error: CHOOSE }).min(1, CHOOSE),
  ),
  days: z.enum(["30", "90", "180", "365"], { error: "Choose for how long" }).transform(Number),
});

export const tokenParams = z.object({ tokenId: z.uuid() });
