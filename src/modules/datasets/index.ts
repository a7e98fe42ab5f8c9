export { requestImport, storeOriginal, type Upload } from "./commands/request.ts";
export { gatherIncidents, type IncidentGroup } from "./jobs/evidence.ts";
export { breaksIn, type CoverageGrid, coverageOf } from "./rules/coverage.ts";
export { changesBetween } from "./rules/parts.ts";
export { listAnalysable } from "./store/analysable.ts";
export { type DistrictCount, listDistrictCounts } from "./store/places.ts";
export { getDataset } from "./store/register.ts";
export { findLatestVersion, listGaps, listHeldMonths, listParts } from "./store/versions.ts";
