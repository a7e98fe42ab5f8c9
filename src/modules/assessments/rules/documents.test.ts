import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { analyse } from "./analyse.ts";
import { documentChanges } from "./document-changes.ts";
import { canonicalJson, type DocumentMaterial, plainSentence, publicDocument } from "./documents.ts";
import type { Draft, Finding } from "./drafts.ts";
import { EXAMPLE, EXAMPLE_OUTLINE, type ExampleChoices, exampleEvidence } from "./example-evidence.ts";

const finding = (about: Partial<Finding> = {}): Finding => ({
  id: "f",
  position: 0,
  sentence: "There were {1} burglaries.",
  figures: [{ table: "types", row: "burglary", column: "count" }],
  analysisId: "analysis",
  revision: 1,
  isRemoved: false,
  ...about,
});
const draft = (about: Partial<Draft> = {}): Draft => ({
  id: "d",
  title: "Strategic assessment",
  year: "2025-26",
  summary: "In short.",
  analysisId: "analysis",
  revision: 1,
  createdAt: new Date(0),
  createdBy: null,
  findings: [finding()],
  priorities: [
    { id: "p", position: 0, title: "Burglary", reason: "It is felt", findingIds: ["f"], revision: 1, isRemoved: false },
  ],
  ...about,
});

function material(about: Partial<Draft> = {}, choices: ExampleChoices = {}): DocumentMaterial {
  const evidence = exampleEvidence(choices);
  const place = (code: string, name: string) => ({ code, name, area: EXAMPLE_OUTLINE });
  return {
    draft: draft(about),
    parameters: evidence.parameters,
    tables: analyse(evidence).tables,
    wards: [place("E05002233", "Grays Riverside")],
    districts: [place("E06000034", "Thurrock"), place("E07000066", "Basildon")],
    dataset: {
      title: "Street-level crime",
      origin: "open-data",
      provider: "data.police.uk",
      licence: "OGL",
      attribution: "Line one\nLine two",
    },
    attributions: ["Line two", "Line three"],
    isSketch: false,
  };
}

test("a document holds everything that a page of it shows, with figures in words, dated and with their coverage", () => {
  const document = publicDocument(material());
  const [first] = document.findings;
  expect(first?.figures[0]).toMatchObject({
    label: "Burglary: incidents",
    dated: "January to December 2025",
    coverage: "All 12 months are complete",
    figure: { state: "known" },
  });
  expect(first && plainSentence(first)).toMatch(/^There were \d+ burglaries\.$/);
  expect(document.place).toBe("Thurrock");
  expect(document.priorities).toEqual([{ title: "Burglary", reason: "It is felt", findings: [0] }]);
  expect(document.tables.map(({ name }) => name)).toEqual([
    "types",
    "months",
    "rolling",
    "districts",
    "wards",
    "hot-spots-all",
  ]);
  expect(document.sources.attributions).toEqual(["Line one", "Line two", "Line three"]);
  expect(document.maps.wards?.areas).toHaveLength(1);
  expect(document.maps.own?.areas.map(({ code }) => code)).toEqual(["E06000034"]);
  expect(document.maps.squares["hot-spots-all"]?.length).toBeGreaterThan(0);
});

test("the tables of a single type are shown when a finding quotes them", () => {
  const quoting = finding({ sentence: "{1}", figures: [{ table: "hot-spots-burglary", row: "1", column: "count" }] });
  const names = publicDocument(material({ findings: [quoting] })).tables.map(({ name }) => name);
  expect(names).toContain("hot-spots-burglary");
  expect(names).not.toContain("districts-burglary");
  expect(names.some((name) => name.startsWith("squares-"))).toBe(false);
});

test("a sentence that quotes a suppressed figure shows it as suppressed, wherever the figure stands", () => {
  const few: ExampleChoices = { counts: (type) => (type === "Robbery" ? 0 : undefined) };
  const one = { counts: (type: string, at: string) => (type === "Robbery" ? Number(at === "2025-03") * 3 : undefined) };
  const quoting = (table: string, row: string, column: string) =>
    publicDocument(material({ findings: [finding({ sentence: "{1}", figures: [{ table, row, column }] })] }, one));
  for (const document of [
    quoting("types", "robbery", "count"),
    quoting("types", "robbery", "share"),
    quoting("months", "2025-03", "robbery"),
    quoting("rolling", "robbery", "after"),
    quoting("wards", "E05002233", "robbery"),
    quoting("districts-robbery", "E06000034", "count"),
  ]) {
    expect(document.findings[0]?.figures[0]?.figure.state).toBe("suppressed");
    expect(document.findings[0]?.figures[0]?.text).toBe("(suppressed)");
    expect(canonicalJson(document.tables)).not.toMatch(
      /"(count|after|before|robbery)":\{"state":"known","value":[1-4]\}/,
    );
  }
  const none = publicDocument(
    material(
      { findings: [finding({ sentence: "{1}", figures: [{ table: "types", row: "robbery", column: "count" }] })] },
      few,
    ),
  );
  expect(none.findings[0]?.figures[0]?.text).toBe("0");
});

test("a withheld figure says so, and the document says which month is missing", () => {
  const document = publicDocument(material({}, { missing: [month("2025-05")] }));
  expect(document.findings[0]?.figures[0]?.text).toBe("(withheld)");
  expect(document.sources.coverage).toContain("May 2025");
});

test("what was taken out of the draft is not in the document", () => {
  const document = publicDocument(material({ findings: [finding({ isRemoved: true }), finding({ id: "g" })] }));
  expect(document.findings).toHaveLength(1);
  expect(document.priorities[0]?.findings).toEqual([]);
});

test("the same material gives the same bytes, before and after a database has kept them as JSON", () => {
  const [once, again] = [canonicalJson(publicDocument(material())), canonicalJson(publicDocument(material()))];
  expect(again).toBe(once);
  const shuffled = JSON.parse(once, (_, value: unknown) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  ) as unknown;
  expect(canonicalJson(shuffled)).toBe(once);
});

test("a document of a district stays small enough to send", () => {
  expect(canonicalJson(publicDocument(material())).length).toBeLessThan(200_000);
});

test("the differences of two documents are named part by part", () => {
  const earlier = publicDocument(material());
  expect(documentChanges(earlier, earlier)).toEqual([]);
  const later = publicDocument(
    material(
      { summary: "Another.", findings: [finding({ sentence: "Burglaries: {1}." })] },
      {
        counts: (type, at) => (type === "Burglary" && at === "2025-12" ? 99 : undefined),
        parameters: { dataset: { ...EXAMPLE.dataset, version: 2 } },
      },
    ),
  );
  const parts = Object.fromEntries(
    documentChanges(earlier, later).map(({ part, changes }) => [part, changes.join("; ")]),
  );
  expect(parts["Summary"]).toContain("rewritten");
  expect(parts["Findings"]).toContain("New: Burglaries: ");
  expect(parts["Findings"]).toContain("Gone: There were ");
  expect(parts["Figures"]).toMatch(/Crime types.*cells are different/);
  expect(parts["Sources"]).toContain("version 2, instead of");
});
