
// Cards: what is known of a place, on hover and on focus; a click or Enter holds the card open and moves into it.
const card = find("card");
let cardPlace = null, held = false, closing = 0;

const titles = { ed: "Change", pr: "Proposal", fl: "Flag" };
function aboutNote(id) {
  const entry = find(id);
  if (!entry) return null;
  const copy = entry.cloneNode(true);
  copy.removeAttribute("id");
  copy.querySelectorAll(".verdict").forEach((one) => one.remove());
  const kind = Object.keys(titles).find((name) => entry.classList.contains(name));
  const section = element("section");
  if (kind) {
    const said = entry.classList.contains("reviewed") ? ", reviewed" : "";
    section.append(element("h4", { textContent: titles[kind] + said }), ...copy.childNodes, verdictButtons(id));
    section.className = kind;
    return section;
  }
  copy.querySelector(".kwic")?.closest("p").remove();
  const known = entry.dataset.entry ? find(entry.dataset.entry) : null;
  const name = id.startsWith("n");
  section.append(element("h4", { textContent: name ? "Name" : "Date" }));
  if (known) {
    const heading = known.querySelector(name ? "th" : "p").cloneNode(true);
    const link = element("a", { href: `#${encodeURIComponent(known.id)}` }, ...heading.childNodes);
    section.append(element("p", {}, link));
    const chinese = name ? known.cells[1].cloneNode(true).childNodes : [];
    if (name) section.append(element("p", { className: "sub" }, ...chinese, chinese.length ? ", " : "", known.cells[2].textContent));
    const drawn = name ? [] : onTimeline(known.id);
    if (drawn.length) {
      const link = element("a", { href: "#dates", textContent: "On the timeline" });
      link.addEventListener("click", () => light(drawn));
      section.append(element("p", {}, link));
    }
  }
  section.append(...copy.childNodes);
  return section;
}
// The timeline: a date of the text lights its bars, and a bar leads to the entry of its date.
const bars = [...document.querySelectorAll(".timeline [data-time]")];
function onTimeline(id) {
  return bars.filter((bar) => `time:${bar.dataset.time}` === decodeId(id));
}
function light(lit) {
  bars.forEach((bar) => bar.classList.toggle("lit", lit.includes(bar)));
}
for (const bar of bars) {
  bar.addEventListener("click", () => {
    const entry = [...document.querySelectorAll(".time")].find((one) => decodeId(one.id) === `time:${bar.dataset.time}`);
    if (!entry) return;
    light(onTimeline(entry.id));
    location.hash = encodeURIComponent(entry.id);
  });
}

function showCard(place, hold = false) {
  clearTimeout(closing);
  held = hold;
  if (cardPlace !== place) {
    const sections = place.dataset.n.split(" ").map(aboutNote).filter(Boolean);
    if (!sections.length) return;
    card.replaceChildren(...sections);
    cardPlace?.removeAttribute("aria-describedby");
    cardPlace = place;
    place.setAttribute("aria-describedby", "card");
  }
  card.hidden = false;
  put(card, place, true);
}
function hideCard() {
  clearTimeout(closing);
  if (card.hidden) return;
  const inside = card.contains(document.activeElement);
  const place = cardPlace;
  card.hidden = true;
  place?.removeAttribute("aria-describedby");
  held = false;
  cardPlace = null;
  if (inside) place?.focus({ preventScroll: true });
}
function put(box, place, below) {
  const where = place.getClientRects()[0] ?? place.getBoundingClientRect();
  const wide = root.clientWidth, size = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(where.left, wide - size.width - 8));
  let top = below ? where.bottom + 6 : where.top - size.height - 4;
  if (below && top + size.height > innerHeight && where.top - size.height - 6 > 0) top = where.top - size.height - 6;
  if (!below && top < 0) top = where.bottom + 4;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

const placeOf = (target) => target.closest?.(".cell [data-n]");
document.addEventListener("pointerover", (event) => {
  if (held || event.pointerType === "touch") return;
  const place = placeOf(event.target);
  if (place) showCard(place);
  else if (card.contains(event.target)) clearTimeout(closing);
  else if (!card.hidden) { clearTimeout(closing); closing = setTimeout(() => held || hideCard(), 250); }
});
document.addEventListener("focusin", (event) => {
  const place = placeOf(event.target);
  if (place) showCard(place);
  else if (!card.contains(event.target)) hideCard();
});
document.addEventListener("click", (event) => {
  const place = placeOf(event.target);
  if (place && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    showCard(place, true);
    const first = card.querySelector("button, a");
    if (event.detail === 0) first?.focus(); // Enter
  } else if (held && !card.contains(event.target)) {
    hideCard();
  }
});
card.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) { hideCard(); setTimeout(follow); }
});
addEventListener("keydown", (event) => { if (event.key === "Escape") hideCard(); });
