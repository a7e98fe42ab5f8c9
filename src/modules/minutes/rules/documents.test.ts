import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import type { Amendment } from "./amendments.ts";
import { leavesOut, viewOf } from "./documents.ts";
import type { Part } from "./minutes.ts";
import { isWithin, REACHES, type Reach } from "./texts.ts";

const facts = {
  ...{ group: "Safer Essex", heldOn: day("2026-12-10"), beginsAt: "14:00", place: "County Hall" },
  ...{ cleared: null, confirmed: null },
};

const reach = fc.constantFrom(...REACHES);
/** Words that name whose they are, so that a view shows by itself what leaked into it. */
const words = (own: Reach, restricted: boolean) => `<${own}${restricted ? " restricted" : ""}>`;

const motion = {
  ...{ kind: "Proposal", consensus: true, votes: null, verdict: "Agreed.", quorum: "" },
  dissents: [{ seat: "Police", why: "<members>" }],
};

const aPart = fc
  .record({
    restricted: fc.boolean(),
    writtenRestricted: fc.boolean(),
    reaches: fc.array(reach, { maxLength: 4 }),
    amended: fc.array(fc.record({ at: fc.nat(4), own: reach }), { maxLength: 3 }),
    actions: fc.nat(2),
  })
  .map(({ restricted, writtenRestricted, reaches, amended, actions }): Part => {
    const now = [...reaches];
    const amendments = amended.map(({ at, own }, i): Amendment => {
      const paragraph = Math.min(at, now.length) + 1;
      const kept = now[paragraph - 1] ?? own;
      now[paragraph - 1] = kept;
      const text = words(kept, restricted);
      return { position: i + 1, paragraph, reach: kept, oldText: text, newText: text, askedBy: "Police" };
    });
    const action = { id: "", text: words("public", restricted), organisation: "Police", person: "Somebody" };
    return {
      ...{ part: "item", itemId: "an item", heading: "1. Burglary", isWithheld: false, amendments },
      restriction: restricted ? "Schedule 12A, paragraph 7." : null,
      text: {
        paragraphs: reaches.map((own) => ({ reach: own, text: words(own, restricted) })),
        writtenRestricted,
        revision: 1,
      },
      record: {
        attendance: [],
        decisions: [{ ...motion, text: words("public", restricted) }],
        actions: Array.from({ length: actions }, () => ({ ...action, dueOn: day("2027-02-01") })),
        interests: [{ seat: "Police", nature: "<members>" }],
      },
    };
  });

test("no view holds a word of a narrower one, or of an item restricted after it was written, or an action of a restricted item", () => {
  fc.assert(
    fc.property(fc.array(aPart, { maxLength: 5 }), reach, (parts, view) => {
      const document = viewOf(facts, parts, view);
      for (const [i, shown] of document.parts.entries()) {
        const told = JSON.stringify(shown);
        for (const own of REACHES) if (!isWithin(own, view)) expect(told).not.toContain(`<${own}`);
        const part = parts[i];
        if (view === "members" || part?.restriction == null) continue;
        if (!part.text.writtenRestricted) expect(told).not.toContain("restricted>");
        expect(shown.actions).toEqual([]);
        expect(shown.leftOut).toContain("The item is restricted");
      }
    }),
    { numRuns: 2000 },
  );
});

test("a view says that something is left out exactly where it is", () => {
  fc.assert(
    fc.property(fc.array(aPart, { maxLength: 5 }), reach, (parts, view) => {
      const less = parts.some(
        ({ restriction, text, amendments }) =>
          view !== "members" &&
          (restriction !== null || [...text.paragraphs, ...amendments].some((one) => !isWithin(one.reach, view))),
      );
      expect(leavesOut(viewOf(facts, parts, view))).toBe(less);
    }),
    { numRuns: 2000 },
  );
});

test("the members' view has every word, with names, and the others name organisations alone", () => {
  fc.assert(
    fc.property(aPart, (part) => {
      const text = part.text.paragraphs.map((one) => one.text);
      const whole = viewOf(facts, [{ ...part, amendments: [] }], "members").parts[0];
      expect(whole?.paragraphs).toEqual(text);
      expect(whole?.leftOut).toBeNull();
      for (const view of ["partners", "public"] as const)
        expect(JSON.stringify(viewOf(facts, [part], view))).not.toContain("Somebody");
    }),
  );
});
