import { z } from "zod";

export const signInForm = z.object({
  email: z.string().trim().toLowerCase().min(1, "Enter your e-mail address").max(254, "Enter your e-mail address"),
  passphrase: z.string().min(1, "Enter your passphrase").max(1000, "Enter your passphrase"),
  next: z.string().optional(),
});

export const passphraseForm = z
  .object({
    passphrase: z.string().min(1, "Enter a passphrase").max(1000, "Passphrase must be 128 characters or fewer"),
    again: z.string(),
  })
  .refine((form) => form.passphrase === form.again, { error: "Type the same passphrase twice", path: ["again"] });

export const changeForm = z
  .object({
    current: z.string().min(1, "Enter your present passphrase").max(1000, "Present passphrase is not right"),
    passphrase: z.string().min(1, "Enter a new passphrase").max(1000, "Passphrase must be 128 characters or fewer"),
    again: z.string(),
  })
  .refine((form) => form.passphrase === form.again, { error: "Type the same passphrase twice", path: ["again"] });

export const linkParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

/** The address of somebody who has forgotten their passphrase. */
export const forgottenForm = signInForm.pick({ email: true });

/** Where a page leads to once its form is right. */
export const nextQuery = z.object({ next: z.string().optional() });

export const codeForm = z.object({
  code: z.string().trim().min(1, "Enter a code").max(100, "Enter a code"),
  next: z.string().optional(),
});

/** The passphrase once more, from somebody who is signed in. */
export const samePassphraseForm = z.object({
  passphrase: z.string().min(1, "Enter your passphrase").max(1000, "Enter your passphrase"),
  next: z.string().optional(),
});

export const sessionParams = z.object({ id: z.uuid() });
