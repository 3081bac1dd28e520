import {
  Braces,
  ChartNoAxesColumn,
  CircleAlert,
  FlaskConical,
  History,
  type LucideIcon,
  SlidersHorizontal,
} from "lucide-react";
import type { ComponentType } from "react";
import { InsightPanel } from "../insight/InsightPanel";
import { TestPanel } from "../trial/TestPanel";
import { VersionsPanel } from "../versions/VersionsPanel";
import { BlockPanel } from "./BlockPanel";
import { ProblemsPanel } from "./ProblemsPanel";
import type { PanelId } from "./search";
import { VariablesPanel } from "./VariablesPanel";

/** What can stand beside the canvas, in this order. A panel has no props: it asks `useEditor()`. */
export const SHOWN: readonly { id: PanelId; icon: LucideIcon; Panel: ComponentType }[] = [
  { id: "block", icon: SlidersHorizontal, Panel: BlockPanel },
  { id: "variables", icon: Braces, Panel: VariablesPanel },
  { id: "test", icon: FlaskConical, Panel: TestPanel },
  { id: "insight", icon: ChartNoAxesColumn, Panel: InsightPanel },
  { id: "versions", icon: History, Panel: VersionsPanel },
  { id: "problems", icon: CircleAlert, Panel: ProblemsPanel },
];
