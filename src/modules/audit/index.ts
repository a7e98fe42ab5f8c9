export { type TrailReport, verifyTrails } from "./commands/verify.ts";
export { tellWhoSaw } from "./commands/who-saw.ts";
export type { EndsCopy, TrailEnd } from "./rules/ends.ts";
export type { SeenFilter } from "./rules/events.ts";
export { listEvents } from "./store/events.ts";
export { seenQuery } from "./store/seen.ts";
export { listTrailEnds } from "./store/trails.ts";
