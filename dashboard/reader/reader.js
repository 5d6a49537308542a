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
    if (first) first.tabIndex = 0;
    pane.append(make("h4", "", this.data.words.facts), list);
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
      for (const id of ids) this.marks.set(id, [...(this.marks.get(id) || []), node]);
      if (ids.length) node.onclick = () => this.clickPiece(ids);
      text.append(node);
      return [node, ids];
    });
    text.onkeydown = (event) => this.step(event);
    pane.append(make("h4", "", this.data.words.text), text);
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
    for (const [node, ids] of this.pieces || []) {
      if (!ids.length) continue;
      const [top, under] = ids.filter((id) => this.isOn(id)).map((id) => this.kindOf(id));
      node.className = top ? `mark ${top}` : "";
      node.style.setProperty("--kind", this.colours[top] || "");
      if (under && under !== "measure") {
        node.classList.add("over");
        node.style.setProperty("--under", this.colours[under]);
      }
    }
    this.mark(this.chosen, true);
  }

  mark(id, is) {
    const colour = this.colours[this.kindOf(id)];
    for (const node of this.marks.get(id) || []) {
      node.classList.toggle("chosen", is);
      if (is && colour) { node.classList.add("mark"); node.style.setProperty("--kind", colour); }
    }
    const row = this.rows.get(id);
    if (row) { row.setAttribute("aria-current", String(is)); row.tabIndex = is ? 0 : -1; }
  }

  choose(id, { tell = false, text = false, list = false } = {}) {
    this.chosen = id;
    for (const row of this.list.querySelectorAll('[tabindex="0"]')) row.tabIndex = -1;
    for (const row of this.list.querySelectorAll('[aria-current="true"]')) row.removeAttribute("aria-current");
    for (const node of this.root.querySelectorAll(".chosen")) node.classList.remove("chosen");
    this.paint();
    if (text) this.bring(this.text, (this.marks.get(id) || [])[0]);
    if (list) this.bring(this.list, this.rows.get(id));
    const line = this.lines.get(id), place = line ? [line.start, line.end] : this.data.place;
    if (!place) return;
    this.say(place, line);
    if (tell) this.tell(`${place[0]}-${place[1]}`);
  }

  // The pane scrolls, never the page: the other pane must stay in sight.
  bring(pane, node) {
    if (!pane || !node) return;
    const box = node.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    pane.scrollTop += box.top - frame.top - Math.max(8, (pane.clientHeight - box.height) / 3);
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
    if (next) { next.tabIndex = 0; next.focus(); }
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
  reader.tell = (place) => setStateValue("at", `${place}#${Date.now()}`);
  if (!reader.data || reader.data.stamp !== data.stamp) {
    const kept = reader.data && reader.data.text_id === data.text_id ? reader.chosen : "";
    if (!kept) reader.visit = null;
    reader.build(data);
    if (kept && reader.lines.has(kept)) reader.choose(kept, { text: true, list: true });
  }
  reader.data.link = data.link;
  reader.open(data);
}
