
// Filters and search. A note that a filter leaves out loses its colour; segments are hidden only on request.
const searched = rows.length ? ".row" : "tbody tr"; // an index page has tables only
const counts = new Map();
for (const line of lines.values()) {
  for (const rule of new Set(line.rule.split("+"))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
}
for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
  const box = element("input", { type: "checkbox", name: "rule", value: rule, checked: true });
  find("rules").append(element("label", {}, box, element("code", { textContent: rule }), ` ${count}`));
}
const boxes = (name) => [...document.querySelectorAll(`#filter input[name="${name}"]`)];
const chosen = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));

function matches(id, line, kinds, rules, least, most) {
  const sure = Number(find(id)?.dataset.c ?? 0) * 100;
  return kinds.has(line.status) && line.rule.split("+").some((rule) => rules.has(rule)) &&
    sure >= least - 0.05 && sure <= most + 0.05 && !(find("undecided").checked && decisions.has(id));
}
let fitting = new Set(lines.keys());
function filter() {
  const kinds = chosen("kind"), rules = chosen("rule");
  const least = Number(find("least").value || 0), most = Number(find("most").value || 100);
  fitting = new Set();
  for (const [id, line] of lines) {
    const fits = matches(id, line, kinds, rules, least, most);
    if (fits) fitting.add(id);
    const entry = find(id);
    if (entry) entry.hidden = !fits;
  }
  const rowsWith = new Set();
  for (const place of document.querySelectorAll(".cell [data-n]")) {
    const own = place.dataset.n.split(" ").filter((id) => lines.has(id));
    const fits = own.some((id) => fitting.has(id));
    place.classList.toggle("off", own.length > 0 && !fits);
    if (fits) rowsWith.add(place.closest(".row"));
  }
  const found = search();
  const only = find("matching").checked;
  for (const row of document.querySelectorAll(searched)) row.hidden = (only && !rowsWith.has(row)) || (found !== null && !found.has(row));
  find("filtered").textContent = `${fitting.size} of ${lines.size} lines, in ${rowsWith.size} segments.`;
}

// The places of a text in a cell, whose text is spread over several nodes.
function rangesIn(cell, wanted) {
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([text.length, node]);
    text += node.data;
  }
  const low = text.toLowerCase();
  if (low.length !== text.length) return low.includes(wanted) ? [null] : [];
  const point = (place, end) => {
    const [start, node] = nodes.findLast(([from]) => (end ? from < place : from <= place));
    return [node, place - start];
  };
  const ranges = [];
  for (let place = low.indexOf(wanted); place >= 0 && ranges.length < 100; place = low.indexOf(wanted, place + wanted.length)) {
    const range = new Range();
    range.setStart(...point(place, false));
    range.setEnd(...point(place + wanted.length, true));
    ranges.push(range);
  }
  return ranges;
}
function search() {
  const wanted = find("search").value.trim().toLowerCase();
  CSS.highlights?.delete("search");
  find("found").textContent = "";
  if (!wanted) return null;
  const found = new Set(), ranges = [];
  for (const row of document.querySelectorAll(searched)) {
    for (const cell of row.querySelectorAll(".cell p, td, th")) {
      const here = rangesIn(cell, wanted);
      if (here.length) found.add(row);
      ranges.push(...here.filter(Boolean));
    }
  }
  CSS.highlights?.set("search", new Highlight(...ranges));
  const what = rows.length ? "segment" : "row";
  find("found").textContent = found.size === 1 ? `1 ${what}` : `${found.size} ${what}s`;
  return found;
}
// One decision on everything the filter leaves, but for what is decided already.
for (const [button, decision] of [["accept-shown", "accept"], ["reject-shown", "reject"]]) {
  find(button).addEventListener("click", () => {
    const open = [...fitting].filter((id) => !decisions.has(id));
    if (!open.length || !confirm(`${open.length} lines will be ${verbs[decision]}. What is decided already stays.`)) return;
    open.forEach((id) => decisions.set(id, { decision, text: null, note: "" }));
    keep();
    open.forEach(showDecision);
    tally();
    say(`${open.length} ${verbs[decision]}`);
  });
}
let typing = 0;
find("search").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(filter, 120); });
find("filter").addEventListener("input", filter);
for (const [id, checked] of [["all-rules", true], ["no-rules", false]]) {
  find(id).addEventListener("click", () => { boxes("rule").forEach((box) => { box.checked = checked; }); filter(); });
}
