/** The columns of street-level crime as it is published. */
export const COLUMNS = [
  "Crime ID",
  "Month",
  "Reported by",
  "Falls within",
  "Longitude",
  "Latitude",
  "Location",
  "LSOA code",
  "LSOA name",
  "Crime type",
  "Last outcome category",
  "Context",
] as const;

/** What a row says of itself; the rest is usual. */
export type IncidentRow = Partial<Record<(typeof COLUMNS)[number], string>>;

export type IncidentFile = {
  readonly force?: string;
  readonly month?: string;
  /** How many usual rows, or the rows themselves. */
  readonly rows: number | readonly IncidentRow[];
};

/** A file of street-level crime, as the publisher would have written it. */
export function incidentFile({ force = "Essex Police", month = "2025-01", rows }: IncidentFile): string {
  const list = typeof rows === "number" ? Array.from({ length: rows }, () => ({})) : rows;
  const lines = list.map((row, i) => {
    const usual: IncidentRow = {
      "Crime ID": `${month}-${String(i).padStart(6, "0")}`.padEnd(64, "0"),
      Month: month,
      "Reported by": force,
      "Falls within": force,
      Longitude: (0.32 + i / 10_000).toFixed(6),
      Latitude: "51.478000",
      Location: "On or near High Street",
      "LSOA code": "E01015850",
      "LSOA name": "Thurrock 010A",
      "Crime type": i % 3 === 0 ? "Burglary" : "Vehicle crime",
      "Last outcome category": "Under investigation",
      Context: "",
    };
    return COLUMNS.map((column) => row[column] ?? usual[column] ?? "").join(",");
  });
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** The name under which the publisher would give it out. */
export function incidentFileName(month: string, force = "essex"): string {
  return `${month}-${force}-street.csv`;
}
