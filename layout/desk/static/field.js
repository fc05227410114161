// Labelled controls that write when they are left, or while they are moved.

import { h } from "./dom.js";

let count = 0;

/** Label, value and what is done with another one → a line of text in a form. */
export function textField(label, value, change, properties = {}) {
  const id = properties.id ?? `field-${++count}`;
  const control = h(properties.rows ? "textarea" : "input", {
    ...(properties.rows ? {} : { type: "text" }), spellcheck: false, autocomplete: "off", ...properties, id, value: value ?? "",
    onchange: (event) => event.target.value !== (value ?? "") && change(event.target.value),
  });
  return h("div.field", {}, h("label", { htmlFor: id }, label), control);
}

export function choiceField(label, value, options, change, properties = {}) {
  const id = properties.id ?? `field-${++count}`;
  return h("div.field", {}, h("label", { htmlFor: id }, label),
    h("select", { id, onchange: (event) => change(event.target.value) }, options.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));
}

export function segments(label, value, options, change) {
  return h("fieldset.segments", {}, h("legend", {}, label),
    h("div.choices", {}, options.map(([key, text]) => h("button", { type: "button", "aria-pressed": String(key === value), onclick: () => change(key) }, text))));
}
