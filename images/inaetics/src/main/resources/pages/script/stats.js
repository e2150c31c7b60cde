import { Connection } from "./connection.js";
import { Graph } from "./graph.js";
import { keepKiosk } from "./kiosk.js";
import { Past } from "./past.js";
import { Rows } from "./rows.js";
import { element } from "./text.js";
import { offerThemes } from "./theme.js";
import { watch } from "./watch.js";
import { statisticName } from "./words.js";

/** A service that has said nothing for so long has gone. */
const GONE_MS = 5000;

const past = new Past();
const connection = new Connection();
const graphs = new Set();
const list = document.getElementById("statistics");
const rows = new Rows(list, row);

/** A statistic's graph: one for each that a service offers, or offered within the last minutes. */
function row({ name, type, unit }) {
  const item = element("li", "statistic");
  const figure = item.appendChild(element("figure", ""));
  const graph = new Graph(figure, {
    title: statisticName(name),
    unit: unit === "" ? "" : ` ${unit}`,
    least: type === "utilization" ? 100 : 10,
    lines: [{ name, label: type, colour: colourOf(name), filled: true, stepped: type === "count" }],
  });
  graphs.add(graph);
  return { element: item, show: series => show(item, graph, series), gone: () => graphs.delete(graph) };
}

function show(item, graph, series) {
  item.classList.toggle("gone", isGone(series));
  graph.draw(past);
}

function colourOf(name) {
  if (name.startsWith("produc")) return "producer";
  if (name.startsWith("process")) return "processor";
  return name.startsWith("queue") ? "queue" : "store";
}

function isGone({ timestamps }) {
  return timestamps.at(-1) < past.latest - GONE_MS;
}

/** Who is there first, and 2 before 10. */
function inOrder(one, other) {
  return isGone(one) - isGone(other) || one.name.localeCompare(other.name, "en", { numeric: true });
}

function heard(news) {
  past.add(news.get("statistics"));
  connection.heard();
  const statistics = news.get("statistics").sort(inOrder);
  const there = statistics.filter(one => !isGone(one)).length;
  list.style.setProperty("--across", Math.ceil(Math.sqrt(there)));
  rows.show(statistics, series => series.name);
}

keepKiosk();
offerThemes(() => graphs.forEach(graph => graph.repaint()));
watch([], [], heard, seconds => connection.silent(seconds));
