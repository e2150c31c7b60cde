import { Rows } from "./rows.js";
import { element, write } from "./text.js";
import { level, mebibytes, nameAndEnd } from "./words.js";

/** What fits beside and below each other with all words. */
const MOST_MACHINES = 8;
const MOST_CONTAINERS = 3;
/** Containers that fit below each other with a line for each. */
const MOST_LINES = 6;
/** Containers that a machine by itself has room for beside each other, each in a line with all words. */
const BESIDE = 3;

/** The machines of the cluster, and on each what runs there and takes of it. */
export class Machines {
  #list = document.getElementById("machines");
  #rows = new Rows(this.#list, machine);

  /** @param machines undefined while they are not known */
  show(machines = []) {
    const containers = machines.flatMap(one => one.containerList);
    write("machines-sum", `${machines.length} with ${containers.length} containers`);
    this.#list.dataset.density = density(machines);
    this.#list.style.setProperty("--across", Math.ceil(Math.sqrt(2 * machines.length)));
    this.#rows.show(machines, one => one.ipAddress);
  }
}

/** How close together things have to stand on a screen that does not scroll. */
function density(machines) {
  const beside = machines.length === 1 ? BESIDE : 1;
  const highest = Math.max(0, ...machines.map(one => Math.ceil(one.containerList.length / beside)));
  if (machines.length > MOST_MACHINES || highest > MOST_LINES) return "packed";
  return beside === 1 && highest > MOST_CONTAINERS ? "dense" : "roomy";
}

function machine({ ipAddress }) {
  const item = element("li", "machine");
  const facts = element("p", "facts");
  const list = element("ul", "container-list");
  const containers = new Rows(list, container);
  item.append(element("h3", "", ipAddress), facts, list);
  return {
    element: item,
    show({ containerList }) {
      item.classList.toggle("idle", containerList.length === 0);
      facts.textContent = containerList.length === 0 ? "nothing runs here" : sums(containerList);
      containers.show(containerList, one => one.name);
    },
  };
}

function sums(containers) {
  const cpu = containers.reduce((sum, one) => sum + one.cpuUsage, 0);
  const memory = containers.reduce((sum, one) => sum + one.usedMem, 0);
  return `CPU ${level(cpu)} % · load ${containers[0].avgLoad.toFixed(2)} · ${mebibytes(memory)}`;
}

function container({ name, kind }) {
  const item = element("li", `container ${kind === "viewer" ? "store" : kind}`);
  const share = element("span", "");
  const cpu = element("span", "cpu");
  cpu.append(share, element("span", "word", " CPU"));
  const memory = element("span", "memory");
  const label = element("span", "name");
  const [start, end] = nameAndEnd(name);
  label.append(element("span", "start", start), element("span", "", end));
  label.title = name;
  item.append(label, cpu, memory);
  return {
    element: item,
    show({ cpuUsage, usedMem }) {
      item.style.setProperty("--cpu", `${Math.min(100, cpuUsage)}%`);
      share.textContent = `${level(cpuUsage)} %`;
      memory.textContent = mebibytes(usedMem);
    },
  };
}
