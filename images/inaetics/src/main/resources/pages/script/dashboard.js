import { Books } from "./books.js";
import { Connection } from "./connection.js";
import { Decisions } from "./decisions.js";
import { Flow } from "./flow.js";
import { Graph } from "./graph.js";
import { keepKiosk } from "./kiosk.js";
import { Machines } from "./machines.js";
import { Past } from "./past.js";
import { Producers } from "./producers.js";
import { Rate } from "./rate.js";
import { offerReset } from "./reset.js";
import { offerThemes } from "./theme.js";
import { watch } from "./watch.js";

const past = new Past();
const connection = new Connection();
const flow = new Flow();
const rate = new Rate();
const producers = new Producers();
const decisions = new Decisions();
const machines = new Machines();
const books = new Books();
let settings = {};

const graphs = [
  graph("queue", {
    title: "Queue",
    unit: " %",
    least: 100,
    lines: [
      { name: "queue", label: "level", colour: "queue", filled: true },
      { name: "high", label: "high", colour: "soft", dashed: true, value: () => settings["queue.barrierHigh"] },
      { name: "low", label: "low", colour: "soft", dashed: true, value: () => settings["queue.barrierLow"] },
    ],
  }),
  graph("rates", {
    title: "Samples a second",
    least: 100,
    lines: [
      { name: "produced", label: "produced", colour: "producer" },
      { name: "processed", label: "processed", colour: "processor" },
    ],
  }),
  graph("processors", {
    title: "Processors",
    least: 8,
    lines: [
      { name: "processors-registered", label: "registered", colour: "processor", filled: true, stepped: true },
      { name: "processors-requested", label: "requested", colour: "text", dashed: true, stepped: true },
    ],
  }),
  graph("store", {
    title: "Data store",
    least: 100,
    lines: [{ name: "data-store", label: "results a second", colour: "store", filled: true }],
  }),
];

function graph(name, what) {
  return new Graph(document.getElementById(`graph-${name}`), what);
}

function heard(news) {
  const stats = news.get("systemStats");
  settings = news.get("settings") ?? settings;
  past.add(news.get("statistics"));
  connection.heard(stats?.resetting);
  if (stats) {
    rate.show(stats.productionRate);
    producers.show(stats.producers, settings["producers.max"]);
    flow.showProcessors(stats.processors, settings["processors.max"]);
  }
  flow.showRates(past);
  flow.showBooks(news.get("ledger"));
  books.show(news.get("ledger"));
  machines.show(news.get("clusterInfo"));
  decisions.show(news.get("decisions") ?? []);
  decisions.count(past.latest, settings["poll.interval"]);
  graphs.forEach(one => one.draw(past));
}

keepKiosk();
offerReset();
offerThemes(() => graphs.forEach(one => one.repaint()));
watch(
  ["queue", "produced", "processed", "processors-registered", "processors-requested", "data-store"],
  ["systemStats", "settings", "ledger", "clusterInfo", "decisions"],
  heard,
  seconds => connection.silent(seconds),
);
