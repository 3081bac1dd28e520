/** A text with its variables set apart from what is said. */
export function Filled({ text }: { text: string }) {
  const parts = text.split(/(\{\{\s*[a-z0-9_.]+\s*\}\})/g);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
      <span key={index} className="whitespace-nowrap rounded-[4px] bg-accent px-1 font-medium text-primary-ink">
        {part.slice(2, -2).trim()}
      </span>
    ) : (
      part
    ),
  );
}
