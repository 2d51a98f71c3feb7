// The drawer: what stands behind a line, and what stands against it.
const drawer = $("#drawer");
let opener = null;
let opened = -1;

function quoted(one) {
  return one.quote ? records.marks[0] + one.quote + records.marks[1] : `(${words.paraphrase}) ${one.paraphrase ?? ""}`;
}

function figure(id) {
  const one = evidence[id];
  return make("figure", { id: `quote-${id}` },
    one.before ? make("p", { class: "context", dir: "auto", lang: one.lang }, one.before) : null,
    make("blockquote", { dir: "auto", lang: one.lang, class: one.quote ? null : "paraphrase" },
      one.lead ? make("span", { class: "context" }, one.lead, " ") : null,
      quoted(one),
      one.tail ? make("span", { class: "context" }, " ", one.tail) : null),
    one.after ? make("p", { class: "context", dir: "auto", lang: one.lang }, one.after) : null,
    make("figcaption", {}, make("b", {}, make("bdi", {}, one.who ?? "")), one.who ? " · " : "", make("bdi", {}, one.at)));
}

/** Lines of other places as buttons, under a heading. */
function tied(heading, numbers) {
  if (!numbers) return null;
  const buttons = numbers.map((number) => make("li", {}, make("button", { type: "button", "data-n": number, dir: "auto" }, items[number].text)));
  return make("section", { class: "tied" }, make("h3", {}, heading), make("ul", {}, ...buttons));
}

function marks(item) {
  const parts = [];
  if (item.severity) parts.push(make("span", { class: `severity ${item.severity}` }, make("i", { "aria-hidden": "true" }), words[`severity_${item.severity}`]));
  if (item.counts) parts.push(make("span", {}, item.counts));
  if (item.tag) parts.push(make("bdi", {}, item.tag));
  if (item.alone) parts.push(make("span", { class: "count" }, icon("user"), words.one_voice));
  if (item.certainty) parts.push(make("em", {}, item.certainty));
  if (item.basis) parts.push(make("em", {}, words[item.basis]));
  return make("p", { class: "marks" }, ...parts);
}

/** What is copied: the line, its counts, and each quote with its place. */
function cited(item) {
  const lines = [item.text + (item.counts ? ` (${item.counts})` : "")];
  for (const id of item.evidence ?? []) lines.push(`  ${quoted(evidence[id])} — ${[evidence[id].who, evidence[id].at].filter(Boolean).join(", ")}`);
  if (item.against) lines.push(`  ${words.against}:`);
  for (const id of item.against ?? []) lines.push(`  ${quoted(evidence[id])} — ${[evidence[id].who, evidence[id].at].filter(Boolean).join(", ")}`);
  return lines.join("\n");
}

async function copy(item, button) {
  await navigator.clipboard.writeText(cited(item));
  button.lastChild.textContent = words.copied;
}

function place(item) {
  const stage = records.stages[item.stage] ?? (item.stage === -1 ? words.unplaced : null);
  return [item.name, stage === item.text ? null : stage, item.step].filter(Boolean).join(" · ");
}

function contents(item) {
  const close = make("button", { type: "button", "aria-label": words.close, title: words.close }, icon("x"));
  close.addEventListener("click", shut);
  const quotes = item.evidence ?? [];
  const copyButton = make("button", { type: "button", class: "copy" }, icon("copy"), make("span", {}, words.copy));
  copyButton.addEventListener("click", () => copy(item, copyButton));
  return [
    make("div", { class: "top" }, make("p", {}, make("bdi", {}, place(item))), close),
    make("h2", { id: "drawer-title", dir: "auto", lang: item.lang, tabindex: "-1" }, item.text),
    marks(item),
    item.who ? make("p", { class: "said" }, `${words.said_by}: ${item.who.join(", ")}`) : null,
    item.segments ? make("p", { class: "said" }, item.segments.join(" · ")) : null,
    item.left ? make("p", { class: "said" }, Object.entries(item.left).map(([key, value]) => `${words[key]}: ${value}`).join(" · ")) : null,
    item.moods ? make("ul", { class: "moods" }, ...item.moods.map(([who, mood]) => make("li", {}, make("bdi", {}, who), ` ${mood}`))) : null,
    item.moods ? make("p", { class: "said" }, words.spread) : null,
    quotes.length ? make("h3", {}, words.details) : null,
    ...quotes.map(figure),
    quotes.length || item.basis || item.moods || item.told ? null : make("p", { class: "said" }, words.no_quotes),
    item.against ? make("h3", { class: "opposed" }, words.against) : null,
    ...(item.against ?? []).map(figure),
    tied(words.answers, item.answers),
    tied(words.answered, item.answered),
    quotes.length || item.against ? copyButton : null,
  ].filter(Boolean);
}

function show(number, from) {
  if (!drawer.open) opener = from;
  for (const marked of $$(".open[data-n]")) marked.classList.remove("open");
  for (const same of $$(`[data-n="${number}"]`)) same.classList.add("open");
  opened = number;
  drawer.replaceChildren(...contents(items[number]));
  if (!drawer.open) drawer.show();
  drawer.scrollTop = 0;
  $("#drawer-title").focus({ preventScroll: true });
}

function shut() {
  if (!drawer.open) return;
  drawer.close();
  opened = -1;
  for (const marked of $$(".open[data-n]")) marked.classList.remove("open");
  opener?.focus();
}

document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-n]");
  if (!line) return;
  const number = Number(line.dataset.n);
  if (number === opened) shut();
  else show(number, line.closest("#drawer") ? opener : line);
});
