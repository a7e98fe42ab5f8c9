import { describe, expect, test } from "vitest";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { absent, cautioned, type Figure, known } from "../../../kernel/figures.ts";
import { rankHighest } from "./ranks.ts";
import { ratePerThousand } from "./rates.ts";

const stateOf = (figure: Figure | undefined) => figure?.state;

describe.runIf(hasSharedData)("against the reference", () => {
  test("rate, exact interval and rank in the comparison group for every district and crime type", () => {
    const people = new Map<string, number>();
    for (const row of readSharedCsv("reference/lookup_lsoa.csv")) {
      const district = row["district_code"] ?? "";
      people.set(district, (people.get(district) ?? 0) + Number(row["population"]));
    }
    const groups = new Map<string, string[]>();
    for (const row of readSharedCsv("reference/lookup_msg.csv")) {
      const district = row["district_code"] ?? "";
      groups.set(district, [...(groups.get(district) ?? []), row["group_member_code"] ?? ""]);
    }
    const rows = readSharedCsv("reference/msg.csv");
    const rateOf = (row: Record<string, string>) =>
      ratePerThousand(known(Number(row["count"])), { people: people.get(row["district"] ?? ""), vintage: "mid-2023" });
    expect(rows.length).toBe(196);
    for (const row of rows) {
      const { rate, interval } = rateOf(row);
      // The file rounds to six decimals.
      expect("value" in rate && rate.value).toBeCloseTo(Number(row["rate"]), 6);
      expect(interval?.low).toBeCloseTo(Number(row["rate_lo95"]), 6);
      expect(interval?.high).toBeCloseTo(Number(row["rate_hi95"]), 6);
      const group = groups.get(row["district"] ?? "") ?? [];
      expect(group.length).toBe(Number(row["group_size"]));
      const members = rows.filter(
        (other) => other["crime_type"] === row["crime_type"] && group.includes(other["district"] ?? ""),
      );
      const ranks = rankHighest(new Map(members.map((member) => [member["district"] ?? "", rateOf(member).rate])));
      expect(ranks.get(row["district"] ?? "")).toEqual(known(Number(row["rank"])));
    }
  });
});

test("the highest rate is first, and equals share the better rank", () => {
  const ranks = rankHighest(
    new Map([
      ["A", known(3)],
      ["B", known(7)],
      ["C", known(3)],
      ["D", known(1)],
    ]),
  );
  expect([...ranks]).toEqual([
    ["A", known(2)],
    ["B", known(1)],
    ["C", known(2)],
    ["D", known(4)],
  ]);
});

test("one uncertain member withholds every rank and is named", () => {
  const ranks = rankHighest(
    new Map([
      ["Thurrock", known(3)],
      ["Basildon", absent("missing", "Not supplied")],
      ["Brentwood", cautioned("partial", 2, "Eleven months")],
    ]),
  );
  expect(new Set([...ranks.values()].map(stateOf))).toEqual(new Set(["withheld"]));
  expect(ranks.get("Thurrock")).toEqual(
    absent("withheld", "Not ranked: there is no certain figure for Basildon and Brentwood."),
  );
});

test("nobody to rank gives no ranks", () => expect(rankHighest(new Map()).size).toBe(0));

test("the vintage of the population travels with the rate", () => {
  expect(ratePerThousand(known(12), { people: 4000, vintage: "mid-2022" })).toMatchObject({
    rate: known(3),
    note: "Per 1,000 people; population of mid-2022.",
  });
});

test("no events are a rate of nought with an upper end, never a blank", () => {
  const { rate, interval } = ratePerThousand(known(0), { people: 1000, vintage: "mid-2022" });
  expect(rate).toEqual(known(0));
  expect(interval?.low).toBe(0);
  expect(interval?.high).toBeCloseTo(3.688879, 6);
});

test("a count or population that is not known gives no rate, and a cautioned count no interval", () => {
  const people = { people: 1000, vintage: "mid-2022" };
  expect(ratePerThousand(absent("missing", "Not supplied"), people).rate).toEqual(absent("missing", "Not supplied"));
  expect(ratePerThousand(known(3), { ...people, people: undefined }).rate.state).toBe("unknown");
  expect(ratePerThousand(known(3), { ...people, people: 0 }).rate.state).toBe("not-applicable");
  const partial = ratePerThousand(cautioned("partial", 3, "Eleven months"), people);
  expect(partial.rate).toEqual(cautioned("partial", 3, "Eleven months"));
  expect(partial.interval).toBeUndefined();
});
