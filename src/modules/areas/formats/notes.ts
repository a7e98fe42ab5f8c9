/** A sentence on what was left out, if anything was: "39 rows of counties and regions were left out." */
export function leftOut(count: number, one: string, many: string): string[] {
  if (count === 0) return [];
  return [`${count.toLocaleString("en-GB")} ${count === 1 ? `${one} was` : `${many} were`} left out.`];
}

/** A kind of place with its article: "a district 2024", "an LSOA 2021". */
export function articled(name: string): string {
  return `${name.startsWith("LSOA") ? "an" : "a"} ${name}`;
}
