import { datasetTasks } from "./modules/datasets/reading/tasks.ts";
import { meetingTasks } from "./modules/meetings/reading/tasks.ts";
import { serveTasks } from "./platform/engine/serve.ts";

serveTasks({ ...datasetTasks, ...meetingTasks });
