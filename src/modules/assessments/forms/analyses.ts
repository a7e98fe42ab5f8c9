import { z } from "zod";
import { isMonth, type Month } from "../../../kernel/dates.ts";
import { COMPLETE, id } from "./text.ts";

const typedMonth = (name: string) =>
  z
    .string()
    .trim()
    .refine(isMonth, `${name} must be a year and a month, such as 2025-03`)
    .transform((text) => text as Month);

/** What an analysis is to be made of. `seen` names the period whose coverage the person has been shown. */
export const analysisForm = z.object({
  key: z.uuid({ error: COMPLETE }),
  source: z.string({ error: "Choose the data" }).min(1, "Choose the data").max(300),
  from: typedMonth("First month"),
  to: typedMonth("Last month"),
  duplicates: z.enum(["every-row", "once"], { error: "Choose how a Crime ID that stands twice counts" }),
  seen: z.string().max(400).default(""),
  act: z.enum(["check", "run"]).default("run"),
});

export const analysisParams = z.object({ id });
/** Which type a result page shows: any text, and one the analysis does not have is all of them. */
export const typeQuery = z.object({ type: z.string().max(80).default("all").catch("all") });
export const likeQuery = z.object({ like: id.optional().catch(undefined) });
export const tableFileParams = z.object({
  id,
  file: z
    .string()
    .regex(/^[a-z0-9-]{1,100}\.(csv|json)$/)
    .transform((file) => {
      const [name = "", format = ""] = file.split(".");
      return { name, isJson: format === "json" };
    }),
});
