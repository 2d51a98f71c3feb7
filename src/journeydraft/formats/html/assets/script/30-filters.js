// Search, filters and views: which lines are shown, how many of each cell.
const board = $("#board");
const search = $("#search");
const choices = { who: $("#by-who"), within: $("#by-within"), kinds: $("#by-kinds"), severity: $("#by-severity") };
const cells = $$(".map .row[data-lane] .cell").map((cell) => ({
  cell,
  most: cell.closest(".chips") ? records.fold.chips : records.fold.lines,
  lines: $$("[data-n]", cell).map((button) => ({ box: button.parentElement, item: items[button.dataset.n] })),
  fold: $(".fold", cell),
})).filter(({ lines }) => lines.length);
const filled = [...new Set(cells.map(({ cell }) => cell.closest(".row")))];
const loose = $$(".loose [data-n]").map((button) => ({ box: button.parentElement, item: items[button.dataset.n] }));

/** All that is said in or behind a line, for searching; made when first asked for. */
function haystack(item) {
  item.hay ??= [item.text, item.tag, item.step, ...(item.evidence ?? []).map((id) => `${evidence[id].quote ?? evidence[id].paraphrase ?? ""} ${evidence[id].who ?? ""}`)]
    .filter(Boolean).join("\n").toLocaleLowerCase();
  return item.hay;
}

const view = () => $("input[name=view]:checked").value;

/** The test that a line has to pass, or null if all do. */
function wanted() {
  const sought = search.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const chosen = Object.entries(choices).filter(([, select]) => select?.value);
  const alone = view() === "alone";
  if (!sought.length && !chosen.length && !alone) return null;
  return (item) =>
    (!alone || item.alone) &&
    chosen.every(([key, select]) => (key === "severity" ? item[key] === select.value : item[key]?.includes(select.value))) &&
    sought.every((word) => haystack(item).includes(word));
}

function apply() {
  const test = wanted();
  let shown = 0, all = 0;
  for (const { cell, most, lines, fold } of cells) {
    const open = cell.classList.contains("open");
    let met = 0;
    for (const { box, item } of lines) {
      const fits = !test || test(item);
      if (fits) met += 1;
      box.classList.toggle("out", !fits);
      box.hidden = !fits || (met > most && !open);
    }
    shown += met;
    all += lines.length;
    for (const step of cell.getElementsByClassName("step")) step.hidden = !step.nextElementSibling.querySelector("li:not([hidden])");
    cell.classList.toggle("bare", met === 0);
    if (!fold) continue;
    fold.hidden = met <= most;
    fold.textContent = open ? words.less : say("more", { n: met - most });
    fold.setAttribute("aria-expanded", String(open));
  }
  for (const row of filled) row.classList.toggle("void", Boolean(test) && !row.querySelector(".cell:has(li):not(.bare)"));
  for (const { box, item } of loose) box.hidden = Boolean(test) && view() !== "alone" && !test(item);
  for (const select of Object.values(choices)) select?.classList.toggle("on", Boolean(select.value));
  for (const person of $$(".person")) person.classList.toggle("on", person.dataset.who === choices.who?.value);
  document.documentElement.dataset.view = view();
  document.documentElement.classList.toggle("sifted", Boolean(test));
  $("#shown").textContent = test ? say("shown", { n: shown, of: all }) : "";
  $("#reset").hidden = !test;
  $(".nothing").hidden = !test || shown > 0 || view() === "blind";
}

let waiting = 0;
search.addEventListener("input", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(apply);
});
for (const select of Object.values(choices)) select?.addEventListener("change", apply);
for (const radio of $$("input[name=view]")) {
  radio.addEventListener("change", () => {
    shut();
    apply();
    board.scrollTo(0, 0);
  });
}
$("#reset").addEventListener("click", () => {
  search.value = "";
  for (const select of Object.values(choices)) if (select) select.value = "";
  $("input[name=view][value=map]").checked = true;
  apply();
  search.focus();
});
board.addEventListener("click", (event) => {
  const fold = event.target.closest(".fold");
  const lane = event.target.closest(".lane .name[aria-expanded]");
  if (fold) {
    fold.closest(".cell").classList.toggle("open");
    apply();
  } else if (lane) {
    const row = lane.closest(".row");
    lane.setAttribute("aria-expanded", String(!row.classList.toggle("shut")));
  } else if (event.target.closest("#each")) {
    const pressed = event.target.closest(".row").classList.toggle("all");
    $("#each").setAttribute("aria-pressed", String(pressed));
  }
});
apply();
