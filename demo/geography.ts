export { DISTRICTS, type District, districtByCode } from "./geography/districts.ts";
export { type SketchFiles, sketchFiles } from "./geography/files.ts";
export {
  areaAt,
  type OutsideArea,
  RESERVED,
  SKETCH,
  type Sketch,
  type SketchArea,
  type SketchWard,
  sketchGeography,
} from "./geography/sketch.ts";
