import type { TaskContext } from "../../../platform/engine/tasks.ts";
import type { Member } from "./members.ts";
import { layoutOf } from "./scanning.ts";

export type MemberToRead = {
  readonly member: Member;
  /** Where to write the rows. See `ReadMember`. */
  readonly parquet: string;
  /** Where to write the rejected rows, for `readRejectedRows`. */
  readonly rejectedRows: string;
};

/** A file to be read, and its place among all of them. */
export type Due = MemberToRead & { readonly at: number };

/** How many groups are read at the same time. */
export const LANES = 2;

/** So little that a table of a group's rows stays in memory. */
const GROUP_BYTES = 32 << 20;

/**
 * The files in groups of one layout, in their order, about as large as each other, so that all lanes end together. A file that
 * has to be read alone is a group of its own.
 */
export function groupsOf(members: readonly MemberToRead[]): Due[][] {
  const total = bytesOf(members);
  const share = total / (LANES * Math.ceil(total / (LANES * GROUP_BYTES)));
  const groups: Due[][] = [];
  let open: { readonly layout: string; readonly group: Due[] } | undefined;
  for (const [at, member] of members.entries()) {
    const layout = layoutOf(member.member);
    const due = { ...member, at };
    const joins = open !== undefined && layout === open.layout && bytesOf(open.group) + bytesOf([member]) / 2 <= share;
    if (open && joins) open.group.push(due);
    else {
      const group = [due];
      groups.push(group);
      open = layout === undefined ? undefined : { layout, group };
    }
  }
  return groups;
}

export function bytesOf(members: readonly MemberToRead[]): number {
  return members.reduce((sum, { member }) => sum + member.shape.bytes, 0);
}

/** Reports bytes: of the files read, and of those in hand as far as they are known to have been read. */
export function progressOver(members: readonly MemberToRead[], context: TaskContext) {
  const total = bytesOf(members);
  const reached = new Map<Member, number>();
  let done = 0;
  return (inHand: readonly MemberToRead[], bytes: number) => {
    let left = bytes;
    let name = inHand[0]?.member.name ?? "";
    for (const { member } of inHand) {
      if (left <= 0) break;
      name = member.name;
      const before = reached.get(member) ?? 0;
      const now = Math.min(Math.max(before, left), member.shape.bytes);
      reached.set(member, now);
      done += now - before;
      left -= member.shape.bytes;
    }
    context.progress({ done, total, note: `Reading ${name}` });
  };
}
