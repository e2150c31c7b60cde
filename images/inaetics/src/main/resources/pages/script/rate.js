import { order } from "./coordinator.js";
import { complain, write } from "./text.js";

/** How long after a hand was at it the slider does not follow the coordinator: until that has heard of it. */
const HAND_MS = 2000;

/** The slider of the production rate. While it moves, the coordinator hears the latest position, one at a time. */
export class Rate {
  #slider = document.getElementById("rate-slider");
  #moved = -Infinity;
  #sending = false;
  #wanted;

  constructor() {
    this.#slider.addEventListener("input", () => this.#move());
  }

  show(percent) {
    write("rate", `${percent} %`);
    if (performance.now() - this.#moved > HAND_MS) this.#put(percent);
  }

  #put(percent) {
    this.#slider.value = percent;
    this.#slider.setAttribute("aria-valuetext", `${percent} percent`);
    write("rate-wanted", `${percent} %`);
  }

  #move() {
    this.#moved = performance.now();
    this.#wanted = this.#slider.value;
    this.#put(this.#wanted);
    if (!this.#sending) this.#send();
  }

  async #send() {
    this.#sending = true;
    try {
      for (let sent; sent !== this.#wanted; ) {
        sent = this.#wanted;
        await order("utilisation", { value: sent });
      }
    } catch {
      complain("The production rate could not be set.");
    } finally {
      this.#sending = false;
    }
  }
}
