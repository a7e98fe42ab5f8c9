import { formatBytes, quantity } from "../format.ts";
import { showUploadStatus, type UploadStatus } from "./upload-status.ts";

/** Starts what belongs to the elements of a part of the page that has just come. */
type StartPart = (part: Element) => void;

/** Sends a form marked `data-upload` with its progress in sight. The server's answer is shown as it would be without. */
export function startUploads(scope: Document | Element, startPart: StartPart): void {
  for (const form of scope.querySelectorAll<HTMLFormElement>("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      const files = chosenFiles(form);
      // Nothing to watch: the browser sends it as it always would, and the server says what is missing.
      if (files === 0) return;
      event.preventDefault();
      if (form.ariaBusy !== "true") send(form, event.submitter, files, startPart);
    });
  }
}

function chosenFiles(form: HTMLFormElement): number {
  const boxes = form.querySelectorAll<HTMLInputElement>("input[type=file]");
  return [...boxes].reduce((count, box) => count + (box.files?.length ?? 0), 0);
}

function send(form: HTMLFormElement, submitter: HTMLElement | null, files: number, startPart: StartPart): void {
  const request = new XMLHttpRequest();
  const status = showUploadStatus(form, () => request.abort());
  const fail = (words: string) => {
    form.ariaBusy = "false";
    status.fail(words);
  };

  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const sent = `${formatBytes(loaded)} of ${formatBytes(total)}`;
    status.show(loaded / Math.max(1, total), `Sending ${quantity(files, "file")}: ${sent}`);
  });
  request.upload.addEventListener("load", () => status.show(1, "All sent. Waiting for the answer"));
  request.addEventListener("error", () => fail("The files could not be sent. Check your connection and try again."));
  request.addEventListener("abort", () => fail("Stopped before everything was sent. Nothing was saved."));
  request.addEventListener("load", () => {
    form.ariaBusy = "false";
    if (isElsewhere(request, form)) leaveFor(request.responseURL, status);
    else if (!showAnswer(request.responseText, startPart)) {
      fail("The answer could not be read. Reload the page to see what was saved.");
    }
  });

  form.ariaBusy = "true";
  request.open("POST", form.action);
  request.setRequestHeader("accept", "text/html");
  request.send(new FormData(form, submitter));
}

/** True when the form was taken and the browser was sent on to another page, which the request has followed. */
function isElsewhere(request: XMLHttpRequest, form: HTMLFormElement): boolean {
  return request.status < 400 && request.responseURL !== "" && request.responseURL !== new URL(form.action).href;
}

function leaveFor(url: string, status: UploadStatus): void {
  // A browser that comes back here may show the page as it was left.
  addEventListener("pagehide", status.remove, { once: true });
  location.assign(url);
}

/** Shows the page that came back, with what was wrong. False when it is no page of ours. */
function showAnswer(markup: string, startPart: StartPart): boolean {
  const page = new DOMParser().parseFromString(markup, "text/html");
  const main = page.querySelector("main");
  if (!main) return false;

  document.querySelector("main")?.replaceWith(main);
  document.title = page.title;
  scrollTo(0, 0);
  startPart(main);
  return true;
}
