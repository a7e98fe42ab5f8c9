import fs from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"];

const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  `${process.env["HOME"] ?? ""}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ...["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].map(
    (variable) => `${process.env[variable] ?? ""}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
];

/**
 * The program file of a Chromium or Chrome: CHROMIUM_PATH when set, else the first found on the PATH and in the usual
 * places. Undefined when there is none.
 * @returns {string | undefined}
 */
export function findChromium() {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return given;
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...PLACES].find((file) => fs.existsSync(file));
}
