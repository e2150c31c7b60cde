/** Samples a second at which dots move at their usual pace; ten times as many move less than ten times as fast. */
const USUAL = 100;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** The way between two stations: dots on it move as fast as samples do. Where motion is not wanted, they stand. */
export class Pipe {
  #dots;
  #motion;

  constructor(id) {
    const way = document.getElementById(id);
    this.#dots = way.appendChild(document.createElement("i"));
    this.#motion = this.#dots.animate(
      [{ transform: "translate(0, 0)" }, { transform: "translate(var(--next-x), var(--next-y))" }],
      { duration: 1600, iterations: Infinity },
    );
    this.flow(0);
  }

  flow(perSecond = 0) {
    this.#dots.classList.toggle("empty", perSecond < 0.5);
    this.#motion.updatePlaybackRate(still.matches ? 0 : Math.sqrt(perSecond / USUAL));
  }
}
