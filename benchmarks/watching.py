"""When a page in the browser changed last."""

from __future__ import annotations

from playwright.sync_api import Page

# Records changes and their times; they are evaluated only after the repaint, so as not to slow it down.
WATCH = """() => {
  window.changes = [];
  if (window.watcher) window.watcher.disconnect();
  window.watcher = new MutationObserver(changes => window.changes.push([performance.now(), changes]));
  window.watcher.observe(document.body,
    {subtree: true, childList: true, attributes: true, characterData: true});
  document.addEventListener('click', () => { window.clicked = performance.now(); }, {capture: true});
}"""
# Milliseconds from the click to the last change in any chart that is still on the page: the old charts are
# hidden when the new ones appear, and removed later.
_TOOK = """() => {
  const chart = '.js-plotly-plot';
  const inside = node =>
    (node.nodeType === 1 ? node : node.parentElement)?.closest(chart)?.isConnected;
  const contains = node =>
    node.nodeType === 1 && (node.matches(chart) || node.querySelector(chart));
  const ofCharts = window.changes.filter(([, changes]) =>
    changes.some(change => inside(change.target) || [...change.addedNodes].some(contains)));
  return Math.max(...ofCharts.map(([when]) => when)) - window.clicked;
}"""

# Milliseconds from the click to the last change on the page, and since then. What a table redraws for itself
# does not count.
_SETTLED = """() => {
  const drawn = (change) => {
    const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    return node?.closest('[data-testid=stMain]') && !node.closest('[data-testid=data-grid-canvas]');
  };
  const times = window.changes.filter(([, changes]) => changes.some(drawn)).map(([when]) => when);
  const last = Math.max(window.clicked, ...times);
  const running = document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'notRunning'
    || document.querySelector('[data-testid=stSkeleton]');
  return [last - window.clicked, running ? 0 : performance.now() - last];
}"""
_STILL = 400  # milliseconds without a change after which a page is drawn
_MOST = 1000


def chart_took(page: Page) -> float:
    """Milliseconds from the click to the last change in a chart."""
    return float(page.evaluate(_TOOK))


def wait_until_still(page: Page) -> float:
    """Milliseconds from the click to the last change before the page is still."""
    for _ in range(_MOST):
        took, since = page.evaluate(_SETTLED)
        if since > _STILL and took > 0:
            return float(took)
        page.wait_for_timeout(_STILL / 3)
    raise TimeoutError(page.url)
