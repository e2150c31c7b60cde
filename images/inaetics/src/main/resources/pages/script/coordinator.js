/** The coordinator's REST, as the README of the demo lists it. */

/** Longer than the coordinator itself waits for the queue. */
const PATIENCE_MS = 3000;

/** What it answers; an error where it does not. */
export async function read(path) {
  const answer = await fetch(`/coordinator/${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${path} answers with the status ${answer.status}`);
  return answer.json();
}

/** Has it do something; an error with its own words where it does not. */
export async function order(path, fields = {}) {
  const body = new URLSearchParams(fields);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`/coordinator/${path}`, { method: "POST", body, signal });
  if (!answer.ok) throw new Error((await answer.text()).trim());
}
