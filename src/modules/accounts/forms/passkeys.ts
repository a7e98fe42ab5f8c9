import { z } from "zod";

const name = z
  .string()
  .trim()
  .min(1, "Enter a name, such as Work laptop")
  .max(60, "Name must be 60 characters or fewer");

/** What a browser's passkey said, as its script wrote it down. */
const answer = z
  .string()
  .min(1, "Your browser did not ask a passkey. JavaScript must be on")
  .max(20_000, "The passkey was not accepted. Try again, or choose another way");

export const newPasskeyForm = z.object({ name, answer, next: z.string().optional() });
export const passkeyNameForm = z.object({ name });
export const passkeyAnswerForm = z.object({ answer, next: z.string().optional() });
export const passkeyParams = z.object({ id: z.uuid() });
