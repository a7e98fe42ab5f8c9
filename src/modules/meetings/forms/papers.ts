import { z } from "zod";
import { givenText, optionalText } from "../../../kernel/text-fields.ts";

export const paperParams = z.object({ meetingId: z.uuid(), paperId: z.uuid() });
export const versionParams = z.object({
  meetingId: z.uuid(),
  paperId: z.uuid(),
  // What is no number is no version, and whoever may not ask is told nothing else.
  number: z.string().transform((text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0)),
});

const pages = z
  .string()
  .trim()
  .default("")
  .refine((value) => value === "" || (/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 5000), {
    error: "Pages must be a number between 1 and 5,000, or be left empty",
  })
  .transform((value) => (value === "" ? null : Number(value)));

export const paperForm = z.object({
  title: givenText("Enter the title", "Title", 200),
  follows: z
    .literal("yes", { error: "Tick the box, or leave it" })
    .optional()
    .transform((value) => value === "yes"),
  pages,
});

export const versionForm = z.object({
  pages,
  change: optionalText("What has changed", 500),
});

export const paperRemovalForm = z.object({ reason: givenText("Enter why the paper is taken out", "Reason", 500) });
export const supplementForm = z.object({
  reason: givenText("Enter why these papers did not go with the agenda", "Reason", 500),
});
