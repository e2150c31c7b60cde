/** Children of an element, one for each thing of a list, kept while their thing is there, so that nothing flickers. */
export class Rows {
  #parent;
  #make;
  #byKey = new Map();

  /**
   * @param parent the element
   * @param make makes a row of a thing: {element, show(thing), and where something is to be done when it has gone: gone()}
   */
  constructor(parent, make) {
    this.#parent = parent;
    this.#make = make;
  }

  /** @param key what a thing is known by from one list to the next */
  show(things, key) {
    const next = new Map(things.map(thing => [key(thing), this.#byKey.get(key(thing)) ?? this.#make(thing)]));
    for (const [gone, row] of this.#byKey) if (!next.has(gone)) this.#remove(row);
    this.#byKey = next;
    things.forEach((thing, i) => {
      const { element, show } = next.get(key(thing));
      if (this.#parent.children[i] !== element) this.#parent.insertBefore(element, this.#parent.children[i] ?? null);
      show(thing);
    });
  }

  #remove({ element, gone }) {
    element.remove();
    gone?.();
  }
}
