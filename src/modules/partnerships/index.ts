export { foundPartnership } from "./commands.ts";
export {
  type Aim,
  CAPACITY_LABELS,
  type Group,
  KIND_LABELS,
  type Nation,
  type Participation,
  type PartnershipKind,
  type PartnershipSetup,
  structureOf,
  takesPart,
  usableSlug,
} from "./rules.ts";
export { getProfile, type ListedPartnership, listAims, listAreaCodes, listGroups, listParticipations, listPartnerships, type Profile } from "./store.ts";
export { structureList } from "./views.ts";
