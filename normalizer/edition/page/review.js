
// Review: decisions on the lines of the ledger, kept in this browser by document, exported as review.json.
const decisions = new Map(); // id of a line -> { decision, text, note }
let lost = []; // decisions of this browser or of a file whose places are no longer on the page
const verbs = { accept: "accepted", reject: "rejected", amend: "amended" };
const marksOf = { accept: "yes", reject: "no", amend: "changed" };

function load() {
  for (const [id, line] of lines) {
    if (line.verdict) decisions.set(id, { decision: line.verdict });
  }
  for (const source of data.documents) {
    for (const made of recall(`review:${source.sha256}`) ?? []) {
      const id = lineOf(made);
      if (!id) lost.push(made);
      else if (made.decision in verbs) decisions.set(id, made);
      else decisions.delete(id);
    }
  }
}
find("reviewer").value = recall("reviewer") ?? "";
find("reviewer").addEventListener("input", (event) => remember("reviewer", event.target.value));

function record(id) {
  const { verdict, ...place } = lines.get(id);
  const { decision, text = null, note = "" } = decisions.get(id) ?? { decision: "none" };
  return { ...place, decision, text, note };
}
function keep() {
  const kept = new Map(data.documents.map((source) => [source.sha256, []]));
  for (const [id, line] of lines) {
    // a decision of an earlier review that the reader has taken back is kept as none
    if (decisions.has(id) || line.verdict) kept.get(line.sha256).push(record(id));
  }
  for (const made of lost) kept.get(made.sha256)?.push(made);
  for (const [sha256, list] of kept) remember(`review:${sha256}`, list);
}
function decide(id, decision, text = null, note = "") {
  if (decision) decisions.set(id, { decision, text, note });
  else decisions.delete(id);
  keep();
  showDecision(id);
  tally();
  say(decision ? verbs[decision] : "decision taken back");
}
function showDecision(id) {
  const made = decisions.get(id)?.decision;
  for (const place of noted.get(id) ?? []) {
    if (place.tagName !== "A") continue;
    place.classList.remove("yes", "no", "changed");
    if (made) place.classList.add(marksOf[made]);
  }
  for (const group of document.querySelectorAll(`.verdict[data-line="${id}"]`)) paint(group, id);
}
function paint(group, id) {
  const made = decisions.get(id);
  for (const button of group.querySelectorAll("button[data-decision]")) {
    button.setAttribute("aria-pressed", String(button.dataset.decision === made?.decision));
  }
  group.querySelector("output").textContent = made?.decision === "amend" ? `“${made.text ?? ""}”` : "";
}
function verdictButtons(id) {
  const group = element("div", { className: "verdict" });
  group.dataset.line = id;
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Your decision");
  for (const [decision, label] of [["accept", "Accept"], ["reject", "Reject"], ["amend", "Amend…"]]) {
    const button = element("button", { type: "button", textContent: label });
    button.dataset.decision = decision;
    button.addEventListener("click", () => {
      if (decision === "amend") amend(group, id);
      else decide(id, decisions.get(id)?.decision === decision ? null : decision);
    });
    group.append(button);
  }
  group.append(element("output"));
  paint(group, id);
  return group;
}
function amend(group, id) {
  if (group.querySelector("form")) return group.querySelector("input").focus();
  const line = lines.get(id), made = decisions.get(id);
  const text = element("input", { type: "text", value: made?.text ?? line.after ?? line.before });
  text.setAttribute("aria-label", "What should stand here");
  const note = element("input", { type: "text", value: made?.note ?? "", placeholder: "Reason" });
  note.setAttribute("aria-label", "Reason for the decision");
  const form = element("form", {}, text, note, element("button", { textContent: "Save" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(id, "amend", text.value, note.value);
    form.remove();
    group.querySelector("button").focus();
  });
  group.append(form);
  text.focus();
}

function tally() {
  const counts = { accept: 0, reject: 0, amend: 0 };
  for (const { decision } of decisions.values()) counts[decision] += 1;
  find("decided").textContent = decisions.size ? `(${decisions.size})` : "";
  find("unplaced").replaceChildren(...lost.map((made) => element("li", {
    textContent: `No such place on this page: “${made.before}” (${made.document}, ${made.rule}); the decision is exported as it was.`,
  })));
  find("tally").textContent = `${decisions.size} of ${lines.size} decided: ${Object.entries(counts).map(([name, count]) => `${count} ${verbs[name]}`).join(", ")}.`;
}

function exported() {
  const made = [...lines.keys()].filter((id) => decisions.has(id)).map(record);
  return { format: data.format, reviewer: find("reviewer").value, decisions: [...made, ...lost.filter((one) => one.decision in verbs)] };
}
find("export").addEventListener("click", () => {
  const blob = new Blob([`${JSON.stringify(exported(), null, 1)}\n`], { type: "application/json" });
  const link = element("a", { href: URL.createObjectURL(blob), download: "review.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

// The line that a decision is about: the same one, or the only one with the same texts and surroundings.
function lineOf(made) {
  const own = [...lines].filter(([, line]) => line.document === made.document || line.sha256 === made.sha256);
  const same = own.filter(([, line]) => line.before === made.before && line.after === (made.after ?? null));
  const tests = [
    (line) => line.start === made.start && line.prefix === made.prefix && line.suffix === made.suffix && line.rule === made.rule,
    (line) => line.prefix === made.prefix && line.suffix === made.suffix,
    (line) => line.prefix.slice(-6) === made.prefix.slice(-6) && line.suffix.slice(0, 6) === made.suffix.slice(0, 6),
  ];
  for (const test of tests) {
    const fitting = same.filter(([, line]) => test(line));
    if (fitting.length) return fitting.length === 1 ? fitting[0][0] : null;
  }
  return null;
}
function take(review) {
  if (review?.format !== data.format || !Array.isArray(review.decisions)) throw new Error("not a review of an edition");
  const found = new Map(), strays = [];
  const here = (made) => data.documents.some((source) => source.id === made.document || source.sha256 === made.sha256);
  for (const made of review.decisions) {
    if (!Object.hasOwn(verbs, made?.decision) || ["before", "prefix", "suffix"].some((name) => typeof made[name] !== "string")) {
      throw new Error("a decision is not one");
    }
    const id = lineOf(made);
    if (id) found.set(id, { decision: made.decision, text: made.text ?? null, note: made.note ?? "" });
    else if (here(made)) strays.push(made);
  }
  lost = strays; // decisions on other documents belong to their pages
  found.forEach((made, id) => decisions.set(id, made));
  if (review.reviewer) { find("reviewer").value = review.reviewer; remember("reviewer", review.reviewer); }
  keep();
  lines.forEach((_, id) => showDecision(id));
  tally();
}
find("import").addEventListener("change", async (event) => {
  try {
    take(JSON.parse(await event.target.files[0].text()));
  } catch (error) {
    find("unplaced").replaceChildren(element("li", { textContent: `The file could not be read: ${error.message}. Nothing was changed.` }));
  }
  event.target.value = "";
});
find("forget").addEventListener("click", () => {
  if (!decisions.size && !lost.length || !confirm(`Discard ${decisions.size} decisions?`)) return;
  const ids = [...decisions.keys()];
  decisions.clear();
  lost = [];
  keep();
  ids.forEach(showDecision);
  tally();
});
for (const apparatus of document.querySelectorAll(".apparatus")) {
  apparatus.addEventListener("toggle", () => {
    for (const line of apparatus.querySelectorAll(".line")) {
      if (!line.querySelector(".verdict")) line.append(verdictButtons(line.id));
    }
  }, { once: true });
}
load();
decisions.forEach((_, id) => showDecision(id));
tally();
