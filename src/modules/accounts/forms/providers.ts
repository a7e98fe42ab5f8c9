import { z } from "zod";

const given = (words: string, most: number) => z.string().trim().min(1, words).max(most, `${most} characters or fewer`);

/** Words with blanks or commas between them. */
const words = z
  .string()
  .max(2000, "2,000 characters or fewer")
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

const settings = {
  issuer: z
    .string()
    .trim()
    .max(500, "Address must be 500 characters or fewer")
    .refine(isIssuer, "Enter the provider's https address, such as https://login.example.org/tenant/v2.0"),
  clientId: given("Enter the client ID by which the provider knows this installation", 200),
  tenant: z
    .string()
    .trim()
    .max(200, "Tenant must be 200 characters or fewer")
    .transform((text) => (text === "" ? null : text)),
  subjectClaim: z.enum(["sub", "oid"], "Choose the claim that never changes for a person"),
  emailClaim: z.enum(["email", "preferred_username"], "Choose the claim that holds the e-mail address"),
  emailDomains: words
    .transform((domains) => [...new Set(domains.map((domain) => domain.toLowerCase().replace(/^@/, "")))])
    .refine((domains) => domains.length > 0, "Enter the domains of the organisation's e-mail addresses")
    .refine((domains) => domains.length <= 50, "Enter 50 domains or fewer")
    .refine(
      (domains) => domains.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)),
      "Enter domains only, such as example.gov.uk",
    ),
  vouchesForEmail: z
    .enum(["no", "yes"], "Choose how we know that an address is the person's")
    .transform((choice) => choice === "yes"),
  secondFactorValues: words.refine((values) => values.length <= 20, "Enter 20 values or fewer"),
  localSignIn: z
    .enum(["on", "off"], "Choose whether people may also sign in here")
    .transform((choice) => choice === "on"),
};

export const newProviderForm = z.object({
  organisation: z.uuid("Choose the organisation"),
  ...settings,
  clientSecret: given("Enter the client secret that the provider gave you", 1000),
});

export const providerForm = z.object({
  ...settings,
  clientSecret: z.string().trim().max(1000, "Client secret must be 1,000 characters or fewer"),
  revision: z.coerce.number().int(),
});

export const providerParams = z.object({ id: z.uuid() });

/** As the standard has it: no query, no fragment. Plain http is for a provider on this computer, to try things out. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const onThisComputer = protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  return (protocol === "https:" || onThisComputer) && search === "" && hash === "" && username === "";
}
