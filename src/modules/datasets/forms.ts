import { z } from "zod";
import { isMonth, type Month } from "../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../kernel/outcome.ts";

const title = z.string().trim().max(120, "Title must be 120 characters or fewer");
const line = (name: string) => z.string().trim().max(300, `${name} must be 300 characters or fewer`);

/** The form that files are sent with. What a new dataset needs is asked for only when one is to be made. */
export const importForm = z
  .object({
    submissionKey: z.uuid({ error: "The form is not complete. Load the page again" }),
    into: z.enum(["existing", "new"], { error: "Choose which dataset the files are for" }),
    dataset: z.uuid({ error: "Choose the dataset that the files are for" }).optional(),
    title: title.optional(),
    origin: z.enum(["open-data", "partner", "synthetic"], { error: "Choose where the data comes from" }).optional(),
    provider: line("Provider").optional(),
    licence: line("Licence").optional(),
    attribution: line("Attribution").optional(),
  })
  .superRefine((form, problems) => {
    const needed: Needed[] = form.into === "existing" ? ["dataset"] : ["title", "origin", "provider"];
    if (form.into === "new" && form.origin === "open-data") needed.push("licence");
    for (const field of needed.filter((one) => !form[one]))
      problems.addIssue({ code: "custom", path: [field], message: NEEDED_WORDS[field] });
  });

const NEEDED_WORDS = {
  dataset: "Choose the dataset that the files are for",
  title: "Enter a title for the dataset",
  origin: "Choose where the data comes from",
  provider: "Enter who provides the data",
  licence: "Enter the licence that the data is given out under",
} as const;

type Needed = keyof typeof NEEDED_WORDS;

const reason = z.string().trim().min(1, "Enter the reason").max(500, "Reason must be 500 characters or fewer");
const months = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

/** Which months somebody is about to withdraw, as the address says it. What is no month is left out. */
export const withdrawalQuery = z.object({
  force: z.string().max(200).default(""),
  /** The first step was sent: months should have been chosen. */
  step: z.literal("months").optional(),
  months: months.optional().transform((given): Month[] => [...new Set((given ?? []).filter(isMonth))].sort()),
});

export const withdrawalForm = z.object({
  version: z.coerce.number<string>().int().positive(),
  force: z.string().min(1, "Choose the force"),
  months: months.pipe(
    z.array(z.string().refine(isMonth, "Choose months from the list")).min(1, "Choose at least one month"),
  ),
  reason,
});

/** A gap as it is typed: months in two boxes each; `gapMonths` reads them. */
export const gapForm = z.object({
  kind: z.enum(["refused", "partial", "break"], { error: "Choose what is known" }),
  force: z
    .string()
    .trim()
    .min(1, "Enter the force, as the files call it")
    .max(100, "Force must be 100 characters or fewer"),
  "from-month": z.string().trim(),
  "from-year": z.string().trim(),
  "to-month": z.string().trim(),
  "to-year": z.string().trim(),
  reason,
});

/** The months of a gap. A last month left blank is the first; a change in recording is at its first month. */
export function gapMonths(form: z.output<typeof gapForm>): Outcome<{ fromMonth: Month; toMonth: Month }> {
  const fromMonth = typedMonth(form["from-month"], form["from-year"]);
  if (!fromMonth) return refuse("Enter the first month as numbers, such as 3 2024", "from-month");
  const isBlank = form["to-month"] === "" && form["to-year"] === "";
  if (isBlank || form.kind === "break") return done({ fromMonth, toMonth: fromMonth });
  const toMonth = typedMonth(form["to-month"], form["to-year"]);
  if (!toMonth) return refuse("Enter the last month as numbers, such as 5 2024, or leave it blank", "to-month");
  if (toMonth < fromMonth) return refuse("The last month must not be before the first", "to-month");
  return done({ fromMonth, toMonth });
}

function typedMonth(month: string, year: string): Month | undefined {
  if (!/^\d{1,2}$/.test(month) || !/^(19|20)\d{2}$/.test(year)) return undefined;
  const written = `${year}-${month.padStart(2, "0")}`;
  return isMonth(written) ? written : undefined;
}

export const datasetParams = z.object({ id: z.uuid() });
export const gapParams = z.object({ id: z.uuid(), gapId: z.uuid() });
export const originalParams = z.object({ id: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** What the address of a dataset's page may ask for besides the dataset. */
export const datasetQuery = z.object({
  version: z.coerce.number<string>().int().positive().max(1_000_000_000).optional(),
  force: z.string().max(200).optional(),
  months: z.enum(["all"]).optional(),
});
export const newImportQuery = z.object({ dataset: z.uuid().optional() });
