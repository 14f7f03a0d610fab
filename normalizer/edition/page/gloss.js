
// Hover gloss: the word under the pointer with its reading and its meaning; `g` lists the words of a segment.
const bubble = find("bubble");
function wordsOf(row) {
  const found = [], list = data.glosses[decodeId(row.id)] ?? [];
  let place = 0;
  for (let index = 0; index < list.length; index += 2) {
    const [word, pinyin, english] = data.words[list[index + 1]];
    const start = place + list[index];
    place = start + word.length;
    found.push({ start, end: place, word, pinyin, english });
  }
  return found;
}
// An id with its white space and per cent signs, which the page's ids do not hold.
function decodeId(id) {
  return id.replace(/%([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
function pointAt(cell, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y) ?? (() => {
    const range = document.caretRangeFromPoint?.(x, y);
    return range && { offsetNode: range.startContainer, offset: range.startOffset };
  })();
  if (!caret || caret.offsetNode.nodeType !== Node.TEXT_NODE || !cell.contains(caret.offsetNode)) return -1;
  const before = new Range();
  before.setStart(cell, 0);
  before.setEnd(caret.offsetNode, caret.offset);
  return before.toString().length;
}
function rangeOf(cell, start, end) {
  const range = new Range(), walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let done = 0, open = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = done + node.length;
    if (!open && start < next) { range.setStart(node, start - done); open = true; }
    if (open && end <= next) { range.setEnd(node, end - done); return range; }
    done = next;
  }
  return null;
}
function hideGloss() {
  bubble.hidden = true;
  CSS.highlights?.delete("word");
}
function glossAt(event) {
  const cell = event.target.closest?.(".row[id] .c > p");
  if (!cell || !find("show-gloss").checked || event.target.closest("#card")) return hideGloss();
  const place = pointAt(cell, event.clientX, event.clientY);
  for (const word of place < 0 ? [] : wordsOf(cell.closest(".row"))) {
    if (place < word.start || place > word.end) continue;
    const range = rangeOf(cell, word.start, word.end);
    const boxes = [...(range?.getClientRects() ?? [])];
    const inside = boxes.some((box) => event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom);
    if (!inside) continue;
    bubble.replaceChildren(element("b", { textContent: word.pinyin }), ` ${word.english}`);
    bubble.hidden = false;
    put(bubble, range, false);
    CSS.highlights?.set("word", new Highlight(range));
    return undefined;
  }
  return hideGloss();
}
let frame = 0;
document.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch") return;
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => glossAt(event));
});
function listWords(row) {
  const words = wordsOf(row);
  if (!words.length) return say("No glosses for this segment.");
  const tag = row.querySelector(".c p").lang;
  find("words").querySelector("tbody").replaceChildren(...words.map(({ word, pinyin, english }) => {
    const head = element("th", { scope: "row", textContent: word, lang: tag });
    return element("tr", {}, head, element("td", { textContent: pinyin }), element("td", { textContent: english }));
  }));
  find("words").showModal();
  return undefined;
}
