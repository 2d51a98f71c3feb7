// Beside an editor (`journeydraft view`): asks whether the file was saved, and shows the new map where the reader was.
const PAUSE = 400;
const KEPT = `journeydraft ${location.pathname}`;
const notice = make("div", { class: "notice", role: "alert", hidden: "" });
let told = "null";
document.body.append(notice);

/** What the reader had done to the page, to be done to the next one. */
addEventListener("pagehide", () => {
  const item = items[opened];
  sessionStorage.setItem(KEPT, JSON.stringify({
    sought: search.value,
    view: view(),
    chosen: Object.entries(choices).map(([key, select]) => [key, select?.value ?? ""]),
    unfolded: cells.flatMap(({ cell }, index) => (cell.classList.contains("open") ? [index] : [])),
    shut: $$(".row.shut").map((row) => row.dataset.lane),
    each: $("#each")?.getAttribute("aria-pressed") === "true",
    theme: document.documentElement.dataset.theme ?? null,
    item: item && [opened, item.name, item.stage, item.text],
    at: [board.scrollLeft, board.scrollTop],
  }));
});

/** The number of the line that was open: the same words, else what stands in its place. */
function again([number, name, stage, text]) {
  const beside = (one) => one?.name === name && one.stage === stage;
  const same = items.findIndex((one) => beside(one) && one.text === text);
  return same >= 0 ? same : beside(items[number]) ? number : -1;
}

function restore(kept) {
  search.value = kept.sought;
  for (const [key, value] of kept.chosen) if (choices[key]) choices[key].value = value;
  $(`input[name=view][value=${kept.view}]`).checked = true;
  for (const index of kept.unfolded) cells[index]?.cell.classList.add("open");
  for (const name of $$(".lane .name[aria-expanded]")) {
    if (!kept.shut.includes(name.closest(".row").dataset.lane)) continue;
    name.closest(".row").classList.add("shut");
    name.setAttribute("aria-expanded", "false");
  }
  if (kept.each) $("#each")?.click();
  if (kept.theme) document.documentElement.dataset.theme = kept.theme;
  apply();
  const number = kept.item ? again(kept.item) : -1;
  if (number >= 0) show(number, $(`[data-n="${number}"]`));
  board.scrollTo(...kept.at);
}

/** Says what is wrong, once; nothing where all is well. */
function tell(fault) {
  const text = JSON.stringify(fault);
  if (text === told) return;
  told = text;
  notice.hidden = !fault;
  notice.replaceChildren(...(fault ? [
    make("b", {}, fault.title),
    fault.message ? make("p", {}, make("bdi", { class: "place" }, fault.place), " ", make("bdi", {}, fault.message)) : null,
    fault.hint ? make("p", { class: "quiet" }, "→ ", make("bdi", {}, fault.hint)) : null,
  ].filter(Boolean) : []));
}

async function ask() {
  try {
    const state = await (await fetch("state")).json();
    if (state.version !== records.live.version) return location.reload();
    tell(state.fault && { title: records.live.words.fault, ...state.fault });
  } catch {
    tell({ title: records.live.words.stopped });
  }
  return setTimeout(ask, PAUSE);
}

const kept = sessionStorage.getItem(KEPT);
if (kept) restore(JSON.parse(kept));
ask();
