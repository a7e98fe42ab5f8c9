export { takeProgramme } from "./commands/agendas.ts";
export { addProgrammeItem, takeProposals } from "./commands/items.ts";
