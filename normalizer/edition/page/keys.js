
// Single keys, which a reader can turn off.
const shown = () => rows.filter((row) => !row.hidden);
function stepRow(by) {
  const list = shown();
  if (!list.length) return;
  const at = list.indexOf(current);
  choose(list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)]);
}
function stepChange(by) {
  const places = [...document.querySelectorAll(".cell a[data-n]:is(.ed, .pr, .fl):not(.off)")].filter((place) => !place.closest(".row").hidden);
  if (!places.length) return;
  const from = cardPlace ?? document.activeElement;
  let at = places.indexOf(from);
  if (at < 0) {
    const mark = current ?? document.body;
    const after = places.findIndex((place) => mark.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
    at = after < 0 ? places.length : after;
    if (by > 0) at -= 1;
  }
  const place = places[Math.min(Math.max(at + by, 0), places.length - 1)];
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
  showCard(place);
}
function judge(decision) {
  const place = cardPlace ?? placeOf(document.activeElement);
  const id = place?.dataset.n.split(" ").find((one) => lines.has(one));
  if (!id) return;
  if (decision !== "amend") return decide(id, decision);
  showCard(place, true);
  amend(card.querySelector(`.verdict[data-line="${id}"]`), id);
}
const keys = {
  j: () => stepRow(1), k: () => stepRow(-1), n: () => stepChange(1), p: () => stepChange(-1),
  a: () => judge("accept"), r: () => judge("reject"), e: () => judge("amend"), u: () => judge(null),
  g: () => current && listWords(current), c: () => current && copyCitation(current),
  1: () => find("show-original").click(), 2: () => find("show-cleaned").click(), 3: () => find("show-english").click(),
  "/": () => find("search").focus(), "?": () => find("help").showModal(),
};
addEventListener("keydown", (event) => {
  const typingIn = event.target.matches?.("input:not([type=checkbox]), select, textarea") || document.querySelector("dialog[open]");
  if (typingIn || event.ctrlKey || event.metaKey || event.altKey || !find("use-keys").checked) return;
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
  if (act) { event.preventDefault(); act(); }
});
find("keys").addEventListener("click", () => find("help").showModal());
follow();
