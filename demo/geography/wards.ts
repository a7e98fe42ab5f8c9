import { BASILDON, BRENTWOOD, THURROCK } from "./districts.ts";
import type { Point } from "./polygons.ts";

/**
 * A ward as fact: its real code and name (ONS, 2024), its centre to 0.01 degree, and residents and households of the 2021
 * Census rounded to the hundred. Centres were worked out once from open boundaries (ONS, OGL v3.0).
 */
export type WardFact = {
  readonly code: string;
  readonly name: string;
  readonly centre: Point;
  readonly residents: number;
  readonly households: number;
};

/** The wards of the three partnerships by district code. The other districts of the sketch are one ward each. */
export const WARDS: Readonly<Record<string, readonly WardFact[]>> = {
  [THURROCK]: [
    ward("E05002229", "Aveley and Uplands", [0.25, 51.5], 10800, 4100),
    ward("E05002230", "Belhus", [0.29, 51.51], 10500, 3900),
    ward("E05002231", "Chadwell St Mary", [0.37, 51.49], 10600, 4000),
    ward("E05002232", "Chafford and North Stifford", [0.31, 51.49], 8000, 2800),
    ward("E05002233", "Corringham and Fobbing", [0.47, 51.53], 5700, 2300),
    ward("E05002234", "East Tilbury", [0.41, 51.48], 7700, 2800),
    ward("E05002235", "Grays Riverside", [0.32, 51.48], 13300, 5300),
    ward("E05002236", "Grays Thurrock", [0.33, 51.48], 9800, 3600),
    ward("E05002237", "Little Thurrock Blackshots", [0.35, 51.49], 7100, 2700),
    ward("E05002238", "Little Thurrock Rectory", [0.34, 51.48], 6300, 2500),
    ward("E05002239", "Ockendon", [0.3, 51.52], 12000, 4600),
    ward("E05002240", "Orsett", [0.38, 51.52], 6400, 2500),
    ward("E05002241", "South Chafford", [0.29, 51.49], 7700, 2700),
    ward("E05002242", "Stanford East and Corringham Town", [0.44, 51.52], 8700, 3500),
    ward("E05002243", "Stanford-le-Hope West", [0.43, 51.51], 7600, 3100),
    ward("E05002244", "Stifford Clays", [0.33, 51.5], 6800, 2600),
    ward("E05002245", "The Homesteads", [0.44, 51.53], 8400, 3200),
    ward("E05002246", "Tilbury Riverside and Thurrock Park", [0.36, 51.46], 8000, 2800),
    ward("E05002247", "Tilbury St Chads", [0.37, 51.47], 6800, 2400),
    ward("E05002248", "West Thurrock and South Stifford", [0.27, 51.48], 13800, 5200),
  ],
  [BASILDON]: [
    ward("E05015637", "Billericay East", [0.43, 51.63], 12100, 4900),
    ward("E05015638", "Billericay West", [0.41, 51.64], 12000, 5100),
    ward("E05015639", "Burstead", [0.41, 51.61], 13000, 5400),
    ward("E05015640", "Castledon & Crouch", [0.47, 51.6], 12700, 5300),
    ward("E05015641", "Fryerns", [0.48, 51.58], 15100, 5900),
    ward("E05015642", "Laindon Park", [0.41, 51.58], 13700, 5700),
    ward("E05015643", "Langdon Hills", [0.43, 51.56], 14600, 5800),
    ward("E05015644", "Lee Chapel North", [0.44, 51.57], 15100, 5800),
    ward("E05015645", "Nethermayne", [0.48, 51.56], 13700, 5600),
    ward("E05015646", "Pitsea North West", [0.51, 51.58], 13000, 5400),
    ward("E05015647", "Pitsea South East", [0.52, 51.56], 13700, 5800),
    ward("E05015648", "St Martin's", [0.47, 51.57], 13800, 5500),
    ward("E05015649", "Wickford North", [0.54, 51.61], 13300, 5500),
    ward("E05015650", "Wickford Park", [0.53, 51.6], 11800, 4800),
  ],
  [BRENTWOOD]: [
    ward("E05015651", "Blackmore & Doddinghurst", [0.32, 51.68], 5500, 2200),
    ward("E05015652", "Brentwood North", [0.3, 51.63], 7300, 3100),
    ward("E05015653", "Brentwood South", [0.31, 51.61], 5700, 2700),
    ward("E05015654", "Brentwood West", [0.29, 51.62], 6200, 2800),
    ward("E05015655", "Brizes, Stondon Massey & South Weald", [0.25, 51.65], 6400, 2400),
    ward("E05015656", "Herongate, Ingrave & West Horndon", [0.35, 51.59], 3800, 1500),
    ward("E05015657", "Hutton East", [0.36, 51.63], 6200, 2400),
    ward("E05015658", "Hutton North", [0.35, 51.64], 5800, 2400),
    ward("E05015659", "Hutton South", [0.33, 51.62], 7400, 3100),
    ward("E05015660", "Ingatestone, Fryerning & Mountnessing", [0.37, 51.67], 6400, 2800),
    ward("E05015661", "Pilgrims Hatch", [0.29, 51.64], 6100, 2500),
    ward("E05015662", "Shenfield", [0.32, 51.64], 5500, 2200),
    ward("E05015663", "Warley", [0.3, 51.59], 4800, 2200),
  ],
};

function ward(code: string, name: string, centre: Point, residents: number, households: number): WardFact {
  return { code, name, centre, residents, households };
}
