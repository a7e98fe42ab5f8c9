/** The files that a page refers to. */
export type AssetName = "app.css" | "app.js" | "favicon.svg";

/** Names of the files that the build made, by the names that pages use: `{ "app.css": "app.3f9c2b.css" }`. */
export type AssetManifest = Readonly<Record<AssetName, string>>;

/** Where every built file is served from. */
export const ASSETS_PATH = "/assets/";

let manifest: AssetManifest = { "app.css": "app.css", "app.js": "app.js", "favicon.svg": "favicon.svg" };

/** Tells pages the names that the build gave. Called once at start; until then the plain names are used. */
export function setAssets(built: AssetManifest): void {
  manifest = built;
}

export function asset(name: AssetName): string {
  return `${ASSETS_PATH}${manifest[name]}`;
}
