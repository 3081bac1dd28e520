import type { ReactNode } from "react";
import { type Piece, pieces } from "./richText";

/** A text with WhatsApp's marks. */
export function RichText({ text }: { text: string }) {
  return pieces(text).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never change their places.
    <span key={index}>{draw(piece)}</span>
  ));
}

function draw(piece: Piece): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code className="font-mono text-sm">{piece.text}</code>;
    case "link":
      return (
        <a href={piece.url} target="_blank" rel="noreferrer" className="break-all text-wa-link hover:underline">
          {piece.text}
        </a>
      );
    case "bold":
      return <strong className="font-semibold">{piece.pieces.map(nested)}</strong>;
    case "italic":
      return <em>{piece.pieces.map(nested)}</em>;
    case "struck":
      return <s>{piece.pieces.map(nested)}</s>;
    default:
      return piece satisfies never;
  }
}

function nested(piece: Piece, index: number): ReactNode {
  return <span key={index}>{draw(piece)}</span>;
}
