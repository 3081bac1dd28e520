import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { plain } from "../../../shared/format/plain";
import { SearchList } from "../../../shared/ui/SearchList";
import { BlockRow } from "./BlockRow";
import { titleOf } from "./describe";
import { headlineOf, textOf } from "./graph";
import { useNames } from "./parts";
import { useEditor } from "./session";

const MOST = 50;

/** Any block of the flow by what it is called, says or names; Enter goes there. */
export function FindDialog({ onClose, onFound }: { onClose(): void; onFound(id: string): void }) {
  const { t } = useTranslation();
  const { draft, types } = useEditor();
  const names = useNames();
  const [wanted, setWanted] = useState("");

  // Made once while it is open: a flow may have thousands of blocks.
  const texts = useMemo(
    () =>
      draft.blocks.map((block) => {
        const type = types.data.find((one) => one.name === block.type);
        const field = headlineOf(type);
        return {
          block,
          type,
          said: field ? textOf(block.settings[field.name]).replaceAll("\n", " ") : "",
          text: plain(
            [titleOf(block.type), ...wordsIn(block.settings), block.id]
              .map((word) => names.get(word) ?? word)
              .join(" "),
          ),
        };
      }),
    [draft.blocks, types.data, names],
  );
  const words = plain(wanted.trim()).split(/\s+/);
  const found = texts.filter(({ text }) => words.every((word) => text.includes(word))).slice(0, MOST);
  const go = (id: string) => {
    onClose();
    onFound(id);
  };

  return (
    <SearchList
      title={t("flow.find.title")}
      search={t("flow.find.search")}
      wanted={wanted}
      onWanted={setWanted}
      items={found}
      idOf={({ block }) => block.id}
      onChosen={({ block }) => go(block.id)}
      onClose={onClose}
    >
      {({ block, type, said }) => (
        <BlockRow
          type={type}
          name={block.type}
          title={said || titleOf(block.type)}
          below={said ? titleOf(block.type) : undefined}
        />
      )}
    </SearchList>
  );
}

/** Whatever stands in settings. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number") {
    return [`${value}`];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
