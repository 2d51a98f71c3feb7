// The keyboard: one stop for the whole grid, arrows inside it.
const grid = $(".map");
const visible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
const stops = (cell) => $$("button", cell).filter(visible);
const rowsOf = () => $$(".row", grid).map((row) => [...row.children].filter((part) => part.hasAttribute("role")));
let stop = null;

/** Makes `button` the grid's only stop for Tab. */
function settle(button) {
  stop?.setAttribute("tabindex", "-1");
  stop = button;
  stop?.setAttribute("tabindex", "0");
}

function where(button) {
  const table = rowsOf();
  const row = table.findIndex((cells) => cells.some((cell) => cell.contains(button)));
  const column = table[row].findIndex((cell) => cell.contains(button));
  const inside = stops(table[row][column]);
  return { table, row, column, inside, at: inside.indexOf(button) };
}

/** The next button in the direction of `down` rows and `across` columns, or null at the edge. */
function beyond({ table, row, column, at }, down, across) {
  for (let r = row + down, c = column + across; table[r]?.[c]; r += down, c += across) {
    const found = stops(table[r][c]);
    if (found.length) return across ? found[Math.min(at, found.length - 1)] : found[down > 0 ? 0 : found.length - 1];
  }
  return null;
}

function next(key, button) {
  const from = where(button);
  const forward = getComputedStyle(grid).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowDown") return from.inside[from.at + 1] ?? beyond(from, 1, 0);
  if (key === "ArrowUp") return from.inside[from.at - 1] ?? beyond(from, -1, 0);
  if (key === "Home") return beyond({ ...from, column: -1 }, 0, 1);
  if (key === "End") return beyond({ ...from, column: from.table[from.row].length }, 0, -1);
  return beyond(from, 0, key === forward ? 1 : -1);
}

grid.addEventListener("focusin", (event) => event.target.closest("button") && settle(event.target.closest("button")));
grid.addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
  const button = event.target.closest("button");
  const found = button && next(event.key, button);
  if (!found) return;
  event.preventDefault();
  found.focus();
  found.scrollIntoView({ block: "nearest", inline: "nearest" });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer.open) {
    event.preventDefault();
    shut();
  } else if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "Escape" && event.target === search) {
    board.focus();
  }
});
settle($$("button", grid).find((button) => button.closest(".cell") && visible(button)) ?? $("button", grid));
