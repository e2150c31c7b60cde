import { Rows } from "./rows.js";
import { announce, element, write } from "./text.js";
import { step, timeOfDay } from "./words.js";

const SHOWN = 12;

/** What the autoscaler has decided, the latest first, and when it will decide again. */
export class Decisions {
  #rows = new Rows(document.getElementById("decisions"), row);
  #latest;

  show(decisions) {
    this.#rows.show(decisions.slice(0, SHOWN), decision => decision.timestamp);
    const latest = decisions[0];
    if (this.#latest !== undefined && latest?.timestamp > this.#latest && change(latest) !== 0) {
      announce(`Autoscaler: ${latest.text}`);
    }
    this.#latest = latest?.timestamp ?? 0;
  }

  /** @param now the coordinator's time in ms, @param poll seconds between two decisions */
  count(now, poll) {
    const left = Math.min(poll, (this.#latest - now) / 1000 + poll);
    write("next-decision", left >= 0 && this.#latest > 0 ? `decides again in ${Math.ceil(left)} s` : "");
  }
}

/** How many processors more were asked for, or fewer; what could not be decided has no numbers. */
function change({ from, to }) {
  return from === undefined ? 0 : to - from;
}

function row(decision) {
  const item = element("li", "decision");
  const more = change(decision);
  item.dataset.change = more > 0 ? "more" : more < 0 ? "fewer" : "none";
  item.append(
    element("time", "", timeOfDay(decision.timestamp)),
    element("b", "step", step(more)),
    element("span", "reason", decision.text),
  );
  return { element: item, show: () => {} };
}
