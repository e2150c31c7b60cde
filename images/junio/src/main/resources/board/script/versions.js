import { element, write } from "./text.js";

const STATES = { starting: "starting", ready: "ready", stopping: "stopping" };

/** The two versions with their pods, and the arrow to the one that is asked. */
export function showVersions(scene) {
  for (const version of scene.versions) showVersion(version, scene.chosen === version.version);
  const to = scene.versions.find(version => version.version === scene.chosen)?.colour;
  const arrow = document.getElementById("arrow");
  const words = goal(scene, to);
  if (arrow.getAttribute("aria-label") !== words) arrow.setAttribute("aria-label", words);
  if (arrow.dataset.to !== (to ?? "none")) arrow.dataset.to = to ?? "none";
  write("web", scene.web === 0 ? "not there yet" : `${scene.web} ${scene.web === 1 ? "pod" : "pods"}`);
}

/** Where requests go, in words. */
export function goal(scene, to) {
  if (scene.chosen === "") return "Requests go nowhere yet";
  return to ? `Requests go to ${to}, version ${scene.chosen}` : `Requests go to version ${scene.chosen}`;
}

function showVersion(version, chosen) {
  const box = document.getElementById(version.colour);
  box.dataset.chosen = chosen;
  set(box.querySelector(".number"), version.version);
  set(box.querySelector(".chosen-words"), chosen ? "all requests go here" : "no requests");
  const list = box.querySelector(".pods");
  const now = JSON.stringify(version.pods);
  if (list.dataset.now === now) return;
  list.dataset.now = now;
  list.replaceChildren(...(version.pods.length === 0 ? [element("li", "pod none", "no pods")] : version.pods.map(pod)));
}

function pod(one) {
  const made = element("li", "pod", one.name.replace(/^.*-/, ""));
  made.dataset.state = one.state;
  const words = [STATES[one.state], one.node && `on ${one.node}`].filter(Boolean).join(" ");
  made.append(element("small", "", words));
  return made;
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
