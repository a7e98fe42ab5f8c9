import { newId } from "../../src/kernel/ids.ts";
import { aMonthOfIncidents, type Office, SLUG, type Writer } from "./office.ts";

/** The kinds of writing that people do while the program is killed. */
export const KINDS = ["gap", "draft", "finding", "organisation", "role", "import"] as const;
export type Kind = (typeof KINDS)[number];

/** A form as it is sent, and sent again: its fields, or with a file. */
export type Form = {
  readonly kind: Kind;
  /** What is looked for afterwards (see `FOUND` in written.ts): no other form of the kind has it. */
  readonly key: string;
  readonly writer: Writer;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly text: string };
};

/** The form of that number of its kind in the office; none when it has no more of them to give. */
export function aForm(office: Office, kind: Kind, number: number): Form | undefined {
  return MAKERS[kind](office, number);
}

const DESK = `/${SLUG}/desk`;

const MAKERS: Readonly<Record<Kind, (office: Office, number: number) => Form | undefined>> = {
  gap: ({ dataset }, number) => {
    const [year, month] = [String(1900 + Math.floor(number / 12)), String((number % 12) + 1)];
    if (year >= "2100") return undefined;
    return {
      kind: "gap",
      key: `${year}-${month.padStart(2, "0")}`,
      writer: "analyst",
      path: `${DESK}/datasets/${dataset}/gaps`,
      fields: {
        kind: "refused",
        force: "Essex Police",
        "from-month": month,
        "from-year": year,
        "to-month": "",
        "to-year": "",
        reason: "Not sent",
      },
    };
  },
  draft: ({ analysis }) => {
    const key = newId();
    const fields = { key, title: "Assessment", year: "2025-26", analysis };
    return { kind: "draft", key, writer: "analyst", path: `${DESK}/assessments`, fields };
  },
  finding: ({ draft }) => {
    const key = newId();
    const fields = { key, sentence: "There were [[types/burglary/count]] burglaries.", about: "all", act: "save" };
    return { kind: "finding", key, writer: "manager", path: `${DESK}/assessments/${draft}/findings`, fields };
  },
  organisation: (_, number) => ({
    kind: "organisation",
    key: `Organisation ${number}`,
    writer: "operator",
    path: "/installation/desk/organisations",
    fields: { name: `Organisation ${number}`, kind: "voluntary" },
  }),
  role: ({ colleagues }, number) => {
    const [person, role] = [colleagues[Math.floor(number / ROLES.length)], ROLES[number % ROLES.length] ?? ""];
    if (person === undefined) return undefined;
    const fields = { role, group: "", "from-day": "1", "from-month": "1", "from-year": "2099" };
    return {
      kind: "role",
      key: `${person} ${role}`,
      writer: "manager",
      path: `${DESK}/people/${person}/roles`,
      fields,
    };
  },
  import: ({ dataset }, number) => {
    const key = newId();
    return {
      kind: "import",
      key,
      writer: "analyst",
      path: `${DESK}/datasets/imports`,
      fields: { submissionKey: key, into: "existing", dataset },
      file: { name: `${number + 1}.csv`, text: aMonthOfIncidents(number + 1) },
    };
  },
};

const ROLES = [
  "partnership-manager",
  "support-officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "auditor",
  "county-lead",
  "substitute",
  "invited-member",
  "project-manager",
  "liaison-officer",
] as const;
