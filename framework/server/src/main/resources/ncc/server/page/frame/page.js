// Works without: what is here makes pages pleasanter, nothing more.
"use strict";

// Times in the reader's zone; UTC stays in the title.
// The year is told where it is another.
const time = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
const sameYear = new Intl.DateTimeFormat(undefined, time);
const otherYear = new Intl.DateTimeFormat(undefined, { ...time, year: "numeric" });
const thisYear = new Date().getFullYear();
function local(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const instant = new Date(time.dateTime);
    if (!Number.isNaN(instant.getTime())) {
      time.textContent = (instant.getFullYear() === thisYear ? sameYear : otherYear).format(instant);
    }
  }
}
local(document);

// All rows of a list at once.
for (const all of document.querySelectorAll("[data-all]")) {
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll(`input[name="${CSS.escape(all.dataset.all)}"]`)) {
      box.checked = all.checked;
    }
  });
}

// A task tells how far it is.
for (const live of document.querySelectorAll("[data-events]")) {
  const events = new EventSource(live.dataset.events);
  events.addEventListener("progress", (event) => {
    const told = JSON.parse(event.data);
    const bar = live.querySelector("progress");
    bar.max = Math.max(told.items, 1);
    bar.value = told.done;
    live.querySelector("[data-done]").textContent = told.done.toLocaleString("en");
    if (told.ended) {
      events.close();
      location.reload();
    }
  });
}
