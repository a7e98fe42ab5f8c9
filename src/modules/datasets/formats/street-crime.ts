import { month } from "../../../kernel/dates.ts";
import type { Format } from "./format.ts";

/**
 * Street-level crime as data.police.uk publishes it, one row an incident, one file a force and month. The meanings follow
 * the publisher's own account of its columns (https://data.police.uk/about/#columns).
 */
export const streetCrime: Format = {
  key: "street-crime",
  name: "Street-level crime",
  columns: [
    {
      key: "id",
      name: "Crime ID",
      meaning: "Names the crime across files. Blank for anti-social behaviour, and at times shared by several rows.",
      presence: "optional",
      blank: "allowed",
      content: { type: "text" },
      stored: "as-key",
    },
    {
      key: "month",
      name: "Month",
      meaning: "The month in which the incident was recorded. There is no day and no time.",
      presence: "required",
      blank: "refused",
      // The first month that was published at street level.
      content: { type: "month", earliest: month("2010-12") },
      stored: "as-it-is",
    },
    {
      key: "force",
      name: "Reported by",
      otherNames: ["Force"],
      meaning: "The force that gave the data.",
      presence: "required",
      blank: "refused",
      content: { type: "text" },
      stored: "as-it-is",
    },
    {
      key: "within",
      name: "Falls within",
      meaning: "At present the same force; meant for the force in whose area the incident lies.",
      presence: "optional",
      blank: "allowed",
      content: { type: "text" },
      stored: "no",
    },
    {
      key: "longitude",
      name: "Longitude",
      otherNames: ["Long", "Lng", "Lon"],
      meaning: "Degrees east, WGS 84, of the nearest of a fixed list of map points; never the place itself.",
      presence: "required",
      blank: "allowed",
      content: { type: "number", least: -8.7, most: 1.8, outside: "lies outside the United Kingdom (-8.7 to 1.8)" },
      stored: "as-it-is",
    },
    {
      key: "latitude",
      name: "Latitude",
      otherNames: ["Lat"],
      meaning: "Degrees north, WGS 84, of the same map point.",
      presence: "required",
      blank: "allowed",
      content: { type: "number", least: 49.8, most: 60.9, outside: "lies outside the United Kingdom (49.8 to 60.9)" },
      stored: "as-it-is",
    },
    {
      key: "location",
      name: "Location",
      meaning: "The map point in words, such as On or near High Street; No Location when there is none.",
      presence: "optional",
      blank: "allowed",
      content: { type: "text" },
      stored: "as-it-is",
    },
    {
      key: "lsoa",
      name: "LSOA code",
      meaning: "The small area that holds the map point, by the census edition of the day: 2011 or 2021.",
      presence: "required",
      blank: "allowed",
      // Lower layer super output areas of England and Wales; data zones of Scotland; small areas of Northern Ireland.
      content: { type: "code", pattern: "[EW]01\\d{6}|S01\\d{6}|95\\w{6}|N\\d{8}", example: "E01021843" },
      stored: "as-it-is",
    },
    {
      key: "lsoa_name",
      name: "LSOA name",
      meaning: "The name of the small area. It keeps the names of districts that are no more: go by the code.",
      presence: "optional",
      blank: "allowed",
      content: { type: "text" },
      stored: "no",
    },
    {
      key: "type",
      name: "Crime type",
      meaning:
        "One of the publisher's categories. They have changed over the years; one not known yet is taken as it is.",
      presence: "required",
      blank: "refused",
      content: { type: "text" },
      stored: "as-it-is",
    },
    {
      key: "outcome",
      name: "Last outcome category",
      otherNames: ["Last outcome"],
      meaning: "What had come of it when the file was made. Worded differently between years.",
      presence: "optional",
      blank: "allowed",
      content: { type: "text" },
      stored: "as-it-is",
    },
    {
      key: "context",
      name: "Context",
      meaning: "A note of the publisher's; nearly always blank.",
      presence: "optional",
      blank: "allowed",
      content: { type: "text" },
      stored: "no",
    },
  ],
  pairs: [
    {
      columns: ["longitude", "latitude"],
      message: "Longitude and Latitude must both be given, or both be left blank",
    },
  ],
};
