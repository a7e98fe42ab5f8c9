export { listReleasedMinutes } from "./store/proposals.ts";
export { minutesCard } from "./views/published.ts";
