import { useState } from "react";
import { Select } from "../../../shared/ui/Field";
import { titleOf } from "./describe";
import { headlineOf, textOf } from "./graph";
import { useEditor } from "./session";

type BlockSelectProps = {
  id: string;
  value: string;
  /** What an empty value means; without words there is none. */
  none?: string;
  describedBy?: string;
  onChange(id: string): void;
};

const SHOWN_SIGNS = 48;

/** One of the flow's blocks, by what it is and says. There may be thousands: they are listed when somebody looks. */
export function BlockSelect({ id, value, none, describedBy, onChange }: BlockSelectProps) {
  const { draft, types } = useEditor();
  const [looked, setLooked] = useState(false);
  const look = () => setLooked(true);
  const shown = looked ? draft.blocks : draft.blocks.filter((block) => block.id === value);
  return (
    <Select
      id={id}
      value={value}
      aria-describedby={describedBy}
      onPointerDown={look}
      onFocus={look}
      onBlur={() => setLooked(false)}
      onChange={(event) => onChange(event.target.value)}
      className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
    >
      {none !== undefined && <option value="">{none}</option>}
      {shown.map((block) => {
        const field = headlineOf(types.data.find((type) => type.name === block.type));
        const said = field ? textOf(block.settings[field.name]).replaceAll("\n", " ") : "";
        return (
          <option key={block.id} value={block.id}>
            {said ? `${titleOf(block.type)}: ${said.slice(0, SHOWN_SIGNS)}` : titleOf(block.type)}
          </option>
        );
      })}
    </Select>
  );
}
