export { agreeToRelease, listReleasesToAgree, putForward } from "./commands/releases.ts";
export { clearMinutes, listMinutesToClear } from "./commands/states.ts";
export { saveText } from "./commands/texts.ts";
export { listReleasedMinutes } from "./store/proposals.ts";
export { clearancesSection, releasesSection } from "./views/due.ts";
export { minutesSection } from "./views/published.ts";
