export { type ImportOptions, importAreas } from "./commands/import-areas.ts";
export type { AreaUpload } from "./commands/read-uploads.ts";
export type { Measure, Origin } from "./rules/editions.ts";
export { FORCE_AREAS, type Force, forceOf } from "./rules/forces.ts";
export type { AreaImport, ImportedFile } from "./rules/imports.ts";
export type { DistrictPlace, LsoaPlace, LsoaVintage, WardPlace } from "./rules/places.ts";
export { isInside, type Outline, type Position, type WardChoice, wardAt } from "./rules/points.ts";
export {
  type BoundaryLevel,
  boundaryOf,
  type EditionLine,
  listBoundaries,
  listSplitPlaces,
  type PlaceBoundary,
} from "./store/boundaries.ts";
export { type Gazetteer, getGazetteer } from "./store/gazetteers.ts";
export {
  type ForceDistricts,
  findForceArea,
  getDistrict,
  listDistricts,
  listLsoaPlaces,
  listLsoasOfDistrict,
  listWards,
} from "./store/places.ts";
export { type FoundPopulations, listPopulations, type PopulationQuestion } from "./store/populations.ts";
