export { listReleasesToAgree } from "./commands/releases.ts";
export { listReleasedMinutes } from "./store/proposals.ts";
export { releasesSection } from "./views/due.ts";
export { minutesCard } from "./views/published.ts";
