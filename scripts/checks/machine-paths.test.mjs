import { expect, test } from "vitest";
import { machinePathsIn, machinePatterns } from "./machine-paths.mjs";

// Put together here, so that the check does not find them in this file.
const home = ["", "home", "ann", "frankpledge"].join("/");

test("a path in somebody's home, and one in the folder we are in, are found by line", () => {
  const patterns = machinePatterns("/builds/team/frankpledge");
  expect(machinePathsIn(`a\n${home}/src`, patterns)).toEqual([2]);
  expect(machinePathsIn("see /builds/team/frankpledge/src and\n/builds/team/other/file", patterns)).toEqual([1, 2]);
});

test("addresses, and folders that every machine has, may be written about", () => {
  const patterns = machinePatterns("/srv/frankpledge");
  expect(
    machinePathsIn("/srv/backups/today\nhttps://example.org/srv/frankpledge-docs\n/var/lib/postgresql/15", patterns),
  ).toEqual([]);
  expect(machinePathsIn("/srv/frankpledge/data", patterns)).toEqual([1]);
});

test("a checkout at the top of a machine forbids nothing that others may have", () => {
  expect(machinePathsIn("/app/data/file and /data/x", machinePatterns("/app"))).toEqual([]);
});
