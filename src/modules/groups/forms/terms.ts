import { z } from "zod";
import { optionalText } from "../../../kernel/text-fields.ts";

export const termsParams = z.object({ id: z.uuid(), termsId: z.uuid() });
export const seatParams = z.object({ id: z.uuid(), termsId: z.uuid(), seatId: z.uuid() });
export const lineParams = z.object({ id: z.uuid(), termsId: z.uuid(), lineId: z.uuid() });

const text = (label: string, most = 4000) => optionalText(label, most);
const lines = (label: string) =>
  text(label, 8000).transform((all) =>
    all
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
const number = (label: string, most: number) =>
  z
    .string()
    .trim()
    .default("")
    .refine((value) => value === "" || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= most), {
      error: `${label} must be a number between 1 and ${most}, or be left empty`,
    })
    .transform((value) => (value === "" ? null : Number(value)));

export const termsForm = z.object({
  revision: z.coerce.number().int().positive(),
  mission: text("Mission"),
  purpose: text("Purpose"),
  aims: lines("Aims"),
  objectives: lines("Objectives"),
  scope: text("Scope"),
  responsibilities: lines("Roles and responsibilities"),
  secretariat: text("Secretariat"),
  source: text("Source", 300),
  openPoints: lines("What the document leaves open"),
  chair: z.enum(["not-stated", "office", "appointment", "election"], { error: "Choose how the chair is found" }),
  chairOffice: text("Office of the chair", 200),
  viceChairOffice: text("Office of the vice-chair", 200),
  chairMonths: number("Months", 120),
  chairWarningDays: number("Days before the end of a term", 365),
  cadence: z.enum(["not-stated", "weeks", "months"], { error: "Choose when it meets" }),
  cadenceWeeks: number("Weeks between meetings", 52),
  cadenceMonths: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .transform((months) => months.map(Number))
    .refine((months) => months.every((month) => month >= 1 && month <= 12), { error: "Choose months" }),
  noticeDays: number("Notice", 60),
  quorum: z.enum(["not-stated", "count", "half-plus-one", "share", "posts"], { error: "Choose a quorum" }),
  quorumCount: number("Number of voting members", 99),
  quorumBase: z.enum(["statutory", "statutory-and-invited", "all-voting"], { error: "Choose half of whom" }),
  quorumRounding: z.enum(["half-down-then-one", "sum-up"], { error: "Choose how to round" }),
  quorumNumerator: number("Upper number", 99),
  quorumDenominator: number("Lower number", 99),
  quorumOf: z.enum(["organisations", "organisations-and-boards"], { error: "Choose a share of whom" }),
  quorumUnit: z.enum(["line", "body"], { error: "Choose what counts as one" }),
  quorumPosts: lines("Posts"),
  voting: z.enum(
    ["not-stated", "consensus", "majority", "consensus-then-majority", "consensus-majority-resubmission"],
    {
      error: "Choose how it decides",
    },
  ),
  voice: z.enum(["organisation", "representative"], { error: "Choose who has a vote" }),
  restricted: z.enum(["not-stated", "chair", "chair-and-vice-chair", "group"], { error: "Choose who agrees" }),
  regime: z.enum(["none", "adopted", "statutory"], { error: "Choose whether it applies" }),
  reviewMonths: number("Months to the review", 120),
  approvers: z.enum(["1", "2"], { error: "Choose one person or two" }).transform((count) => (count === "2" ? 2 : 1)),
});

const box = z.string().trim().max(4).default("");
export const dayBoxes = (prefix: string) => ({
  [`${prefix}-day`]: box,
  [`${prefix}-month`]: box,
  [`${prefix}-year`]: box,
});

export const seatForm = z.object({
  holder: z.enum(["organisation", "board", "office"], { error: "Choose what holds the seat" }),
  organisation: z.union([z.literal(""), z.uuid({ error: "Choose an organisation" })]).default(""),
  name: text("Name", 200),
  sits: text("Who sits there", 300),
  capacity: z.enum(["statutory", "invited", "ex-officio", "observer"], { error: "Choose a capacity" }),
  representatives: number("Representatives", 9),
  bodies: number("Bodies", 99),
  votes: z.enum(["yes", "no"], { error: "Choose whether it votes" }),
  posts: lines("Posts"),
  ...dayBoxes("from"),
  ...dayBoxes("to"),
});

export const lineForm = z.object({
  kind: z.enum(["accountable-to", "reports-to", "consults", "works-with"], { error: "Choose how they relate" }),
  body: z.string().trim().min(1, "Enter the body").max(200, "Body must be 200 characters or fewer"),
  subject: text("Subject", 300),
  cadence: text("How often", 100),
});

export const approvalForm = z.object({
  decidedBy: z.string().trim().min(1, "Enter which body approved it").max(200, "Body must be 200 characters or fewer"),
  meeting: text("Meeting", 200),
  ...dayBoxes("decided"),
  ...dayBoxes("inForce"),
});
