import "../../src/modules.ts";
import { expect, test } from "vitest";
import { listMessageKinds, type MessageParams } from "../../src/platform/mail/kinds.ts";
import { textOf } from "../../src/platform/mail/text.ts";

const baseUrl = "https://frankpledge.example";
const partnership = {
  id: "",
  slug: "thurrock",
  name: "Thurrock",
  kind: "district",
  nation: "england",
  stage: "live",
  parent: null,
} as const;

/** Answers for every param that a text may ask for, each with a word that no text has of itself. */
const params = new Proxy<MessageParams>({}, { get: (_, name) => `param-${String(name)}` });

/** What a subject on a locked screen must not give away. */
const TELLING =
  /crime|victim|offen|abuse|violen|police|case|safeguard|marac|panel|refuge|anti-social|probation|assessment|thurrock|partnership/i;

test("there are messages", () => {
  expect(listMessageKinds().map(({ name }) => name)).toContain("assessments.release-awaited");
});

test.each(listMessageKinds().map((kind) => [kind.name, kind] as const))(
  "%s has a neutral subject on one line, and links that lead to this installation",
  (_name, kind) => {
    expect(kind.subject).not.toMatch(TELLING);
    expect(kind.subject).toMatch(/^[\x20-\x7e]{5,70}$/);
    const text = textOf(kind, { params, linkToken: "token" }, { baseUrl, partnership });
    for (const [address] of text.matchAll(/https?:\S+/g)) expect(address).toMatch(/^https:\/\/frankpledge\.example\//);
    expect(text).not.toMatch(/<\/?[a-z]/i);
  },
);
