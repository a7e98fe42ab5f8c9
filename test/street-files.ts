/** The header of street-level crime as it is published. */
export const STREET_HEADER =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

export type StreetRow = {
  readonly id?: string;
  readonly month?: string;
  readonly force?: string;
  readonly longitude?: string;
  readonly latitude?: string;
  readonly location?: string;
  readonly lsoa?: string;
  readonly lsoaName?: string;
  readonly type?: string;
  readonly outcome?: string;
  readonly context?: string;
};

/** One line of a street-level file, as written: a cell that needs quotation marks must bring them. */
export function streetLine(row: StreetRow = {}): string {
  const force = row.force ?? "Essex Police";
  return [
    row.id ?? "",
    row.month ?? "2025-03",
    force,
    force,
    row.longitude ?? "0.359475",
    row.latitude ?? "51.630617",
    row.location ?? "On or near Haywards Close",
    row.lsoa ?? "E01021450",
    row.lsoaName ?? "Brentwood 003C",
    row.type ?? "Burglary",
    row.outcome ?? "Under investigation",
    row.context ?? "",
  ].join(",");
}

/** A whole file. */
export function streetFile(rows: readonly StreetRow[], lineEnd = "\n"): string {
  return [STREET_HEADER, ...rows.map(streetLine)].map((line) => line + lineEnd).join("");
}

/** An identifier as they are published, another for each number. */
export function crimeId(number: number): string {
  return number.toString(16).padStart(8, "0").repeat(8);
}
