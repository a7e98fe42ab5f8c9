export { foundPartnership } from "./commands/founding.ts";
export { addOrganisation } from "./commands/organisations.ts";
export { authoritiesOn } from "./rules/authorities.ts";
export {
  type Aim,
  type Branch,
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
} from "./rules/partnerships.ts";
export { listOrganisations, listParticipations } from "./store/organisations.ts";
export {
  getHeading,
  getProfile,
  listAims,
  listAreaCodes,
  listGroups,
  listLivePartnerships,
  listPartnerships,
} from "./store/partnerships.ts";
export { structureList } from "./views/partnership.ts";
