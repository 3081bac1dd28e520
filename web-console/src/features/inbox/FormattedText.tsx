import type { ReactNode } from "react";

/**
 * A text as WhatsApp shows it: *bold*, _italic_, ~struck~, `code`, ```blocks``` and links. Whatever the customer wrote
 * stays text; nothing of it becomes markup.
 */
export function FormattedText({ text }: { text: string }) {
  return parse(text).map((piece, index) => {
    const key = `${index}`;
    switch (piece.kind) {
      case "text":
        return piece.text;
      case "bold":
        return <strong key={key}>{piece.text}</strong>;
      case "italic":
        return <em key={key}>{piece.text}</em>;
      case "struck":
        return <s key={key}>{piece.text}</s>;
      case "code":
        return (
          <code key={key} className="rounded-sm bg-foreground/8 px-1 font-mono text-sm">
            {piece.text}
          </code>
        );
      case "link":
        return (
          <Link key={key} href={piece.text}>
            {piece.text}
          </Link>
        );
    }
    return piece.kind satisfies never;
  });
}

function Link({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      // Reached through its message: MessageStop.
      tabIndex={-1}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-primary-ink underline decoration-current/40 underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  );
}

export type Piece = { kind: "text" | "bold" | "italic" | "struck" | "code" | "link"; text: string };

const PATTERN =
  /(?<link>https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}*_~])|```(?<block>[\s\S]+?)```|`(?<code>[^`\n]+)`|(?<![\p{L}\p{N}])(?:\*(?<bold>\S(?:[^*\n]*\S)?)\*|_(?<italic>\S(?:[^_\n]*\S)?)_|~(?<struck>\S(?:[^~\n]*\S)?)~)(?![\p{L}\p{N}])/gu;

export function parse(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > end) {
      pieces.push({ kind: "text", text: text.slice(end, match.index) });
    }
    const { link, block, code, bold, italic, struck } = match.groups ?? {};
    if (link !== undefined) {
      pieces.push({ kind: "link", text: link });
    } else if (block !== undefined || code !== undefined) {
      pieces.push({ kind: "code", text: block ?? code ?? "" });
    } else if (bold !== undefined) {
      pieces.push({ kind: "bold", text: bold });
    } else if (italic !== undefined) {
      pieces.push({ kind: "italic", text: italic });
    } else if (struck !== undefined) {
      pieces.push({ kind: "struck", text: struck });
    }
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    pieces.push({ kind: "text", text: text.slice(end) });
  }
  return pieces;
}

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\s)+$/u;

/** One to three emoji and nothing else: shown large. */
export function isJumbo(text: string): boolean {
  return (
    text.length <= 24 && ONLY_EMOJI.test(text) && [...new Intl.Segmenter().segment(text.replace(/\s/g, ""))].length <= 3
  );
}
