import { startCiting } from "./cite.ts";
import { startComponents } from "./components.ts";
import { startLive } from "./live.ts";
import { startMenus } from "./menus.ts";
import { startPasskeys } from "./passkeys.ts";
import { startRefreshing } from "./refresh.ts";
import { startScrollRegions } from "./scroll-regions.ts";
import { startUploads } from "./upload.ts";

// Every page works without this file; what follows only makes some of them better.
start(document);
startMenus();
startLive(start);
startCiting();

/** Starts all that belongs to the elements of `scope`: the page, or a part of it that has just come. */
function start(scope: Document | Element): void {
  startComponents(scope);
  startScrollRegions(scope);
  startRefreshing(scope);
  startUploads(scope, start);
  startPasskeys(scope);
}
