// Facts beside the text they stand in. Everything shown is set as text, never as markup: notices are other people's words.
const instances = new WeakMap();

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

class Reader {
  constructor(root) {
    this.root = root;
    this.off = new Set();
    this.visit = null;
  }

  build(data) {
    this.data = data;
    this.colours = Object.fromEntries(data.kinds.map((kind) => [kind.code, kind.colour]));
    this.lines = new Map(data.lines.filter((line) => line.id).map((line) => [line.id, line]));
    this.rows = new Map();
    this.marks = new Map();
    this.chosen = "";
    const panes = make("div", data.pieces ? "panes" : "panes alone");
    panes.append(this.buildFacts());
    if (data.pieces) panes.append(this.buildText());
    this.said = make("div", "said");
    this.said.setAttribute("aria-live", "polite");
    this.root.replaceChildren(this.buildKinds(), panes, this.said);
    this.paint();
  }

  buildKinds() {
    const bar = make("div", "kinds");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", this.data.words.kinds);
    for (const kind of this.data.kinds.filter((kind) => kind.n)) {
      const button = make("button");
      button.type = "button";
      button.dataset.kind = kind.code;
      button.style.setProperty("--kind", kind.colour);
      button.append(make("span", "dot"), make("span", "", `${kind.label} ${kind.n}`));
      button.setAttribute("aria-pressed", String(!this.off.has(kind.code)));
      button.onclick = () => {
        if (!this.off.delete(kind.code)) this.off.add(kind.code);
        button.setAttribute("aria-pressed", String(!this.off.has(kind.code)));
        this.paint();
        this.tellOff([...this.off].join(","));
      };
      bar.append(button);
    }
    return bar;
  }

  buildFacts() {
    const pane = make("div"), list = make("ul", "facts");
    for (const line of this.data.lines) {
      const item = make("li", `level${line.level}`);
      if (!line.id) item.append(make("div", "section", line.text));
      else item.append(this.buildFact(line));
      list.append(item);
    }
    list.onkeydown = (event) => this.walk(event);
    const first = list.querySelector(".fact");
    if (first) this.makeEntry(first);
    pane.append(make("h3", "", this.data.words.facts), list);
    this.list = list;
    return pane;
  }

  buildFact(line) {
    const button = make("button", "fact");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.fact = line.id;
    button.style.setProperty("--kind", this.colours[line.kind]);
    button.append(make("span", "dot"), make("span", "", line.text));
    // Without the text its place is all there is to go by.
    const detail = [line.detail, this.data.pieces ? "" : this.places(line.start, line.end)].filter(Boolean).join(" · ");
    if (detail) button.append(make("span", "detail", detail));
    if (line.doubt) button.append(make("span", "doubt", line.doubt));
    button.onclick = () => this.choose(line.id, { tell: true, text: true });
    this.rows.set(line.id, button);
    return button;
  }

  buildText() {
    const pane = make("div"), text = make("div", "text");
    text.tabIndex = 0;
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", `${this.data.words.text}. ${this.data.words.keys}`);
    this.pieces = this.data.pieces.map(([words, ids]) => {
      const node = ids.length ? make("span", "", words) : document.createTextNode(words);
      for (const id of ids) {
        if (!this.marks.has(id)) this.marks.set(id, []);
        this.marks.get(id).push([node, ids]);
      }
      if (ids.length) node.onclick = () => this.clickPiece(ids);
      text.append(node);
      return [node, ids];
    });
    text.onkeydown = (event) => this.step(event);
    pane.append(make("h3", "", this.data.words.text), text);
    this.text = text;
    return pane;
  }

  // A piece under several facts: the shortest first, another click the one around it.
  clickPiece(ids) {
    if (String(document.getSelection())) return;
    const open = ids.filter((id) => this.isOn(id));
    if (!open.length) return;
    this.choose(open[(open.indexOf(this.chosen) + 1) % open.length], { tell: true, list: true });
  }

  kindOf(id) { return this.lines.has(id) ? this.lines.get(id).kind : "passage"; }
  isOn(id) { return !this.off.has(this.kindOf(id)); }

  paint() {
    for (const [id, row] of this.rows) row.parentNode.classList.toggle("hidden", !this.isOn(id));
    for (const [node, ids] of this.pieces || []) this.paintPiece(node, ids);
  }

  paintPiece(node, ids) {
    if (!ids.length) return;
    const [top, under] = ids.filter((id) => this.isOn(id)).map((id) => this.kindOf(id));
    const isChosen = ids.includes(this.chosen), kind = isChosen ? this.kindOf(this.chosen) : top;
    const below = !isChosen && under && under !== "measure";
    node.className = [kind && `mark ${kind}`, below && "over", isChosen && "chosen"].filter(Boolean).join(" ");
    node.style.cssText = [kind && this.colours[kind] && `--kind:${this.colours[kind]}`, below && `--under:${this.colours[under]}`].filter(Boolean).join(";");
  }

  choose(id, { tell = false, text = false, list = false } = {}) {
    const before = this.chosen;
    this.chosen = id;
    for (const one of [before, id]) {
      for (const [node, ids] of this.marks.get(one) || []) this.paintPiece(node, ids);
      const row = this.rows.get(one);
      if (row) row.setAttribute("aria-current", String(one === id));
    }
    if (this.rows.has(id)) this.makeEntry(this.rows.get(id));
    if (text) this.bring(this.text, ((this.marks.get(id) || [])[0] || [])[0]);
    if (list) this.bring(this.list, this.rows.get(id));
    const line = this.lines.get(id), place = line ? [line.start, line.end] : this.data.place;
    if (!place) return;
    this.say(place, line);
    if (tell) this.tell(`${place[0]}-${place[1]}`);
  }

  // One fact at a time is reached with Tab, the others from there with the arrow keys.
  makeEntry(row) {
    if (this.entry) this.entry.tabIndex = -1;
    this.entry = row;
    row.tabIndex = 0;
  }

  // The pane scrolls; the page only where the node would else be out of sight (on a phone one pane is above the other).
  bring(pane, node) {
    if (!pane || !node) return;
    const box = node.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    pane.scrollTop += box.top - frame.top - Math.max(8, (pane.clientHeight - box.height) / 3);
    node.scrollIntoView({ block: "nearest" });
  }

  places(start, end) { return this.data.words.place.replace("[start]", start).replace("[end]", end); }

  say(place, line) {
    const places = this.places(...place);
    this.said.replaceChildren(make("span", "", line ? `${line.text} · ${places}` : places));
    if (!this.data.link) return;
    const link = make("a", "", this.data.words.link);
    link.href = `${this.data.link}&at=${place[0]}-${place[1]}`;
    this.said.append(link);
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const rows = [...this.rows.values()].filter((row) => !row.parentNode.classList.contains("hidden"));
    const now = rows.indexOf(event.target.closest(".fact"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, now + step))];
    if (next) { this.makeEntry(next); next.focus(); }
  }

  step(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const ids = [...this.lines.keys()].filter((id) => this.isOn(id) && this.marks.has(id));
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(this.chosen) + step))];
    if (next) this.choose(next, { tell: true, text: true, list: true });
  }

  open(data) {
    if (data.visit === this.visit) return;
    this.visit = data.visit;
    // After the page has laid out its parts, or there is nothing to scroll to.
    if (data.target) requestAnimationFrame(() => {
      this.choose(data.target, { text: true, list: true });
      this.root.scrollIntoView({ block: "nearest" });
    });
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".reader");
  const reader = instances.get(root) || new Reader(root);
  instances.set(root, reader);
  // The time makes each choice a new one: the same place may be chosen again after another notice was shown.
  // Steps in quick succession are told once, when they end.
  reader.tell = (place) => {
    clearTimeout(reader.telling);
    reader.telling = setTimeout(() => setStateValue("at", `${place}#${Date.now()}`), 250);
  };
  reader.tellOff = (codes) => setStateValue("off", codes);
  if (!reader.data) reader.off = new Set(data.off);
  if (!reader.data || reader.data.stamp !== data.stamp) {
    const kept = reader.data && reader.data.text_id === data.text_id ? reader.chosen : "";
    if (!kept) reader.visit = null;
    reader.build(data);
    if (kept && reader.lines.has(kept)) reader.choose(kept, { text: true, list: true });
  }
  reader.data.link = data.link;
  reader.open(data);
}
