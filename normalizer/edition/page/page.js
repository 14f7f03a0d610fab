
// The reading edition. Everything can be read without this script; it adds cards, search, filters, glosses and review.
const root = document.documentElement;
root.classList.add("js");
const find = (id) => document.getElementById(id);
const data = JSON.parse(find("data").textContent);
const rows = [...document.querySelectorAll(".row[id]")];

// What the reader chose, kept in this browser where it allows that.
const memory = new Map();
function recall(key) {
  try { return JSON.parse(localStorage.getItem(`source-normalizer:${key}`)); } catch { return memory.get(key) ?? null; }
}
function remember(key, value) {
  memory.set(key, value);
  try { localStorage.setItem(`source-normalizer:${key}`, JSON.stringify(value)); } catch { /* private window, full disk */ }
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function say(text) {
  find("spoken").textContent = text;
}

for (const id of ["show-original", "show-cleaned", "show-english", "show-changes", "show-names", "show-gloss", "use-keys"]) {
  const box = find(id), kept = recall(id);
  if (kept !== null) box.checked = kept;
  box.addEventListener("change", () => remember(id, box.checked));
}
find("theme").value = recall("theme") ?? "auto";
find("theme").addEventListener("change", (event) => remember("theme", event.target.value));

// The elements of the text that a note belongs to, by the note's id.
const noted = new Map();
for (const place of document.querySelectorAll("[data-n]")) {
  for (const id of place.dataset.n.split(" ")) {
    if (!noted.has(id)) noted.set(id, []);
    noted.get(id).push(place);
  }
}

// One line of the ledger for each id like e2.14: document 2, line 14.
const lines = new Map();
data.documents.forEach((source, number) => source.lines.forEach((line, index) => {
  const [start, end, rule, status, before, after, prefix, suffix, verdict] = line;
  lines.set(`e${number + 1}.${index}`, { document: source.id, sha256: source.sha256, rule, status, start, end, before, after, prefix, suffix, verdict });
}));

// The segment the keys work on.
let current = null;
function choose(row, focus = true) {
  current?.classList.remove("current");
  current = row;
  row.classList.add("current");
  if (focus) {
    row.querySelector(".number").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
}
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.(".row[id]");
  if (row && row !== current) choose(row, false);
});

// A link to a place that no segment begins at leads to the segment that holds it.
function follow() {
  let name = "";
  try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* not one of our links */ }
  if (!name || find(name)) return find(name)?.closest("details")?.setAttribute("open", "");
  const cut = name.lastIndexOf("#"), offset = Number(name.slice(cut + 1));
  const section = [...document.querySelectorAll("[data-document]")].find((one) => one.dataset.document === name.slice(0, cut));
  const starts = [...(section?.querySelectorAll(".row[id]") ?? [])];
  const row = starts.findLast((one) => Number(one.id.slice(one.id.lastIndexOf("#") + 1)) <= offset) ?? starts[0];
  if (row) choose(row);
}
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => document.querySelectorAll("details.apparatus, details.links").forEach((one) => { one.open = true; }));

// Citing
function cite(row) {
  const text = (name) => row.querySelector(`.${name} p`)?.textContent.trim() ?? "";
  const section = row.closest("[data-document]"), source = data.documents.find((one) => one.id === section.dataset.document);
  const english = text("e"), made = row.querySelector(".e .from")?.textContent;
  const page = location.href.split("#")[0].replace(/^file:.*\//, "");
  return [
    `“${text("c")}”`,
    english && english !== text("c") ? `[${made ? `${made}: ` : ""}“${english}”]` : "",
    `${section.dataset.title}, segment ${row.id} (${row.querySelector(".number").title.split(", ").pop()} of the source, SHA-256 ${source.sha256.slice(0, 16)}…),`,
    `cleaned with ${document.querySelector("meta[name=generator]").content}. ${page}#${encodeURIComponent(row.id)}`,
  ].filter(Boolean).join(" ");
}
async function copyCitation(row) {
  const text = cite(row);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Citation copied.");
  const button = row.querySelector(".cite");
  button.textContent = "copied";
  setTimeout(() => { button.textContent = "cite"; }, 1500);
}
for (const row of rows) {
  const button = element("button", { type: "button", className: "cite", textContent: "cite" });
  button.setAttribute("aria-label", `cite segment ${row.querySelector(".number").textContent}`);
  button.addEventListener("click", () => copyCitation(row));
  row.querySelector(".gutter").append(button);
}
for (const menu of document.querySelectorAll(".menu")) {
  menu.addEventListener("toggle", () => {
    if (menu.open) document.querySelectorAll(".menu[open]").forEach((other) => { if (other !== menu) other.open = false; });
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopPropagation();
    }
  });
}
document.addEventListener("pointerdown", (event) => {
  document.querySelectorAll(".menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
