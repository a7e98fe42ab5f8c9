import { expect, test } from "vitest";
import type { Answer } from "./browser.ts";
import { KINDS, type Kind } from "./forms.ts";
import { type Entry, judge } from "./ledger.ts";
import type { Written } from "./written.ts";

/* That the measure of nothing lost would notice: each fault, made by hand. */

const WHOLE = { rows: 1, whole: 1, events: 1 };

function sent(answer: Answer, again?: Answer): Entry {
  const form = { kind: "draft", key: "one", writer: "analyst", path: "", fields: {} } as const;
  return { form, answer, ...(again && { again }) };
}

function found(drafts: Readonly<Record<string, typeof WHOLE>>, faults: Partial<Written> = {}): Written {
  const none = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as Record<
    Kind,
    Map<string, never>
  >;
  return {
    found: { ...none, draft: new Map(Object.entries(drafts)) },
    brokenChains: 0,
    incompleteFiles: 0,
    ...faults,
  };
}

const FAULTLESS = {
  acknowledged: 0,
  unansweredKept: 0,
  unansweredAbsent: 0,
  lost: 0,
  refusedAgain: 0,
  againstRefusal: 0,
  doubled: 0,
  halfPresent: 0,
  brokenChains: 0,
  incompleteFiles: 0,
};

test.each([
  ["acknowledged and there", sent("acknowledged"), found({ one: WHOLE }), { acknowledged: 1 }],
  ["acknowledged and not there", sent("acknowledged"), found({}), { acknowledged: 1, lost: 1 }],
  ["unanswered and there", sent("none"), found({ one: WHOLE }), { unansweredKept: 1 }],
  ["unanswered and not there", sent("none"), found({}), { unansweredAbsent: 1 }],
  ["sent again and not there", sent("none", "acknowledged"), found({}), { lost: 1 }],
  ["refused when sent again and not there", sent("none", "refused"), found({}), { refusedAgain: 1 }],
  ["refused when sent again because it is there", sent("none", "refused"), found({ one: WHOLE }), {}],
  ["refused and there", sent("refused"), found({ one: WHOLE }), { againstRefusal: 1 }],
  ["without its event", sent("none"), found({ one: { ...WHOLE, events: 0 } }), { unansweredKept: 1, halfPresent: 1 }],
  ["without its parts", sent("none"), found({ one: { ...WHOLE, whole: 0 } }), { unansweredKept: 1, halfPresent: 1 }],
  [
    "an event alone",
    sent("none"),
    found({ one: { rows: 0, whole: 0, events: 1 } }),
    { unansweredAbsent: 1, halfPresent: 1 },
  ],
  ["there twice", sent("none", "acknowledged"), found({ one: { rows: 2, whole: 2, events: 2 } }), { doubled: 1 }],
  [
    "recorded twice",
    sent("none", "acknowledged"),
    found({ one: { ...WHOLE, events: 2 } }),
    { doubled: 1, halfPresent: 1 },
  ],
  ["a broken chain", sent("none"), found({ one: WHOLE }, { brokenChains: 1 }), { unansweredKept: 1, brokenChains: 1 }],
] as const)("%s is counted", (_, entry, written, counted) => {
  expect(judge([entry], written)).toEqual({ ...FAULTLESS, ...counted });
});
