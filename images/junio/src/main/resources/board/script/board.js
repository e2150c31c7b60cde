import { showAnswers, showScore } from "./answers.js";
import { listen } from "./feed.js";
import { announce, element, write } from "./text.js";
import { offerThemes } from "./theme.js";
import { goal, showVersions } from "./versions.js";

const connection = document.getElementById("connection");
let chosen;
let failed = 0;

function heard(scene) {
  become("live", "live");
  showVersions(scene);
  showScore(scene);
  showAnswers(scene);
  showTroubles(scene.troubles);
  sayWhatMatters(scene);
}

/** Those who hear the page want to know of the switch, and of the first failure, and not of each answer. */
function sayWhatMatters(scene) {
  if (chosen !== undefined && chosen !== scene.chosen) {
    const to = scene.versions.find(version => version.version === scene.chosen)?.colour;
    announce(`${goal(scene, to)}.`);
  }
  if (failed === 0 && scene.failed > 0) announce("A request has failed.");
  chosen = scene.chosen;
  failed = scene.failed;
}

function showTroubles(troubles) {
  const list = document.getElementById("troubles");
  if (list.dataset.now === troubles.join()) return;
  list.dataset.now = troubles.join();
  list.replaceChildren(...troubles.map(one => element("li", "", one)));
}

function silent(seconds) {
  become("silent", `no answer for ${seconds} s`);
}

function become(state, words) {
  const before = connection.dataset.state;
  connection.dataset.state = state;
  write("connection-words", words);
  if (before !== state && before !== "waiting") {
    announce(state === "live" ? "The page hears again." : "Nothing is heard. The page goes on as soon as it can.");
  }
}

offerThemes();
listen(heard, silent);
