import type { TaskSet } from "../../../platform/engine/tasks.ts";
import { aggregateIncidents } from "./aggregate-incidents.ts";
import { countIncidents } from "./count-incidents.ts";
import { readMembers } from "./read-members.ts";
import { findSharedIds } from "./shared-ids.ts";
import { unpackUploads } from "./unpack.ts";

/** What the child process does for this module. Called through `client.ts`. */
export const datasetTasks = {
  "datasets.unpack": unpackUploads,
  "datasets.read-members": readMembers,
  "datasets.find-shared-ids": findSharedIds,
  "datasets.count-incidents": countIncidents,
  "datasets.aggregate-incidents": aggregateIncidents,
} satisfies TaskSet;
