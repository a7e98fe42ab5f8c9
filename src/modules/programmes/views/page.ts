import type { Problem } from "../../../kernel/outcome.ts";
import type { LaidOut, ProgrammeItem } from "../rules/programme.ts";
import type { Proposal } from "../rules/proposals.ts";

export type ProgrammePage = {
  readonly group: { readonly id: string; readonly name: string };
  readonly items: readonly ProgrammeItem[];
  readonly takings: readonly { readonly meetingId: string; readonly programmeItemId: string }[];
  readonly laidOut: LaidOut;
  /** Why the terms propose no further days. */
  readonly unproposed: string | undefined;
  readonly proposals: readonly Proposal[];
  readonly problems: readonly Problem[];
  readonly isManaged: boolean;
};
