import { z } from "zod";
import { givenText, optionalText } from "../../../kernel/text-fields.ts";

export const roomParams = z.object({ meetingId: z.uuid() });
export const attendanceParams = z.object({ meetingId: z.uuid(), attendanceId: z.uuid() });
export const roomItemParams = z.object({ meetingId: z.uuid(), itemId: z.uuid() });
export const motionParams = z.object({ meetingId: z.uuid(), motionId: z.uuid() });
/** The seat that a link of ours fills in. */
export const seatQuery = z.object({ seat: z.uuid().optional() });
/** What the page that asks for changes has seen last. */
export const sinceQuery = z.object({ since: z.string().max(64).optional() });

const box = z.string().trim().max(4).default("");
const time = (words: string) =>
  z
    .string({ error: words })
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, `${words}, such as 14:05`)
    .transform((value) => value.replace(".", ":").padStart(5, "0"));
const maybeTime = (words: string) =>
  z.union([z.literal("").transform(() => null), time(words)], { error: `${words}, such as 14:05` }).default(null);
const maybeId = (words: string) =>
  z.union([z.literal("").transform(() => null), z.uuid()], { error: words }).default(null);
const revision = z.coerce.number({ error: "Open the page again" }).int().positive();

const attendance = {
  seat: maybeId("Choose a seat"),
  person: maybeId("Choose somebody who is named for the seat"),
  who: optionalText("Name or post", 200),
  standsAs: z.enum(["voting", "substitute", "accompanying", "guest"], { error: "Choose how they take part" }),
  standsInFor: optionalText("For whom", 200),
  mode: z.enum(["present", "remote", "apologies"], { error: "Choose whether they are there" }),
  cameAt: maybeTime("Enter when they came"),
  leftAt: maybeTime("Enter when they left"),
};

export const attendanceForm = z.object(attendance);
export const attendanceChangeForm = z.object({ ...attendance, revision });
export const timeForm = z.object({ at: time("Enter the time") });
export const motionForm = z.object({
  text: givenText("Enter what is proposed", "Proposal", 4000),
  proposal: maybeId("Choose a proposal that the group has had before it"),
});
export const motionChangeForm = z.object({ text: givenText("Enter what is proposed", "Proposal", 4000), revision });
export const consensusForm = z.object({
  reached: z.enum(["yes", "no"], { error: "Choose whether everybody agreed" }),
  at: time("Enter the time"),
});
export const voteForm = z.object({
  votes: z.union([z.string().transform((one) => [one]), z.array(z.string())], { error: "Enter the votes" }).default([]),
  at: time("Enter the time"),
});
export const castForm = z.object({
  choice: z.enum(["for", "against", "abstain"], { error: "Choose for, against or abstain" }),
});
export const dissentForm = z.object({
  seat: z.uuid({ error: "Choose a seat" }),
  why: givenText("Enter why the proposal cannot be supported", "Why", 2000),
});
export const determinationForm = z.object({
  finding: z.enum(["urgent", "not-urgent", "modified"], { error: "Choose what the chair finds" }),
  reasons: givenText("Enter the chair's reasons", "Reasons", 2000),
});
export const adjournmentForm = z.object({
  "until-day": box,
  "until-month": box,
  "until-year": box,
  at: time("Enter the time"),
  reason: givenText("Enter why the meeting is adjourned", "Reason", 1000),
});
export const reopeningForm = z.object({ reason: givenText("Enter why its record is opened again", "Reason", 1000) });
