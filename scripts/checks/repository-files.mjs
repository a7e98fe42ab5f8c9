import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../places.mjs";
import { filesBelow } from "../sources.mjs";

const NOT_OURS = /(^|\/)(node_modules|dist|data|artefacts|\.git)\//;

/**
 * The files that are, or with the next commit would be, in the repository: paths from its root, with `/`. Without git
 * (an unpacked archive), everything but what is installed, built or kept as data.
 * @returns {string[]}
 */
export function listRepositoryFiles() {
  return (fs.existsSync(path.join(root, ".git")) ? listByGit() : listByFolder()).sort();
}

/**
 * The text of a repository file, or undefined when it is not text.
 * @param {string} file
 * @returns {string | undefined}
 */
export function readText(file) {
  const bytes = fs.readFileSync(path.join(root, file));
  return bytes.includes(0) ? undefined : bytes.toString("utf8");
}

function listByGit() {
  // A CI machine may run us as another account than the one that owns the checkout; listing it is safe all the same.
  const args = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return listed.split("\0").filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
}

function listByFolder() {
  return filesBelow(root)
    .map((file) => path.relative(root, file).split(path.sep).join("/"))
    .filter((file) => !NOT_OURS.test(file));
}
