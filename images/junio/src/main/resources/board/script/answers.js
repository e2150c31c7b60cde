import { element, write } from "./text.js";

const numbers = new Intl.NumberFormat("en");

/** How many requests have failed, of how many. */
export function showScore(scene) {
  const begun = scene.asked > 0;
  write("failed", begun ? numbers.format(scene.failed) : "–");
  write("asked", begun ? numbers.format(scene.asked) : "–");
  document.getElementById("score").dataset.state = !begun ? "waiting" : scene.failed === 0 ? "good" : "bad";
}

/** A tick for each of the latest answers, in the colour of the version that gave it, and the last one word for word. */
export function showAnswers(scene) {
  const colours = new Map(scene.versions.map(version => [version.version, version.colour]));
  const kinds = scene.visits.map(visit => (visit.good ? colours.get(visit.version) ?? "other" : "failed"));
  const ticks = document.getElementById("ticks");
  while (ticks.children.length < kinds.length) ticks.append(element("li", "tick"));
  while (ticks.children.length > kinds.length) ticks.lastChild.remove();
  kinds.forEach((kind, i) => (ticks.children[i].className = `tick ${kind}`));
  write("ticks-words", summary(kinds));
  write("latest", scene.latest.trimEnd() || "–");
}

/** Such as "The last 60 answers: 40 blue, 20 green". */
export function summary(kinds) {
  if (kinds.length === 0) return "No answers yet";
  const counts = ["blue", "green", "other", "failed"]
    .map(kind => [kinds.filter(one => one === kind).length, kind])
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`);
  return `The last ${kinds.length} answers: ${counts.join(", ")}`;
}
