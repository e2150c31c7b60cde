import { order } from "./coordinator.js";
import { announce, complain, write } from "./text.js";

/** How many producers there are, and the buttons for one more and one less. */
export class Producers {
  #fewer = document.getElementById("fewer-producers");
  #more = document.getElementById("more-producers");

  constructor() {
    this.#fewer.addEventListener("click", () => this.#add(this.#fewer, -1));
    this.#more.addEventListener("click", () => this.#add(this.#more, 1));
  }

  show(producers, most) {
    write("producers", `${producers}`);
    this.#allow(this.#fewer, producers > 0);
    this.#allow(this.#more, producers < most);
  }

  /** A button that has the focus keeps it, so it is not disabled but does nothing. */
  #allow(button, is) {
    button.setAttribute("aria-disabled", `${!is}`);
  }

  async #add(button, value) {
    if (button.getAttribute("aria-disabled") === "true") return;
    try {
      await order("scaleProducer", { value });
      announce(value > 0 ? "One producer more." : "One producer less.");
    } catch {
      complain("The number of producers could not be changed.");
    }
  }
}
