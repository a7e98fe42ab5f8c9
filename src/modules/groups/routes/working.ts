import { addDays, type Day, formatDay } from "../../../kernel/dates.ts";
import { type Holidays, weekdayOf } from "../../../kernel/working-days.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { divisionOf, getHolidays } from "../../calendar/index.ts";
import { getProfile } from "../../partnerships/index.ts";
import { proposeDays } from "../rules/cadence.ts";
import { noticeFor } from "../rules/notice.ts";
import { STATE_WORDS } from "../rules/proposals.ts";
import { otherReadings, quorumOf } from "../rules/quorum.ts";
import { quorumRuleOf } from "../rules/settings.ts";
import { seatsOn, type Terms } from "../rules/terms.ts";
import type { Working } from "../views/terms.ts";

/** What the rules make of terms of reference today, each with its sum; a table of holidays that ends is said, not hidden. */
export async function workingOf(tx: Tx, terms: Terms, today: Day): Promise<Working> {
  const holidays = await getHolidays(tx, divisionOf((await getProfile(tx)).nation));
  const rule = quorumRuleOf(terms.settings);
  const seats = seatsOn(terms.seats, terms.approval?.inForceFrom ?? today);
  return {
    quorum: rule && quorumOf(rule, seats, new Set()),
    readings: rule ? otherReadings(rule, seats) : [],
    notice: noticeInWords(terms, today, holidays),
    procedure: terms.settings.voting === "consensus-majority-resubmission" ? Object.values(STATE_WORDS) : [],
    cadence: cadenceInWords(terms, today, holidays),
  };
}

/** The sum for a meeting in four weeks, which a reader can follow on a calendar. */
function noticeInWords({ settings }: Terms, today: Day, holidays: Holidays): string | undefined {
  if (settings.noticeDays === null) return undefined;
  const notice = noticeFor(addDays(today, 28), settings.noticeDays, holidays);
  return notice.ok ? `For a meeting in four weeks, as an example. ${notice.value.working}` : messageOf(notice);
}

function cadenceInWords({ settings }: Terms, today: Day, holidays: Holidays): string[] {
  if (settings.cadence === "not-stated") return [];
  const days = proposeDays(settings, today, holidays);
  if (!days.ok) return [messageOf(days) ?? ""];
  return days.value.map(({ on, movedFrom }) => {
    const moved = movedFrom && `, moved from ${formatDay(movedFrom.on)} (${movedFrom.why})`;
    return `${weekdayOf(on)} ${formatDay(on)}${moved ?? ""}`;
  });
}

function messageOf({ problems }: { readonly problems: readonly { readonly message: string }[] }): string | undefined {
  return problems[0] && `${problems[0].message}.`;
}
