import type { Choices, NewInvitation } from "./invitations.ts";

/** A list that somebody sent. */
export type PeopleList = {
  readonly id: string;
  readonly fileName: string;
  readonly content: string;
  readonly sentAt: Date;
  readonly takenAt: Date | null;
  readonly finishedAt: Date | null;
  readonly position: number;
  readonly invited: number;
};

/** What is wrong with a row: the row as a spreadsheet counts it, the field, and what to do. */
export type RowFault = { readonly row: number; readonly field: string; readonly fix: string };

export type CheckedRow = { readonly row: number; readonly invitation: NewInvitation };

export type CheckedList = { readonly good: readonly CheckedRow[]; readonly faults: readonly RowFault[] };

type Typed = {
  readonly number: number;
  readonly name: string;
  readonly "e-mail": string;
  readonly organisation: string;
  readonly partnership: string;
  readonly role: string;
};

/** What a list is checked against: how things stand when it is. */
export type Surroundings = {
  /** The organisation's name and those it had. */
  readonly organisation: readonly string[];
  readonly choices: Choices;
  /** Addresses of its own people, and those that an invitation is open for. */
  readonly members: ReadonlySet<string>;
  readonly invited: ReadonlySet<string>;
  readonly isAddress: (text: string) => boolean;
};

/** Tells good rows from bad ones, each fault by its row, field and fix. An address that stands twice is good once. */
export function checkList(rows: readonly Typed[], around: Surroundings): CheckedList {
  const firstRows = new Map<string, number>();
  const good: CheckedRow[] = [];
  const faults: RowFault[] = [];
  for (const row of rows) {
    const email = row["e-mail"].toLowerCase();
    const found = [...faultsOfPerson(row, email, around), ...faultsOfRole(row, around)];
    const first = firstRows.get(email);
    if (first !== undefined && email !== "")
      found.push({
        row: row.number,
        field: "e-mail",
        fix: `The same address stands in row ${first}. Take one of them out`,
      });
    else firstRows.set(email, row.number);
    if (found.length > 0) faults.push(...found);
    else good.push({ row: row.number, invitation: { name: row.name, email, sought: soughtOf(row, around) } });
  }
  return { good, faults };
}

function faultsOfPerson(row: Typed, email: string, around: Surroundings): RowFault[] {
  const fault = (field: string, fix: string): RowFault => ({ row: row.number, field, fix });
  const faults: RowFault[] = [];
  if (row.name === "") faults.push(fault("name", "Enter the person's name"));
  else if (row.name.length > 200 || /\p{Cc}/u.test(row.name))
    faults.push(fault("name", "Give the name on one line, in 200 characters or fewer"));
  if (email === "") faults.push(fault("e-mail", "Enter the person's work e-mail address"));
  else if (!around.isAddress(email)) faults.push(fault("e-mail", "Write the address like name@example.org"));
  else if (around.members.has(email))
    faults.push(fault("e-mail", "They have an account at your organisation already. Take the row out"));
  else if (around.invited.has(email))
    faults.push(fault("e-mail", "They are invited already. Take the row out, or send the invitation again"));
  const { organisation } = row;
  if (organisation !== "" && !around.organisation.some((name) => isSame(name, organisation)))
    faults.push(
      fault(
        "organisation",
        `You can invite people of ${around.organisation[0] ?? "your organisation"} only. Take the row out`,
      ),
    );
  return faults;
}

function faultsOfRole(row: Typed, around: Surroundings): RowFault[] {
  const fault = (field: string, fix: string): RowFault => ({ row: row.number, field, fix });
  if (row.partnership === "" && row.role === "") return [];
  if (row.partnership === "") return [fault("partnership", "Name the partnership for the role, or take the role out")];
  if (row.role === "") return [fault("role", "Name the role in the partnership, or take the partnership out")];
  return [
    ...(partnershipOf(row, around)
      ? []
      : [fault("partnership", "Name a partnership that your organisation takes part in")]),
    ...(roleOf(row, around) ? [] : [fault("role", "Name a role as it stands in the list of roles")]),
  ];
}

function soughtOf(row: Typed, around: Surroundings): NewInvitation["sought"] {
  const [partnership, role] = [partnershipOf(row, around), roleOf(row, around)];
  return partnership && role ? { partnershipId: partnership.id, roleKey: role.key } : undefined;
}

function partnershipOf({ partnership }: Typed, { choices }: Surroundings) {
  return choices.partnerships.find(({ name, slug }) => isSame(name, partnership) || isSame(slug, partnership));
}

function roleOf({ role }: Typed, { choices }: Surroundings) {
  return choices.roles.find(({ key, title }) => isSame(title, role) || isSame(key, role));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}
