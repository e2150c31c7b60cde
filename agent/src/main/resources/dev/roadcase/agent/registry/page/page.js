// Asks the server again and again, and shows what it says. Texts are never read as HTML.
const EVERY = 1000;
const PATIENCE = 5000;

const one = (selector, below = document) => below.querySelector(selector);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function size(bytes) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

function ago(then, now) {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(then)) / 1000));
  if (seconds < 3) return "now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return `${Math.floor(seconds / 3600)} h ago`;
}

const short = (digest) => digest.replace(/^sha\d+:/, "").slice(0, 12);

/** Keeps the node of each key, so that a reader's place and the focus stay where they are. */
function keep(list, items, key, make, fill) {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, at) => {
    const name = key(item);
    const node = known.get(name) ?? make(item);
    known.delete(name);
    node.dataset.key = name;
    fill(node, item);
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
  });
  known.forEach((node) => node.remove());
}

function card() {
  const made = element("li", "card");
  const title = element("h3");
  title.append(element("span", "machine"), element("span", "phase"));
  made.append(title, element("p", "counts"), element("progress"), element("p", "step"));
  return made;
}

const PHASES = { ready: "ready", failed: "failed", provisioning: "filling up", missing: "not heard of yet" };

function fillCard(node, machine) {
  node.dataset.phase = machine.phase;
  write(one(".machine", node), machine.name);
  write(one(".phase", node), PHASES[machine.phase] ?? machine.phase);
  const missing = machine.phase === "missing";
  const bar = one("progress", node);
  bar.hidden = missing;
  bar.max = Math.max(1, machine.imagesWanted ?? 1);
  bar.value = machine.phase === "ready" ? bar.max : (machine.images ?? 0);
  bar.setAttribute("aria-label", `Images on ${machine.name}`);
  write(one(".counts", node), missing ? "" : `${machine.role} · ${machine.images} of ${machine.imagesWanted} images · ${machine.files} files`);
  write(one(".step", node), machine.step ?? "");
}

function row(...classes) {
  const made = element("li");
  classes.forEach((name) => made.append(element("span", name)));
  return made;
}

function showMachines(status) {
  const missing = (status.missing ?? []).map((name) => ({ name, phase: "missing" }));
  const all = [...status.nodes, ...missing].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  one("#machines").hidden = all.length === 0;
  keep(one("#machines .cards"), all, (machine) => machine.name, card, fillCard);
  showSummary(all);
}

function showSummary(all) {
  const summary = one("#summary");
  const ready = all.filter((machine) => machine.phase === "ready").length;
  const failed = all.filter((machine) => machine.phase === "failed").map((machine) => machine.name);
  summary.dataset.state = failed.length > 0 ? "failed" : ready === all.length ? "ready" : "busy";
  if (all.length === 0) write(summary, "The registry is ready.");
  else if (failed.length > 0) write(summary, `${ready} of ${all.length} machines are ready. Failed: ${failed.join(", ")}`);
  else write(summary, `${ready} of ${all.length} machines are ready.`);
}

function showDeliveries(status) {
  const list = one("#deliveries .rows");
  one("#deliveries .empty").hidden = status.deliveries.length > 0;
  keep(list, status.deliveries.slice(0, 12), (one) => `${one.way} ${one.client} ${one.image.replace(/:[^:/]*$/, "")}`,
    () => row("what", "image", "more"),
    (node, delivery) => {
      node.dataset.way = delivery.way;
      write(one(".what", node), delivery.way === "pull" ? "↓ pull" : "↑ push");
      write(one(".image", node), delivery.image);
      write(one(".more", node), `${delivery.client} · ${size(delivery.bytes)} · ${ago(delivery.last, status.now)}`);
    });
}

function showPushed(status) {
  one("#pushed .empty").hidden = status.pushed.length > 0;
  keep(one("#pushed .rows"), status.pushed, (tag) => tag.image, () => row("image", "more"), (node, tag) => {
    write(one(".image", node), tag.image);
    write(one(".more", node), `${short(tag.digest)} · ${ago(tag.at, status.now)}`);
  });
}

function showBundle(bundle) {
  const name = `${bundle.name} ${bundle.version}`;
  document.title = name;
  write(one("#name"), name);
  write(one("#key"), bundle.keyId);
  write(one("#digest"), short(bundle.digest));
  one("#digest").title = bundle.digest;
  write(one("#size"), size(bundle.size));
  write(one("#registry"), location.host);
  keep(one("#images .rows"), bundle.images, (image) => image.reference, () => row("image", "more"), (node, image) => {
    write(one(".image", node), image.reference);
    write(one(".more", node), [short(image.digest), ...image.roles].join(" · "));
  });
}

function show(status) {
  showBundle(status.bundle);
  showMachines(status);
  showDeliveries(status);
  showPushed(status);
}

let heard = Date.now();

async function ask() {
  const alarm = one("#alarm");
  try {
    const answer = await fetch("/api/status", { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    show(await answer.json());
    heard = Date.now();
    alarm.hidden = true;
  } catch {
    alarm.hidden = false;
    write(alarm, `The server does not answer since ${new Date(heard).toLocaleTimeString("en-GB")}. What stands below may be old.`);
  }
  setTimeout(ask, document.hidden ? 5 * EVERY : EVERY);
}

ask();
