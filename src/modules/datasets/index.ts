export { requestImport, storeOriginal, type Upload } from "./commands/request.ts";
export { gatherIncidents, type IncidentGroup } from "./jobs/evidence.ts";
export { breaksIn, type CoverageGrid, coverageOf } from "./rules/coverage.ts";
export { changesBetween, type VersionChange } from "./rules/parts.ts";
export { type AnalysableDataset, listAnalysable } from "./store/analysable.ts";
export { type DistrictCount, listDistrictCounts } from "./store/places.ts";
export { getDataset } from "./store/register.ts";
export { findLatestVersion, listGaps, listHeldMonths, listParts } from "./store/versions.ts";
