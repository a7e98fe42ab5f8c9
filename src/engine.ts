import { datasetTasks } from "./modules/datasets/reading/tasks.ts";
import { serveTasks } from "./platform/engine/serve.ts";

serveTasks(datasetTasks);
