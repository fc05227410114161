// Requests to the desk. What it refuses is thrown as Refused, with the key of the sentence that says why.

export class Refused extends Error {}

async function answered(answer) {
  if (answer.ok) return answer.json();
  let word = "request";
  try {
    word = (await answer.json()).refused ?? word;
  } catch {
    word = answer.status === 413 ? "large" : word;
  }
  throw new Refused(word);
}

export const get = async (address) => answered(await fetch(address));

export const post = async (address, body = {}) =>
  answered(await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));

export async function upload(file) {
  if (file.size > 200_000_000) throw new Refused("large");
  return answered(await fetch(`upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file }));
}
