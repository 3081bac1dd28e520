import type { FlowDefinition } from "../../../shared/api/types";
import { classes } from "../../../shared/ui/classes";

const WIDTH = 240;
const HEIGHT = 140;

/** A flow from far away: how many blocks, and how they hang together. Says nothing to who cannot see it. */
export function FlowDiagram({ definition, className }: { definition: FlowDefinition; className?: string }) {
  const { blocks } = definition;
  const right = Math.max(...blocks.map((block) => block.position.x)) + WIDTH;
  const bottom = Math.max(...blocks.map((block) => block.position.y)) + HEIGHT;
  const at = new Map(blocks.map((block) => [block.id, block.position]));
  return (
    <svg
      viewBox={`-20 -20 ${right + 40} ${bottom + 40}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid meet"
      className={classes("fill-none", className)}
    >
      {blocks.flatMap((block) =>
        Object.entries(block.edges).map(([way, target]) => {
          const to = at.get(target);
          const x = block.position.x + WIDTH;
          const y = block.position.y + HEIGHT / 2;
          return (
            to && (
              <path
                key={`${block.id} ${way}`}
                d={`M${x} ${y}C${x + 60} ${y} ${to.x - 60} ${to.y + HEIGHT / 2} ${to.x} ${to.y + HEIGHT / 2}`}
                className="stroke-input"
                strokeWidth={8}
              />
            )
          );
        }),
      )}
      {blocks.map((block) => (
        <rect
          key={block.id}
          x={block.position.x}
          y={block.position.y}
          width={WIDTH}
          height={HEIGHT}
          rx={28}
          strokeWidth={8}
          className={LOOKS[block.type] ?? "fill-muted stroke-input"}
        />
      ))}
    </svg>
  );
}

const LOOKS: Record<string, string> = {
  choice: "fill-accent stroke-primary",
  question: "fill-accent stroke-primary",
  csat: "fill-accent stroke-primary",
  handover: "fill-success-soft stroke-success",
  close: "fill-muted stroke-muted-foreground",
};
