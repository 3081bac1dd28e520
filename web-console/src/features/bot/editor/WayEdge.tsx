import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
} from "@xyflow/react";
import { memo, type ReactNode } from "react";
import { classes } from "../../../shared/ui/classes";

type Way = Edge<{ badge: ReactNode; isFailure: boolean }>;

const BACKWARD = 30;

/** The line from a way out to the block that it leads to. One that leads back goes around. */
export const WayEdge = memo(function WayEdge({ id, data, selected, ...ends }: EdgeProps<Way>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = ends;
  const line = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition };
  const [path, x, y] =
    targetX < sourceX + BACKWARD ? getSmoothStepPath({ ...line, borderRadius: 16, offset: 28 }) : getBezierPath(line);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={18}
        className={classes("flow-line", data?.isFailure && "flow-line-failure", selected && "flow-line-selected")}
        markerEnd={undefined}
      />
      {data?.badge !== undefined && (
        <EdgeLabelRenderer>
          <div
            className="absolute"
            // Blocks are drawn after their lines, and would hide what is said of a line that leads behind one.
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`, pointerEvents: "all", zIndex: 1001 }}
          >
            {data.badge}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
