import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockType } from "../../../shared/api/types";
import { plain } from "../../../shared/format/plain";
import { SearchList } from "../../../shared/ui/SearchList";
import { usePhone } from "../../../shared/ui/useMedia";
import { type Placing, useActs } from "./acts";
import { BlockRow } from "./BlockRow";
import { hintOf, startingWords, titleOf } from "./describe";
import { add, type Draft, headlineOf, idsOf, newId, type Point, startOf } from "./graph";
import { useEditor } from "./session";
import { WIDTH } from "./shape";

const GROUPS = ["talk", "ask", "decide", "act", "end"] as const satisfies readonly BlockType["group"][];
const HEIGHT = 420;

/** All blocks that one can place, by name and by what they are for. */
export function Palette({ placing, onClose }: { placing: Placing; onClose(): void }) {
  const { t } = useTranslation();
  const { types, draft } = useEditor();
  const acts = useActs();
  const isPhone = usePhone();
  const [wanted, setWanted] = useState("");
  const placed = useRef<string>(undefined);

  const shown = useMemo(() => {
    const needle = plain(wanted);
    const found = types.data.filter((type) =>
      plain(`${titleOf(type.name)} ${hintOf(type.name)} ${type.name}`).includes(needle),
    );
    return GROUPS.flatMap((group) => found.filter((type) => type.group === group));
  }, [types, wanted]);

  const place = (type: BlockType) => {
    const id = newId(new Set(draft.blocks.map((block) => block.id)));
    placed.current = id;
    acts.change((known) =>
      add(
        known,
        {
          id: idsOf(known).has(id) ? newId(idsOf(known)) : id,
          type: type.name,
          settings: startOf(type, startingWords(type.name)),
          edges: {},
          position: placing.at ?? roomIn(known, placing.from?.block),
        },
        placing.from,
      ),
    );
    acts.select([id]);
    // What it says is what one came to write.
    if (headlineOf(type) && !isPhone) {
      acts.write(id);
    }
    onClose();
  };

  const style = placing.screen && {
    left: Math.max(12, Math.min(placing.screen.x, innerWidth - 340)),
    top: Math.max(12, Math.min(placing.screen.y - 24, innerHeight - HEIGHT - 12)),
    maxHeight: HEIGHT,
  };
  return (
    <SearchList
      title={t("flow.palette.title")}
      search={t("flow.palette.search")}
      wanted={wanted}
      onWanted={setWanted}
      items={shown}
      idOf={(type) => type.name}
      groupOf={(type) => t(`flow.groups.${type.group}`)}
      onChosen={place}
      onClose={onClose}
      style={style}
      // The new block has the focus then, not what opened the palette.
      finalFocus={() => (placed.current ? null : true)}
    >
      {(type) => <BlockRow type={type} name={type.name} title={titleOf(type.name)} below={hintOf(type.name)} />}
    </SearchList>
  );
}

const GAP = 80;
const STEP = 120;

/** Right of the block that leads there, below what is there already; without one, right of all. */
function roomIn(draft: Draft, from: string | undefined): Point {
  const before = draft.blocks.find((block) => block.id === from) ?? draft.blocks.at(-1);
  if (!before) {
    return { x: 0, y: 0 };
  }
  const place = { x: before.position.x + WIDTH + GAP, y: before.position.y };
  while (
    draft.blocks.some(
      (block) => Math.abs(block.position.x - place.x) < WIDTH && Math.abs(block.position.y - place.y) < STEP,
    )
  ) {
    place.y += STEP;
  }
  return place;
}
