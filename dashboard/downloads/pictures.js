// The chart on the page as a picture that stands for itself: title above, source below, its font inside.
// Streamlit's chart has no such download, and making pictures on the server would need a browser there.
const SVG = "http://www.w3.org/2000/svg";

function lines(text, width, size, measure) {
  measure.font = `${size}px 'Notice Sans', sans-serif`;
  const found = [""];
  for (const piece of text.match(/[\u0020-\u2e7f]+?(?:\s|$|(?=[^\u0020-\u2e7f]))|[^\u0020-\u2e7f]/g) || []) {
    const longer = found[found.length - 1] + piece;
    if (measure.measureText(longer).width > width && found[found.length - 1]) found.push(piece.trimStart());
    else found[found.length - 1] = longer;
  }
  return found;
}

function addText(svg, text, { y, size, weight, colour, width, measure }) {
  for (const line of lines(text, width - 24, size, measure)) {
    const node = document.createElementNS(SVG, "text");
    y += size * 1.45;
    Object.entries({ x: 12, y, fill: colour, "font-size": size, "font-weight": weight }).forEach(([k, v]) => node.setAttribute(k, v));
    node.textContent = line;
    svg.appendChild(node);
  }
  return y;
}

function picture(chart, data) {
  const layers = [...chart.querySelectorAll(".main-svg")].filter((layer) => !layer.closest(".modebar-container"));
  const width = Number(layers[0].getAttribute("width")), height = Number(layers[0].getAttribute("height"));
  const measure = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.querySelector(".stApp"));
  const svg = document.createElementNS(SVG, "svg");
  const background = document.createElementNS(SVG, "rect");
  background.setAttribute("width", "100%"); background.setAttribute("height", "100%"); background.setAttribute("fill", style.backgroundColor);
  const font = document.createElementNS(SVG, "style");
  font.textContent = `@font-face{font-family:'Notice Sans';src:url(data:font/woff;base64,${data.font})} text,tspan{font-family:'Notice Sans',sans-serif !important}`;
  svg.append(font, background);
  const common = { width, measure, colour: style.color };
  const top = addText(svg, data.title, { ...common, y: 4, size: 16, weight: 600 }) + 12;
  for (const layer of layers) {
    const part = document.createElementNS(SVG, "g");
    part.setAttribute("transform", `translate(0,${top})`);
    part.innerHTML = layer.innerHTML;
    part.querySelectorAll(".hoverlayer,.draglayer,.cursor-pointer > .drag").forEach((node) => node.remove());
    svg.appendChild(part);
  }
  const bottom = addText(svg, data.source, { ...common, y: top + height, size: 11, weight: 400 }) + 12;
  Object.entries({ xmlns: SVG, width, height: bottom, viewBox: `0 0 ${width} ${bottom}` }).forEach(([k, v]) => svg.setAttribute(k, v));
  return { text: new XMLSerializer().serializeToString(svg), width, height: bottom };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function savePng(made, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2 * made.width; canvas.height = 2 * made.height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(made.text);
}

export default function ({ data, parentElement }) {
  for (const kind of ["png", "svg"]) {
    const button = parentElement.querySelector(`.${kind}`);
    button.textContent = data[kind];
    button.onclick = () => {
      const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      if (!chart) return;
      const made = picture(chart, data), name = `${data.name}.${kind}`;
      if (kind === "svg") save(new Blob([made.text], { type: "image/svg+xml" }), name);
      else savePng(made, name);
    };
  }
}
