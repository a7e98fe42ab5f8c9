export { importAreas } from "./commands/import-areas.ts";
export { placeAgain } from "./commands/refresh-gazetteer.ts";
export { isInside, type Outline, wardAt } from "./rules/points.ts";
export {
  type BoundaryLevel,
  boundaryOf,
  type EditionLine,
  getMapBasis,
  listBoundaries,
  listBoundariesOf,
  listSplitPlaces,
} from "./store/boundaries.ts";
export { type Gazetteer, getGazetteer } from "./store/gazetteers.ts";
export { findForceArea, listDistricts, listLsoaPlaces, listLsoasOfDistrict, listWards } from "./store/places.ts";
export { listPopulations } from "./store/populations.ts";
