export { importHolidays } from "./commands.ts";
export { divisionOf, type HolidayTable } from "./rules/holidays.ts";
export { getHolidays } from "./store.ts";
