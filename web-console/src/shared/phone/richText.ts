/** WhatsApp's own marks in a text: *bold*, _italic_, ~struck~, ```code```, and links. */
export type Piece =
  | { kind: "text" | "code"; text: string }
  | { kind: "link"; text: string; url: string }
  | { kind: "bold" | "italic" | "struck"; pieces: readonly Piece[] };

const MARKS = { "*": "bold", _: "italic", "~": "struck" } as const;

const CODE = /```([\s\S]+?)```/;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/;
// A mark opens at the start or after something that is no word, and closes before the same; it hugs its text.
const MARKED = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u;

export function pieces(text: string): readonly Piece[] {
  const first = [CODE, LINK, MARKED]
    .map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index)[0];
  if (!first) {
    return text === "" ? [] : [{ kind: "text", text }];
  }
  const before = text.slice(0, first.index);
  const after = text.slice(first.index + first[0].length);
  return [...(before ? [{ kind: "text", text: before } as const] : []), pieceOf(first), ...pieces(after)];
}

function pieceOf(match: RegExpExecArray): Piece {
  const [all, mark = "", inner] = match;
  if (inner !== undefined && (mark === "*" || mark === "_" || mark === "~")) {
    return { kind: MARKS[mark], pieces: pieces(inner) };
  }
  return all.startsWith("```") ? { kind: "code", text: mark } : { kind: "link", text: all, url: all };
}

/** One to three emoji and nothing else: WhatsApp draws those large. */
export function isOnlyEmoji(text: string): boolean {
  const signs = [...new Intl.Segmenter().segment(text.trim())].map((each) => each.segment);
  return signs.length > 0 && signs.length <= 3 && signs.every((sign) => /^\p{Extended_Pictographic}/u.test(sign));
}

/** The words without their marks, for one line somewhere else. */
export function plain(text: string): string {
  return pieces(text).map(wordsOf).join("");
}

function wordsOf(piece: Piece): string {
  return "pieces" in piece ? piece.pieces.map(wordsOf).join("") : piece.text;
}
