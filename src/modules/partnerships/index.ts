export { foundPartnership } from "./commands.ts";
export {
  type Aim,
  CAPACITY_LABELS,
  type Capacity,
  type Group,
  KIND_LABELS,
  type ListedPartnership,
  type Nation,
  type Participation,
  type PartnershipKind,
  type PartnershipSetup,
  type Profile,
  structureOf,
  takesPart,
  usableSlug,
} from "./rules.ts";
export {
  getHeading,
  getProfile,
  listAims,
  listAreaCodes,
  listGroups,
  listLivePartnerships,
  listParticipations,
  listPartnerships,
} from "./store.ts";
export { structureList } from "./views.ts";
