import { expect, test } from "vitest";
import { type ClaimMapping, domainOf, isFresh, personOf } from "./single-sign-on.ts";

const STANDARD: ClaimMapping = {
  subjectClaim: "sub",
  emailClaim: "email",
  tenant: null,
  emailDomains: ["aldon.example", "old.aldon.example"],
  vouchesForEmail: false,
  secondFactorValues: [],
};
const ENTRA: ClaimMapping = { ...STANDARD, subjectClaim: "oid", tenant: "aldon", secondFactorValues: ["mfa", "acr-2"] };
const NAMES: ClaimMapping = { ...ENTRA, emailClaim: "preferred_username", vouchesForEmail: true };

const person = (subject: string, email?: string, secondFactor = false) => ({ subject, email, secondFactor });
const verified = { sub: "s", email: "jo@aldon.example", email_verified: true };
const there = { sub: "s", oid: "o", tid: "aldon" };

test.each<[string, ClaimMapping, object, ReturnType<typeof personOf>]>([
  ["a verified address", STANDARD, verified, person("s", "jo@aldon.example")],
  [
    "a verified address in capitals, with blanks",
    STANDARD,
    { ...verified, email: " Jo@ALDON.example " },
    person("s", "jo@aldon.example"),
  ],
  ["verified as a word", STANDARD, { ...verified, email_verified: "true" }, person("s", "jo@aldon.example")],
  ["an address that is not verified", STANDARD, { ...verified, email_verified: false }, person("s")],
  ["an address of which nothing is said", STANDARD, { ...verified, email_verified: undefined }, person("s")],
  [
    "an address that the organisation vouches for",
    { ...STANDARD, vouchesForEmail: true },
    { ...verified, email_verified: undefined },
    person("s", "jo@aldon.example"),
  ],
  [
    "vouched for, and said not to be verified",
    { ...STANDARD, vouchesForEmail: true },
    { ...verified, email_verified: false },
    person("s"),
  ],
  [
    "verified by Entra ID",
    ENTRA,
    { ...there, email: "jo@aldon.example", xms_edov: 1 },
    person("o", "jo@aldon.example"),
  ],
  ["two words on verification that differ", ENTRA, { ...there, ...verified, xms_edov: "0" }, person("o")],
  ["another domain", STANDARD, { ...verified, email: "jo@elsewhere.example" }, person("s")],
  ["a domain below one of the organisation's", STANDARD, { ...verified, email: "jo@evil.aldon.example" }, person("s")],
  ["a domain that ends like the organisation's", STANDARD, { ...verified, email: "jo@notaldon.example" }, person("s")],
  ["two signs @", STANDARD, { ...verified, email: "jo@elsewhere.example@aldon.example" }, person("s")],
  ["no address", STANDARD, { sub: "s" }, person("s")],
  ["an address that is no text", STANDARD, { ...verified, email: ["jo@aldon.example"] }, person("s")],
  [
    "a user name that the organisation vouches for",
    NAMES,
    { ...there, preferred_username: "jo@aldon.example" },
    person("o", "jo@aldon.example"),
  ],
  [
    "a user name, beside a verified address",
    { ...NAMES, vouchesForEmail: false },
    { ...there, ...verified, preferred_username: "boss@aldon.example" },
    person("o"),
  ],
  ["no subject", STANDARD, { ...verified, sub: undefined }, "no-subject"],
  ["an empty subject", STANDARD, { ...verified, sub: "" }, "no-subject"],
  ["a subject that is no text", STANDARD, { ...verified, sub: 7 }, "no-subject"],
  ["a subject of 256 characters", STANDARD, { ...verified, sub: "s".repeat(256) }, "no-subject"],
  ["a subject of 255 characters", STANDARD, { sub: "s".repeat(255) }, person("s".repeat(255))],
  ["no oid where that is the subject", ENTRA, { sub: "s", tid: "aldon" }, "no-subject"],
  ["another tenant", ENTRA, { ...there, tid: "elsewhere" }, "other-tenant"],
  ["no tenant where one is pinned", ENTRA, { sub: "s", oid: "o" }, "other-tenant"],
  ["a tenant where none is pinned", STANDARD, { ...verified, tid: "any" }, person("s", "jo@aldon.example")],
  ["a second factor in amr", ENTRA, { ...there, amr: ["pwd", "mfa"] }, person("o", undefined, true)],
  ["a second factor in acr", ENTRA, { ...there, acr: "acr-2" }, person("o", undefined, true)],
  ["no second factor in amr", ENTRA, { ...there, amr: ["pwd"] }, person("o")],
  ["amr that is no list", ENTRA, { ...there, amr: { mfa: true } }, person("o")],
  [
    "a second factor that does not count here",
    STANDARD,
    { ...verified, amr: ["mfa"] },
    person("s", "jo@aldon.example"),
  ],
  [
    "groups and roles, which count for nothing",
    STANDARD,
    { ...verified, groups: ["admins"], roles: ["operator"] },
    person("s", "jo@aldon.example"),
  ],
])("claims: %s", (_what, mapping, claims, expected) => {
  expect(personOf(claims as Record<string, unknown>, mapping)).toEqual(expected);
});

test.each([
  ["Jo@Aldon.example", "aldon.example"],
  [" jo@aldon.example ", "aldon.example"],
  ["aldon.example", undefined],
  ["@aldon.example", undefined],
  ["jo@b@aldon.example", undefined],
  ["jo smith@aldon.example", undefined],
])("the domain of %s is %s", (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});

test("a proof is fresh when the provider says that it asked after the person was sent there, give or take its clock", () => {
  const sent = new Date("2026-11-26T12:00:00Z");
  const at = (seconds: number) => ({ auth_time: sent.getTime() / 1000 + seconds });
  expect(isFresh(at(-60), sent, 60)).toBe(true);
  expect(isFresh(at(-61), sent, 60)).toBe(false);
  expect(isFresh(at(30), sent, 60)).toBe(true);
  expect(isFresh({}, sent, 60)).toBe(false);
  expect(isFresh({ auth_time: "2026-11-26" }, sent, 60)).toBe(false);
});
