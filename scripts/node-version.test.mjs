import { expect, test } from "vitest";
import { nodeProblem } from "./node-version.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.11.1"])("Node %s will do", (version) => {
  expect(nodeProblem(version)).toBeUndefined();
});

test.each(["20.18.3", "18.20.8", "14.21.3", "8.17.0"])("Node %s is refused with what to install instead", (version) => {
  expect(nodeProblem(version)).toContain(`20.19 or later, and this is Node ${version}`);
});
