import { z } from "zod";
import { dayBoxes } from "./terms.ts";

export const termOfOfficeParams = z.object({ id: z.uuid(), termId: z.uuid() });
export const electionParams = z.object({ id: z.uuid(), electionId: z.uuid() });
export const electionVoteParams = z.object({ id: z.uuid(), electionId: z.uuid(), seatId: z.uuid() });

const post = z.enum(["chair", "vice-chair"], { error: "Choose chair or vice-chair" });
const meeting = z.string().trim().max(200, "Meeting must be 200 characters or fewer").default("");

/** Links to the form say for whom and what they are. */
export const termOfOfficeQuery = z.object({ post: post.optional(), person: z.uuid().optional() });

export const termOfOfficeForm = z.object({
  post,
  person: z.uuid({ error: "Choose a person" }),
  decidedBy: z.string().trim().max(200, "Body must be 200 characters or fewer").default(""),
  ...dayBoxes("from"),
  ...dayBoxes("to"),
});

export const officeEndForm = z.object(dayBoxes("to"));

export const electionForm = z.object({ post, meeting, ...dayBoxes("held") });
export const candidateForm = z.object({ person: z.uuid({ error: "Choose a person" }) });
export const voteForm = z.object({
  seat: z.uuid({ error: "Choose a seat" }),
  candidate: z.union([z.literal("nobody"), z.uuid()], { error: "Choose a candidate, or nobody" }),
  ...dayBoxes("cast"),
});
export const resultForm = z.object(dayBoxes("from"));
