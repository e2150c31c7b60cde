/** Nothing to click, nothing to see but the show: a click makes it fill the screen, Escape ends it. */
export function keepKiosk() {
  if (!document.documentElement.classList.contains("kiosk")) return;
  document.addEventListener("click", () => document.documentElement.requestFullscreen?.().catch(() => {}));
  document.addEventListener("keydown", event => event.key === "Escape" && location.assign(location.pathname));
  document.addEventListener("visibilitychange", stayAwake);
  stayAwake();
}

/** Browsers allow it to pages of this computer and over TLS; elsewhere the screen saver has to be off. */
function stayAwake() {
  if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
}
