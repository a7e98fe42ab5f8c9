import type { TaskSet } from "../../../platform/engine/tasks.ts";
import { readMembers } from "./read-members.ts";
import { unpackUploads } from "./unpack.ts";

export const datasetTasks = {
  "datasets.unpack": unpackUploads,
  "datasets.read-members": readMembers,
} satisfies TaskSet;
