/** A dataset of the register: what it is, from whom, under which licence. */
export type Dataset = {
  readonly id: string;
  readonly format: "street-crime";
  readonly title: string;
  readonly origin: Origin;
  readonly provider: string;
  readonly licence: string;
  readonly attribution: string;
};

export type Origin = "open-data" | "partner" | "synthetic";

export const ORIGIN_LABELS: Readonly<Record<Origin, string>> = {
  "open-data": "Open data",
  partner: "From a partner",
  synthetic: "Synthetic, for demonstration",
};

/** What published street-level crime is given out under (data.police.uk, Open Government Licence). */
export const OPEN_STREET_CRIME: Omit<Dataset, "id"> = {
  format: "street-crime",
  title: "Street-level crime",
  origin: "open-data",
  provider: "data.police.uk",
  licence: "Open Government Licence v3.0",
  attribution:
    "Contains public sector information licensed under the Open Government Licence v3.0. Source: data.police.uk.",
};
