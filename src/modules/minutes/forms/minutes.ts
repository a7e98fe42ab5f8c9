import { z } from "zod";
import { day } from "../../../kernel/dates.ts";

export const groupParams = z.object({ id: z.uuid() });
export const meetingParams = z.object({ meetingId: z.uuid() });
export const partParams = z.object({
  meetingId: z.uuid(),
  part: z.union([z.literal("opening"), z.literal("closing"), z.uuid()]),
});
export const releaseParams = z.object({ meetingId: z.uuid(), view: z.enum(["partners", "public"]) });
export const proposalParams = z.object({ releaseId: z.uuid() });
export const publicGroupParams = z.object({ groupId: z.uuid() });

const INCOMPLETE = "The form is not complete. Open the page again";

/** Line ends as a browser sends them become plain ones; what a column of text cannot hold is left out. */
const wordsOr = (missing: string) =>
  z.string({ error: missing }).transform((text) =>
    text
      .replaceAll(/\r\n?/g, "\n")
      .replaceAll(/[^\P{Cc}\n\t]/gu, "")
      .trim(),
  );
const words = wordsOr(INCOMPLETE);
const given = (missing: string, label: string, most: number) =>
  wordsOr(missing).pipe(
    z
      .string()
      .min(1, missing)
      .max(most, `${label} must be ${most.toLocaleString("en-GB")} characters or fewer`),
  );
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));
const reach = z.enum(["members", "partners", "public"], { error: "Choose who may read the paragraph" });
const count = z.coerce.number({ error: INCOMPLETE }).int({ error: INCOMPLETE }).min(0, INCOMPLETE);

export const textForm = z.object({
  text: listOf(words).refine((texts) => texts.length > 0, INCOMPLETE),
  reach: listOf(reach),
  revision: count,
});

export const clearanceForm = z.object({ seen: count });

export const amendmentForm = z.object({
  paragraph: z.coerce.number({ error: "Choose the paragraph" }).int().min(1, "Choose the paragraph"),
  words: words.pipe(z.string().max(8000, "New words must be 8,000 characters or fewer")).default(""),
  reach: reach.default("members"),
  askedBy: given("Enter who asked for the amendment", "Who asked", 200),
  seen: count,
});

export const confirmationForm = z.object({ at: z.uuid({ error: "Choose the meeting that confirmed them" }) });

export const withdrawalForm = z.object({ reason: given("Enter why it is taken back", "Reason", 1000) });

const box = z.string().trim().max(4).default("");
export const actionForm = z.object({
  id: z.uuid({ error: "Open the form again" }),
  action: given("Enter what is to be done", "What is to be done", 1000),
  organisation: z.uuid({ error: "Choose the organisation that owns it" }),
  person: z.union([z.literal(""), z.uuid({ error: "Choose somebody, or nobody" })]).default(""),
  "due-day": box,
  "due-month": box,
  "due-year": box,
});

/** What is looked for in minutes, and since the first day of which year. */
export const searchForm = z.object({
  words: z.string().trim().max(200, "What you look for must be 200 characters or fewer").default(""),
  since: z
    .string()
    .trim()
    .default("")
    .refine((year) => year === "" || /^(19|20)\d\d$/.test(year), "Year must be written with four figures, such as 2024")
    .transform((year) => (year === "" ? null : day(`${year}-01-01`))),
});

/** A button without a form of its own. */
export const emptyForm = z.object({});
