import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { type Drawn, proposalsFor } from "./proposals.ts";

/** A board that meets in March, June, September and December, under terms that say what the strategy of 2008 says. */
const BOARD: Drawn = {
  ...{ isStrategyGroup: true, isCounty: false, isEngland: true },
  terms: {
    ...{ source: "Strategy, appendix 2", secretariat: "", chair: "office", chairMonths: 12, reviewMonths: null },
    ...{ reviewOn: undefined, chairEndsOn: day("2027-01-29") },
  },
  meetings: ["2026-12-10", "2027-03-11", "2027-06-10", "2027-09-09"].map((on) => ({ id: null, on: day(on) })),
  today: day("2026-11-26"),
};

const proposal = (key: string, drawn: Drawn) => proposalsFor(drawn).find((one) => one.key === key);

test.each([
  ["strategic-assessment", "2026-12", "regulations 5 to 7"],
  ["partnership-plan", "2027-03", "regulation 10"],
  ["plan-published", "2027-06", "regulations 13 and 13A"],
  ["public-meeting", "2027-06", "regulation 12"],
  ["scrutiny", "2027-09", "section 19"],
  ["case-review-figures", "2027-06", "section 104"],
])(
  "the duty of %s is proposed for a meeting, with the law that asks for it and what is a setting",
  (key, first, law) => {
    expect(proposal(key, BOARD)).toMatchObject({
      firstMonth: first,
      everyMonths: 12,
      source: expect.stringContaining(law),
      setting: expect.stringMatching(/setting/),
    });
  },
);

test("what terms prescribe has their source, and the last meeting before its day where its month has none", () => {
  expect(proposal("chair", BOARD)).toMatchObject({
    title: "Review of the chair",
    firstMonth: "2026-12",
    everyMonths: 12,
    source: "Strategy, appendix 2: reviewed every 12 months",
    setting: "It is due in January 2027, when there is no meeting; this is the one before.",
  });
  expect(proposal("terms-review", BOARD)).toBeUndefined();
});

test("a review that was due comes before the next meeting, and an election where the terms ask for one", () => {
  const terms: Drawn["terms"] = {
    ...{ source: "Terms of 2022", secretariat: "Follows up actions", chair: "election", chairMonths: 24 },
    ...{ reviewMonths: 24, reviewOn: day("2024-03-01"), chairEndsOn: undefined },
  };
  const drawn: Drawn = { ...BOARD, isCounty: true, terms };
  expect(proposal("terms-review", drawn)).toMatchObject({
    firstMonth: "2026-12",
    everyMonths: 24,
    setting: "It was due in March 2024, and comes before the next meeting.",
  });
  expect(proposal("chair", drawn)).toMatchObject({ title: "Election of chair and vice-chair", firstMonth: "2026-12" });
  expect(proposal("actions", drawn)).toMatchObject({ source: "Terms of 2022: the secretariat follows up actions" });
  expect(proposal("community-safety-agreement", drawn)).toMatchObject({ firstMonth: "2027-03" });
  expect(proposal("strategic-assessment", drawn)).toBeUndefined();
});

test.each([
  ["a group that is no strategy group", { isStrategyGroup: false }],
  ["a partnership in Wales, whose duties are others", { isEngland: false }],
])("no duty of English law is proposed to %s", (_what, about) => {
  expect(proposalsFor({ ...BOARD, ...about }).map(({ key }) => key)).toEqual([
    "welcome",
    "minutes",
    "actions",
    "chair",
  ]);
});

test("every proposal says where it comes from, or that it is a setting; and without meetings none is lost", () => {
  for (const drawn of [BOARD, { ...BOARD, meetings: [] }, { ...BOARD, terms: undefined }])
    for (const { source, setting, firstMonth, everyMonths } of proposalsFor(drawn)) {
      expect(source !== "" || setting !== "").toBe(true);
      expect(firstMonth === null).toBe(everyMonths === null);
    }
  expect(proposal("strategic-assessment", { ...BOARD, meetings: [] })).toMatchObject({ firstMonth: "2026-12" });
});
