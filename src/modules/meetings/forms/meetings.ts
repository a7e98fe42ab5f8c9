import { z } from "zod";
import { optionalText } from "../../../kernel/text-fields.ts";

export const groupParams = z.object({ id: z.uuid() });
export const meetingParams = z.object({ meetingId: z.uuid() });

const box = z.string().trim().max(4).default("");
const dayBoxes = (prefix: string) => ({ [`${prefix}-day`]: box, [`${prefix}-month`]: box, [`${prefix}-year`]: box });
const reason = (words: string) =>
  z.string({ error: words }).trim().min(1, words).max(1000, "Reason must be 1,000 characters or fewer");

const facts = {
  kind: z.enum(["ordinary", "extraordinary"], { error: "Choose whether it is an ordinary meeting" }),
  ...dayBoxes("on"),
  beginsAt: z
    .string({ error: "Enter when it begins" })
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, "Enter when it begins, such as 14:00")
    .transform((time) => time.replace(".", ":").padStart(5, "0")),
  way: z.enum(["in-person", "hybrid", "remote"], { error: "Choose how it is held" }),
  place: optionalText("Place", 300),
  joining: optionalText("How to join", 500),
};

export const meetingForm = z.object(facts);
export const moveForm = z.object({
  ...facts,
  revision: z.coerce.number({ error: "Open the page again" }).int().positive(),
  reason: reason("Enter why the meeting is changed"),
});
export const cancelForm = z.object({ reason: reason("Enter why the meeting is cancelled") });
export const dispatchForm = z.object(dayBoxes("sent"));
export const waiverForm = z.object({ reason: reason("Enter why the meeting cannot wait") });
/** Whether every open action is asked for, and not the first of them alone. */
export const agendaQuery = z.object({ actions: z.enum(["all"]).optional().catch(undefined) });
/** A proposed day, in a link of ours. */
export const proposedQuery = z.object({ on: z.iso.date().optional() });
