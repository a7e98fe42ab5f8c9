import { z } from "zod";

export const organisationParams = z.object({ organisation: z.uuid() });
export const staffParams = z.object({ organisation: z.uuid(), id: z.uuid() });
export const tokenParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

export const reasonForm = z.object({
  reason: z
    .string()
    .trim()
    .min(3, "Enter a reason, such as “On secondment until May”")
    .max(200, "Reason must be 200 characters or fewer"),
});

const ADDRESS = "Enter an e-mail address in the correct format, like name@example.org";

const nameField = z
  .string()
  .trim()
  .min(1, "Enter the person's name")
  .max(200, "Name must be 200 characters or fewer")
  .regex(/^[^\p{Cc}]*$/u, "Name must be on one line");
/** Capital letters make no other mailbox; what stands after a plus may. */
const emailField = z.string().trim().toLowerCase().max(254, ADDRESS).pipe(z.email(ADDRESS));

export const invitationForm = z.object({
  name: nameField,
  email: emailField,
  partnership: z.string().max(60).default(""),
  role: z.string().max(60).default(""),
});
