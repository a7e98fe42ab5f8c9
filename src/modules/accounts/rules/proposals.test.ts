import { expect, test } from "vitest";
import {
  changesOf,
  consequencesOf,
  type Decision,
  decideProposal,
  isOutdated,
  obstacleTo,
  type ProviderProposal,
} from "./proposals.ts";
import { isUnchanged, type ProviderSettings } from "./providers.ts";

const SETTINGS: ProviderSettings = {
  issuer: "https://login.aldon.example/v2.0",
  clientId: "frankpledge",
  tenant: null,
  subjectClaim: "oid",
  emailClaim: "email",
  emailDomains: ["aldon.example", "parks.aldon.example"],
  vouchesForEmail: false,
  secondFactorValues: [],
  localSignIn: true,
};

function proposal(changes: Partial<ProviderProposal> = {}): ProviderProposal {
  return {
    id: "p",
    organisation: { id: "o", name: "Aldon Council" },
    settings: SETTINGS,
    newSecret: true,
    ofRevision: null,
    proposedBy: { id: "proposer", name: "Jo" },
    proposedAt: new Date(),
    isBacked: true,
    decision: null,
    ...changes,
  };
}

const decided = (as: Decision) => proposal({ decision: { as, by: null, at: new Date() } });

test.each([
  ["accepted", "somebody else", "now"],
  ["accepted", "proposer", /You proposed this yourself/],
  // Nobody is behind the console by whom it could have been proposed.
  ["accepted", undefined, "now"],
  ["declined", "somebody else", "now"],
  ["declined", "proposer", /You proposed this yourself/],
  ["withdrawn", "proposer", "now"],
  ["withdrawn", "somebody else", /Somebody else proposed this/],
] as const)("%s by %s: %s", (as, me, expected) => {
  const outcome = decideProposal(proposal(), as, me);
  if (typeof expected === "string") expect(outcome).toEqual({ ok: true, value: expected });
  else expect(outcome).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(expected) }] });
});

test("the same decision once more is no fault, and another is", () => {
  expect(decideProposal(decided("accepted"), "accepted", "a third")).toEqual({ ok: true, value: "before" });
  expect(decideProposal(decided("replaced"), "accepted", "a third")).toMatchObject({
    problems: [{ message: "Replaced by a newer proposal already: nothing was changed now" }],
  });
});

test.each([
  [null, undefined, false],
  [null, 1, true],
  [3, 3, false],
  [3, 4, true],
  [3, undefined, true],
])("made of revision %s, with the provider at %s: outdated is %s", (ofRevision, revision, outdated) => {
  expect(isOutdated(proposal({ ofRevision }), revision)).toBe(outdated);
});

test("what stands against every acceptance is said, and nothing where nothing does", () => {
  expect(obstacleTo(proposal(), undefined)).toBeUndefined();
  expect(obstacleTo(proposal({ ofRevision: 3 }), 4)).toContain("was changed after this was proposed");
  expect(obstacleTo(proposal({ isBacked: false }), undefined)).toContain("may not propose any more");
});

test("a change is shown setting by setting, and of the secret only whether it is new", () => {
  const after = { ...SETTINGS, tenant: "t", localSignIn: false };
  expect(changesOf(SETTINGS, after, false)).toEqual([
    { what: "Tenant", before: "None", after: "t" },
    { what: "Sign-in here, by passphrase or passkey", before: "Yes", after: "No, only with the organisation" },
    { what: "Client secret", before: "The secret that is kept", after: "Unchanged" },
  ]);
  const first = changesOf(undefined, SETTINGS, true);
  expect(first).toHaveLength(10);
  expect(first.every(({ before }) => before === null)).toBe(true);
  expect(first.at(-1)?.after).toBe("A new secret");
});

test("what a provider could do is said before somebody accepts it", () => {
  const closed = { ...SETTINGS, vouchesForEmail: true, secondFactorValues: ["mfa"], localSignIn: false, tenant: "t" };
  const said = consequencesOf("Aldon Council", SETTINGS, closed).join(" ");
  for (const words of [
    "Whoever login.aldon.example says is somebody of Aldon Council",
    "aldon.example or parks.aldon.example",
    "the organisation vouches",
    "Where it says mfa, no second factor is asked for here",
    "found again by their e-mail address",
    "Sessions that they opened here end at once, their administrators' among them",
  ])
    expect(said).toContain(words);
  const mild = consequencesOf(
    "Aldon Council",
    { ...SETTINGS, localSignIn: false },
    { ...SETTINGS, localSignIn: false },
  );
  expect(mild).toHaveLength(4);
  expect(mild.join(" ")).toContain("Its second factor does not count");
});

test("domains in another order are the same settings, and any other value is not", () => {
  expect(isUnchanged(SETTINGS, { ...SETTINGS, emailDomains: SETTINGS.emailDomains.toReversed() })).toBe(true);
  for (const change of [
    { issuer: "https://x.example" },
    { clientId: "x" },
    { tenant: "x" },
    { subjectClaim: "sub" },
    { emailClaim: "preferred_username" },
    { emailDomains: ["aldon.example"] },
    { vouchesForEmail: true },
    { secondFactorValues: ["mfa"] },
    { localSignIn: false },
  ] as const)
    expect(isUnchanged(SETTINGS, { ...SETTINGS, ...change })).toBe(false);
});
