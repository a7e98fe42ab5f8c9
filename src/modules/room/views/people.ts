import { button } from "../../../web/components/button.ts";
import { postForm } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Html, html } from "../../../web/html.ts";
import { type Attendance, isInRoom, MODE_LABELS } from "../rules/attendance.ts";
import { smallForm } from "./desk.ts";
import type { RoomShown } from "./shown.ts";

/** Who is there by seat, who is not, who sent apologies, and who was there. */
export function peopleSection(href: string, room: RoomShown, runs: boolean): Html {
  const { attendances, sitting, now, state } = room;
  const today = attendances.filter(({ onDay }) => onDay === sitting);
  const time = now.day === sitting ? now.time : END_OF_DAY;
  const here = today.filter((one) => isInRoom(one, sitting, time));
  const gone = today.filter((one) => one.mode !== "apologies" && !here.includes(one));
  const sorry = today.filter(({ mode }) => mode === "apologies");
  const there = new Set([...here, ...sorry].map(({ seatId }) => seatId));
  const missing = room.seats.filter(({ id }) => !there.has(id));
  const mayRecord = runs && state !== "cancelled" && state !== "closed";
  const list = (title: string, entries: readonly Attendance[], none: string | false) =>
    (entries.length > 0 || none) &&
    html`<h2 class="govuk-heading-s">${title}</h2>${entries.length > 0 ? html`<ul class="fp-room__list">${entries.map((one) => person(href, room, one, mayRecord))}</ul>` : html`<p class="govuk-body">${none}</p>`}`;
  return html`${list(`In the room (${here.length})`, here, "Nobody yet.")}${missing.length > 0 && html`<h2 class="govuk-heading-s">Seats with nobody there (${missing.length})</h2><ul class="fp-room__list">${missing.map((seat) => (mayRecord ? rollForm(href, room, seat) : html`<li>${seat.name}</li>`))}</ul>`}${list("Apologies", sorry, false)}${list("Were there", gone, false)}`;
}

const END_OF_DAY = "23:59";

function person(href: string, room: RoomShown, one: Attendance, mayRecord: boolean): Html {
  const seat = room.seats.find(({ id }) => id === one.seatId);
  const facts = [
    one.standsAs === "substitute" && `substitute for ${one.standsInFor}`,
    one.standsAs === "accompanying" && "accompanying",
    one.standsAs === "guest" && "guest, no voice",
    one.mode === "remote" && MODE_LABELS.remote.toLowerCase(),
    one.cameAt !== null && `from ${one.cameAt}`,
    one.leftAt !== null && `left at ${one.leftAt}`,
  ].filter(Boolean);
  const own = `${href}/attendance/${one.id}`;
  const canLeave =
    mayRecord &&
    one.mode !== "apologies" &&
    one.leftAt === null &&
    room.now.day === room.sitting &&
    room.state === "open";
  const acts =
    mayRecord &&
    html`<span class="fp-room__acts">${canLeave && smallForm(`${own}/leaving`, { text: "Left now", about: one.who, hidden: { at: room.now.time } })}<a class="govuk-link" href="${own}/edit">Change<span class="govuk-visually-hidden"> what is recorded of ${one.who}</span></a></span>`;
  return html`<li><span><strong>${seat?.name ?? "Guest"}</strong> ${seat && !seat.votes && tag({ text: "No vote", classes: "govuk-tag--grey" })}<br>${one.who}<span class="fp-room__facts">${facts.length > 0 && `, ${facts.join(", ")}`}</span></span>${acts}</li>`;
}

/** One line that writes down who is there for a seat; everything else has a page of its own. */
function rollForm(href: string, room: RoomShown, seat: RoomShown["seats"][number]): Html {
  const named = room.representatives.filter(({ seatId, standsAs }) => seatId === seat.id && standsAs === "voting");
  const hiddenLabel = (text: string) => ({ text: `${text}, ${seat.name}`, classes: "govuk-visually-hidden" });
  const who =
    named.length > 0
      ? select({
          name: "person",
          id: `person-${seat.id}`,
          label: hiddenLabel("Who"),
          items: named.map(({ personId, name }) => ({ text: name, value: personId })),
        })
      : input({ name: "who", id: `who-${seat.id}`, label: hiddenLabel("Who"), value: postOf(seat) });
  const mode = select({
    name: "mode",
    id: `mode-${seat.id}`,
    label: hiddenLabel("Whether they are there"),
    items: Object.entries(MODE_LABELS).map(([value, text]) => ({ value, text })),
    ...(room.state !== "open" && { value: "apologies" }),
  });
  const time = input({
    name: "cameAt",
    id: `came-${seat.id}`,
    label: hiddenLabel("When they came"),
    value: room.offered,
    classes: "govuk-input--width-4",
  });
  const record = button({
    text: html`Record<span class="govuk-visually-hidden"> ${seat.name}</span>`,
    classes: "govuk-button--secondary fp-button--small",
    preventDoubleClick: true,
  });
  const form = postForm(
    { action: `${href}/attendance`, hidden: { seat: seat.id, standsAs: "voting" } },
    html`${who}${mode}${room.state === "open" && time}${record}`,
  );
  return html`<li class="fp-room__roll"><span><strong>${seat.name}</strong> ${!seat.votes && tag({ text: "No vote", classes: "govuk-tag--grey" })} <a class="govuk-link" href="${href}/attendance/new?seat=${seat.id}">Somebody else<span class="govuk-visually-hidden"> for ${seat.name}</span></a></span>${form}</li>`;
}

/** Whom the terms say is to sit there, in words that are nobody else's. */
function postOf({ sits, name }: { readonly sits: string; readonly name: string }): string {
  return sits === "" ? `Representative of ${name}` : `${sits} (${name})`;
}
