import { expect, test } from "vitest";
import { realEmailsIn, secretsIn } from "./secrets.mjs";

// Put together here, so that the check does not find them in this file.
const key = ["-----BEGIN RSA PRIVATE", "KEY-----"].join(" ");
const notifyKey = ["live", "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"].join("-");

test.each([
  ["a private key", key],
  ["an AWS access key", ["AK", "IAIOSFODNN7EXAMPLE"].join("")],
  ["a GitHub token", ["ghp", "x".repeat(36)].join("_")],
  ["a GOV.UK Notify key", notifyKey],
])("%s is found, and its line named", (what, secret) => {
  expect(secretsIn(`first line\nconst key = "${secret}";`)).toEqual([{ line: 2, what: `this looks like ${what}` }]);
});

test("an identifier alone is no secret", () => {
  expect(secretsIn('id: "26785a09-ab16-4eb0-8407-a37497a57506"')).toEqual([]);
});

test("an address that may be somebody's is found", () => {
  const address = ["community.safety", "thurrock.gov.uk"].join("@");
  expect(realEmailsIn(`To: ${address}`)).toEqual([
    { line: 1, what: `${address} may be a real address: use one at example.org` },
  ]);
});

test.each([
  "manager@thurrock.example",
  "manager@mail.example.org",
  "root@localhost",
  "postgres://user:secret@127.0.0.1:5432/db",
  "git@github.com:frankpledge/frankpledge.git",
  "pg@8.23.1",
  "icon@2x.png",
])("%s can be nobody's address", (text) => {
  expect(realEmailsIn(text)).toEqual([]);
});

test("a domain that only ends like a reserved one is real", () => {
  expect(realEmailsIn(["ann", "notexample.org"].join("@"))).toHaveLength(1);
});
