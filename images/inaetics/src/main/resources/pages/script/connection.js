import { announce, write } from "./text.js";

/** Whether the coordinator answers. It is seen each second, and said when it changes. */
export class Connection {
  #element = document.getElementById("connection");

  heard(isResetting = false) {
    this.#become(isResetting ? "resetting" : "live", isResetting ? "resetting" : "live");
  }

  silent(seconds) {
    this.#become("silent", `no answer for ${seconds} s`);
  }

  #become(state, words) {
    const before = this.#element.dataset.state;
    this.#element.dataset.state = state;
    write("connection-words", words);
    if (before !== state && before !== "waiting") announce(WORDS[state]);
  }
}

const WORDS = {
  live: "The demonstrator answers.",
  silent: "The demonstrator does not answer. The page goes on as soon as it does.",
  resetting: "The demonstrator goes back to its start.",
};
