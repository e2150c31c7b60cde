import { Pipe } from "./pipe.js";
import { Rows } from "./rows.js";
import { element, write } from "./text.js";
import { count, level, total } from "./words.js";

const ONE_ROW = 12;

/** The picture of the samples' way: what stands in the stations, and moves between them. */
export class Flow {
  #produced = new Pipe("pipe-produced");
  #processed = new Pipe("pipe-processed");
  #stored = new Pipe("pipe-stored");
  #tank = document.getElementById("tank");
  #places = document.getElementById("dots");
  #dots = new Rows(this.#places, dot);

  /** @param past its latest values are what moves and how full the queue is */
  showRates(past) {
    writeRate("produced", past.now("produced"));
    writeRate("processed", past.now("processed"));
    writeRate("storing", past.now("data-store"));
    this.#produced.flow(past.now("produced"));
    this.#processed.flow(past.now("processed"));
    this.#stored.flow(past.now("data-store"));
    write("queue", level(past.now("queue")));
    this.#tank.style.setProperty("--level", `${past.now("queue") ?? 0}%`);
  }

  /** @param processors "registered / requested", as the coordinator says it */
  showProcessors(processors, most) {
    const [registered, requested] = processors.split(" / ");
    write("registered", registered);
    write("requested", requested);
    write("processors-max", count(most));
    const places = Math.max(most ?? 0, Number(registered), Number(requested) || 0);
    const states = Array.from({ length: places }, (_, i) => place(i, Number(registered), Number(requested)));
    this.#places.style.setProperty("--across", across(places));
    this.#dots.show(states, state => state.number);
  }

  /** @param books undefined while the queue does not answer */
  showBooks(books) {
    write("queued", count(books?.queued));
    write("stored", total(books?.stored));
    write("kept", count(books?.dataStore.kept));
    write("refused", count(books?.refused));
    document.getElementById("refused-line").hidden = !books?.refused;
  }
}

/** A rate, in letters as large as there is room for so many. */
function writeRate(id, perSecond) {
  const text = count(perSecond);
  write(id, text);
  document.getElementById(id).style.setProperty("--letters", text.length);
}

/** How many dots stand beside each other: all of those that a show has, and of many so many that they stay squares. */
function across(places) {
  return places > ONE_ROW ? Math.ceil(Math.sqrt(6 * places)) : Math.max(places, 8);
}

function place(number, registered, requested) {
  const isThere = number < registered;
  const isWanted = number < requested;
  return { number, state: isThere ? (isWanted ? "there" : "leaving") : isWanted ? "wanted" : "free" };
}

function dot() {
  const item = element("li", "dot");
  return { element: item, show: ({ state }) => (item.dataset.state = state) };
}
