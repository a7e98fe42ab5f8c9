export { DISTRICTS, districtByCode } from "./geography/districts.ts";
export { sketchFiles } from "./geography/files.ts";
export { areaAt, RESERVED, SKETCH, sketchGeography } from "./geography/sketch.ts";
