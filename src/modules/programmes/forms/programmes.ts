import { z } from "zod";
import { allottedMinutes, givenText, optionalText } from "../../../kernel/text-fields.ts";

export const groupParams = z.object({ id: z.uuid() });
export const meetingParams = z.object({ meetingId: z.uuid() });
export const itemParams = z.object({ id: z.uuid(), programmeItemId: z.uuid() });

const CHOOSE = "Choose how often it is due";

/** The choices of how often, as the form offers them: at every meeting, once, or each so many months. */
export const EVERY = ["meeting", "once", "1", "2", "3", "6", "12", "24", "36"] as const;

export const itemForm = z.object({
  kind: z.enum(["decision", "discussion", "information"], { error: "Choose what the item is for" }),
  title: givenText("Enter the title", "Title", 200),
  presenter: optionalText("Presenter", 200),
  minutes: allottedMinutes,
  every: z.string({ error: CHOOSE }).regex(/^(meeting|once|[1-9]\d?|1[01]\d|120)$/, CHOOSE),
  firstMonth: z
    .union([z.literal(""), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Choose the first month")])
    .default(""),
  source: optionalText("Where it comes from", 500),
  setting: optionalText("What of it is a setting", 500),
  revision: z.coerce.number().int().positive().default(1),
});

export const proposalForm = z.object({ proposal: z.string({ error: "Choose a proposal" }).trim().min(1).max(60) });
