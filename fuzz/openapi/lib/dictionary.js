// Texts worth sending again: those of the document's examples and those that answers held, ids above all.
// Which of them fits where is decided by the schema, so new kinds of objects need nothing here.
const MOST_OF_A_KIND = 40;
const LONGEST = 300;
const ID = /^([a-z]{2,5})_[0-7][0-9a-z]{25}$/;
const OTHER = '';

export function isId(text) {
  return typeof text === 'string' && ID.test(text);
}

export class Dictionary {
  /** Texts by the prefix of the id that they are. */
  #kinds = new Map();
  /** Kinds of which only the document's examples are known, which lead to nothing. */
  #examples = new Set();

  constructor(document) {
    this.#learnExamples(document);
    this.#examples = new Set(this.idKinds());
  }

  learn(value) {
    if (typeof value === 'string') this.#add(value);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach((part) => this.learn(part));
  }

  /** Those that the predicate takes, newest first. */
  matching(fits, most = 20) {
    return [...this.#kinds.values()]
      .flatMap((texts) => [...texts].reverse().filter(fits).slice(0, most))
      .slice(0, 2 * most);
  }

  idKinds() {
    return [...this.#kinds.keys()].filter((kind) => kind !== OTHER);
  }

  ids(kind) {
    return [...(this.#kinds.get(kind) ?? [])].reverse();
  }

  #learnExamples(node) {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'example' || key === 'examples' || key === 'enum') this.learn(value);
      else this.#learnExamples(value);
    }
  }

  /** The oldest of a kind goes when there are too many: the newest objects are the ones still alive. */
  #add(text) {
    if (text.length === 0 || text.length > LONGEST) return;
    const kind = ID.exec(text)?.[1] ?? OTHER;
    if (!this.#kinds.has(kind)) this.#kinds.set(kind, new Set());
    if (this.#examples.delete(kind)) this.#kinds.set(kind, new Set());
    const texts = this.#kinds.get(kind);
    texts.delete(text);
    texts.add(text);
    const most = kind === OTHER ? 5 * MOST_OF_A_KIND : MOST_OF_A_KIND;
    if (texts.size > most) texts.delete(texts.values().next().value);
  }
}

/** Which kinds of ids the paths of a collection take, found out by trying. */
export class PathIds {
  #dictionary;
  #known = new Map();

  constructor(dictionary) {
    this.#dictionary = dictionary;
  }

  candidates(path) {
    const known = [...(this.#known.get(collection(path)) ?? [])];
    const kinds = known.length > 0 ? known : this.#dictionary.idKinds();
    return kinds.flatMap((kind) => this.#dictionary.ids(kind).slice(0, 10));
  }

  /** The path took the id: anything but 404 says that such an object exists. */
  took(path, id) {
    const kind = ID.exec(id)?.[1];
    if (kind === undefined) return;
    if (!this.#known.has(collection(path))) this.#known.set(collection(path), new Set());
    this.#known.get(collection(path)).add(kind);
  }
}

function collection(path) {
  return path.slice(0, path.indexOf('{'));
}
