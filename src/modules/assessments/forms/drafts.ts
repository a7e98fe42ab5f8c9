import { z } from "zod";
import { COMPLETE, id, revision, words } from "./text.ts";

const title = words("Title", 200, "Enter a title");
const year = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}$/, "Enter a financial year, such as 2025-26");

export const newDraftForm = z.object({
  key: z.uuid({ error: COMPLETE }),
  title,
  year,
  analysis: z.uuid({ error: "Choose the analysis that it rests on" }),
});

export const draftForm = z.object({ revision, title, year, summary: words("Summary", 10_000) });

export const adoptionForm = z.object({ revision, analysis: z.uuid({ error: "Choose an analysis" }) });

/** A finding as it is typed. `about` is the type whose figures are offered beside it. */
export const findingForm = z.object({
  key: z.uuid({ error: COMPLETE }),
  sentence: words("Finding", 4_000),
  about: z.string().max(80).default("all"),
  act: z.enum(["save", "show"]).default("save"),
});

export const findingEditForm = z.object({
  revision,
  sentence: words("Finding", 4_000),
  about: z.string().max(80).default("all"),
  act: z.enum(["save", "show"]).default("save"),
});

export const proposalForm = z.object({ key: z.uuid({ error: COMPLETE }), proposal: z.string().min(1).max(200) });

const findings = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))
  .pipe(z.array(z.uuid({ error: "Choose findings of this assessment" })).max(200));

const priority = {
  title: words("Priority", 200, "Enter the priority in a few words"),
  reason: words("Reason", 2_000, "Enter why it is a priority"),
  findings,
};

export const priorityForm = z.object({ key: z.uuid({ error: COMPLETE }), ...priority });
export const priorityEditForm = z.object({ revision, ...priority });

export const moveForm = z.object({
  from: z.coerce.number<string>().int().min(0).max(10_000),
  direction: z.enum(["up", "down"]),
});

export const emptyForm = z.object({});

export const withdrawalForm = z.object({
  reason: words("Reason", 500, "Enter why it is withdrawn"),
});

export const draftParams = z.object({ id });
export const findingParams = z.object({ id, findingId: id });
export const priorityParams = z.object({ id, priorityId: id });
export const proposalParams = z.object({ id, proposalId: id });

/** Where a new finding starts from: a row of a table to quote, and the type whose figures are offered. */
export const findingQuery = z.object({
  table: z.string().max(100).optional().catch(undefined),
  row: z.string().max(100).optional().catch(undefined),
  about: z.string().max(80).default("all").catch("all"),
});
export const adoptionQuery = z.object({ analysis: id.optional().catch(undefined) });
export const newDraftQuery = z.object({ analysis: id.optional().catch(undefined) });

const csvFile = z
  .string()
  .regex(/^[a-z0-9-]{1,100}\.csv$/)
  .transform((file) => file.slice(0, -4));

export const proposalFileParams = z.object({ id, proposalId: id, file: csvFile });
export const releasedParams = z.object({ proposalId: id });
export const releasedFileParams = z.object({ proposalId: id, file: csvFile });
