import { actionLines } from "./matrix/actions.ts";
import { analysisLines } from "./matrix/analyses.ts";
import { areaLines } from "./matrix/areas.ts";
import { assessmentLines } from "./matrix/assessments.ts";
import { auditLines } from "./matrix/audit.ts";
import { datasetLines } from "./matrix/datasets.ts";
import { feedLines } from "./matrix/feeds.ts";
import { groupLines } from "./matrix/groups.ts";
import type { Line } from "./matrix/line.ts";
import { meetingLines } from "./matrix/meetings.ts";
import { messageLines } from "./matrix/messages.ts";
import { minutesLines } from "./matrix/minutes.ts";
import { organisationLines } from "./matrix/organisations.ts";
import { paperLines } from "./matrix/papers.ts";
import { peopleLines } from "./matrix/people.ts";
import { programmeLines } from "./matrix/programmes.ts";
import { roomLines } from "./matrix/room.ts";
import { siteLines } from "./matrix/site.ts";
import { staffLines } from "./matrix/staff.ts";
import { tokenLines } from "./matrix/tokens.ts";

/** Every route of the program: written and reviewed by hand. A route that is not here fails the tests. */
export const MATRIX: readonly Line[] = [
  ...siteLines,
  ...auditLines,
  ...organisationLines,
  ...peopleLines,
  ...groupLines,
  ...staffLines,
  ...actionLines,
  ...meetingLines,
  ...paperLines,
  ...feedLines,
  ...tokenLines,
  ...minutesLines,
  ...programmeLines,
  ...roomLines,
  ...areaLines,
  ...datasetLines,
  ...analysisLines,
  ...assessmentLines,
  ...messageLines,
];
