/** The area that a force of data.police.uk reports for. */
export type ForceArea = { readonly code: string; readonly name: string };

/** A force that has no area of districts, and why. */
export type ForceWithoutArea = { readonly name: string; readonly reason: string };

export type Force =
  | { readonly kind: "area"; readonly area: ForceArea }
  | { readonly kind: "none"; readonly without: ForceWithoutArea };

/**
 * Finds whose area the words of the column "Reported by" mean: "Essex Police" is the police force area Essex. Ampersands,
 * hyphens, case and a leading "The" do not matter. Undefined for words that are no force of data.police.uk.
 */
export function forceOf(reportedBy: string): Force | undefined {
  return BY_WORDS.get(plainWords(reportedBy));
}

/**
 * The 43 territorial forces of England and Wales: code and name of the area (ONS, police force areas) and the names the
 * force has in the files of data.police.uk, today's first.
 */
export const FORCE_AREAS: readonly (ForceArea & { readonly reportedBy: readonly string[] })[] = [
  area("E23000001", "Metropolitan Police", "Metropolitan Police Service", "Metropolitan Police"),
  area("E23000002", "Cumbria", "Cumbria Constabulary", "Cumbria Police"),
  area("E23000003", "Lancashire", "Lancashire Constabulary"),
  area("E23000004", "Merseyside", "Merseyside Police"),
  area("E23000005", "Greater Manchester", "Greater Manchester Police"),
  area("E23000006", "Cheshire", "Cheshire Constabulary", "Cheshire Police"),
  area("E23000007", "Northumbria", "Northumbria Police"),
  area("E23000008", "Durham", "Durham Constabulary"),
  area("E23000009", "North Yorkshire", "North Yorkshire Police"),
  area("E23000010", "West Yorkshire", "West Yorkshire Police"),
  area("E23000011", "South Yorkshire", "South Yorkshire Police"),
  area("E23000012", "Humberside", "Humberside Police"),
  area("E23000013", "Cleveland", "Cleveland Police"),
  area("E23000014", "West Midlands", "West Midlands Police"),
  area("E23000015", "Staffordshire", "Staffordshire Police"),
  area("E23000016", "West Mercia", "West Mercia Police"),
  area("E23000017", "Warwickshire", "Warwickshire Police"),
  area("E23000018", "Derbyshire", "Derbyshire Constabulary"),
  area("E23000019", "Nottinghamshire", "Nottinghamshire Police"),
  area("E23000020", "Lincolnshire", "Lincolnshire Police"),
  area("E23000021", "Leicestershire", "Leicestershire Police", "Leicestershire Constabulary"),
  area("E23000022", "Northamptonshire", "Northamptonshire Police"),
  area("E23000023", "Cambridgeshire", "Cambridgeshire Constabulary"),
  area("E23000024", "Norfolk", "Norfolk Constabulary"),
  area("E23000025", "Suffolk", "Suffolk Constabulary"),
  area("E23000026", "Bedfordshire", "Bedfordshire Police"),
  area("E23000027", "Hertfordshire", "Hertfordshire Constabulary"),
  area("E23000028", "Essex", "Essex Police"),
  area("E23000029", "Thames Valley", "Thames Valley Police"),
  area("E23000030", "Hampshire", "Hampshire Constabulary", "Hampshire and Isle of Wight Constabulary"),
  area("E23000031", "Surrey", "Surrey Police"),
  area("E23000032", "Kent", "Kent Police"),
  area("E23000033", "Sussex", "Sussex Police"),
  area("E23000034", "London, City of", "City of London Police"),
  area("E23000035", "Devon & Cornwall", "Devon & Cornwall Police", "Devon and Cornwall Constabulary"),
  area("E23000036", "Avon and Somerset", "Avon and Somerset Constabulary", "Avon and Somerset Police"),
  area("E23000037", "Gloucestershire", "Gloucestershire Constabulary"),
  area("E23000038", "Wiltshire", "Wiltshire Police"),
  area("E23000039", "Dorset", "Dorset Police"),
  area("W15000001", "North Wales", "North Wales Police"),
  area("W15000002", "Gwent", "Gwent Police"),
  area("W15000003", "South Wales", "South Wales Police"),
  area("W15000004", "Dyfed-Powys", "Dyfed-Powys Police"),
];

/** Forces in the same files whose incidents lie in the areas of other forces, or outside England and Wales. */
const WITHOUT_AREA: readonly ForceWithoutArea[] = [
  {
    name: "British Transport Police",
    reason: "British Transport Police works on railways everywhere, so none of its incidents lies outside its area.",
  },
  {
    name: "Police Service of Northern Ireland",
    reason: "The Police Service of Northern Ireland works where there are no partnerships under the 1998 Act.",
  },
];

const BY_WORDS: ReadonlyMap<string, Force> = new Map([
  ...FORCE_AREAS.flatMap(({ code, name, reportedBy }) =>
    reportedBy.map((words): [string, Force] => [plainWords(words), { kind: "area", area: { code, name } }]),
  ),
  ...WITHOUT_AREA.map((without): [string, Force] => [plainWords(without.name), { kind: "none", without }]),
]);

function area(code: string, name: string, ...reportedBy: readonly string[]) {
  return { code, name, reportedBy };
}

function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[\s-]+/g, " ")
    .trim()
    .replace(/^the /, "");
}
