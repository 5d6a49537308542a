// Charts grow to the width of the paper: while printing, each layer of a chart is a picture of the size it was drawn in.
(() => {
  if (window.printsCharts) return; // a script runs again with every page
  window.printsCharts = true;
  const layers = () => document.querySelectorAll(".js-plotly-plot .main-svg");

  function scale(layer) {
    const [width, height] = ["width", "height"].map((name) => parseFloat(layer.getAttribute(name)));
    if (!(width && height)) return;
    const box = `0 0 ${width} ${height}`;
    if (layer.getAttribute("viewBox") !== box) layer.setAttribute("viewBox", box);
    layer.closest(".svg-container")?.style.setProperty("--drawn", `${width} / ${height}`);
  }

  // Plotly may draw again when the paper changes the width of the page.
  const watch = new MutationObserver((changes) => changes.forEach((change) => scale(change.target)));

  addEventListener("beforeprint", () => layers().forEach((layer) => {
    scale(layer);
    watch.observe(layer, { attributeFilter: ["width", "height"] });
  }));
  addEventListener("afterprint", () => {
    watch.disconnect();
    layers().forEach((layer) => layer.removeAttribute("viewBox"));
  });
})();
