// Paper: an overview, a sheet for every few stages with all their lines, the quotes by number.
const STAGES_A_SHEET = 3;
const LINES_A_SHEET = 40;
const numbers = new Map();

/** The numbers of the quotes behind a line, given out in the order of the paper. */
function references(item) {
  const ids = [...(item.evidence ?? []), ...(item.against ?? [])];
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return ids.map((id) => numbers.get(id)).join(", ");
}

/** How many lines high the stages from `first` to before `last` stand beside each other. */
function height(first, last) {
  const tallest = (row) => Math.max(...$$(".cell", row).slice(first, last).map((cell) => $$("li", cell).length));
  return $$(".row[data-lane]", grid).reduce((sum, row) => sum + tallest(row), 0);
}

/** Where each sheet begins and ends: few stages, and no more than fit; a large one alone. */
function sheets() {
  const found = [];
  for (let first = 0; first < records.stages.length; first = found.at(-1)[1]) {
    let last = first + 1;
    while (last < records.stages.length && last - first < STAGES_A_SHEET && height(first, last + 1) <= LINES_A_SHEET) last += 1;
    found.push([first, last]);
  }
  return found;
}

function sheet([first, last]) {
  const copy = grid.cloneNode(true);
  for (const row of $$(".row", copy)) {
    const parts = [...row.children].filter((part) => part.matches(".cell, .stage"));
    parts.forEach((part, index) => (index < first || index >= last) && part.remove());
    const rest = parts.slice(first, last);
    if (!rest.some((part) => part.childElementCount) || row.matches(".curve")) row.remove();
  }
  for (const folded of $$("li[hidden]:not(.out)", copy)) folded.hidden = false;
  for (const spare of $$(".fold", copy)) spare.remove();
  for (const button of $$("[data-n]", copy)) {
    const cited = references(items[button.dataset.n]);
    if (cited) ($(".marks", button) ?? button).append(make("sup", {}, cited));
  }
  for (const marked of $$("[id]", copy)) marked.removeAttribute("id");
  return make("section", { class: `leaf of${last - first}` }, copy);
}

function appendix() {
  const quotes = [...numbers].map(([id, number]) => make("li", { value: number }, make("bdi", { lang: evidence[id].lang }, quoted(evidence[id])), " — ", make("bdi", {}, [evidence[id].who, evidence[id].at].filter(Boolean).join(", "))));
  return make("section", { class: "appendix" }, make("h2", {}, words.appendix), make("ol", {}, ...quotes));
}

function lay() {
  if ($(".paper")) return;
  numbers.clear();
  const leaves = sheets().map(sheet);
  $(".sheet").append(make("div", { class: "paper" }, ...leaves, appendix()));
}

addEventListener("beforeprint", () => {
  shut();
  lay();
});
addEventListener("afterprint", () => $(".paper")?.remove());
$("#print").addEventListener("click", () => print());
