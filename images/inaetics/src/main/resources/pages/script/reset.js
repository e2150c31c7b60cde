import { order } from "./coordinator.js";
import { complain } from "./text.js";

/** The button that brings everything back to the start, once somebody has said yes. */
export function offerReset() {
  const question = document.getElementById("reset-question");
  document.getElementById("reset").addEventListener("click", () => {
    question.returnValue = "no";
    question.showModal();
  });
  question.addEventListener("close", () => question.returnValue === "yes" && reset());
}

async function reset() {
  try {
    await order("reset");
  } catch {
    complain("The demonstrator could not be reset.");
  }
}
