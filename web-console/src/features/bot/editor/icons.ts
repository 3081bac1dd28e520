import {
  Bot,
  Braces,
  CalendarCheck,
  CalendarClock,
  CircleHelp,
  CircleX,
  Clock,
  CornerDownRight,
  CornerUpLeft,
  Flag,
  Globe,
  Headset,
  Hourglass,
  LayoutTemplate,
  List,
  type LucideIcon,
  MessageSquareText,
  Split,
  Star,
  Tag,
  Waypoints,
  Workflow,
  Zap,
} from "lucide-react";
import type { BlockType } from "../../../shared/api/types";

const BY_TYPE: Readonly<Record<string, LucideIcon>> = {
  message: MessageSquareText,
  choice: List,
  question: CircleHelp,
  csat: Star,
  condition: Waypoints,
  set: Braces,
  hours: Clock,
  split: Split,
  wait: Hourglass,
  tag: Tag,
  priority: Flag,
  http: Globe,
  handover: Headset,
  close: CircleX,
  back: CornerUpLeft,
  jump: CornerDownRight,
  call: Workflow,
  template: LayoutTemplate,
  until: CalendarClock,
  booking: CalendarCheck,
};

const BY_GROUP = {
  talk: MessageSquareText,
  ask: CircleHelp,
  decide: Waypoints,
  act: Zap,
  end: CircleX,
} as const satisfies Record<BlockType["group"], LucideIcon>;

/** What stands for a type; of a type that the console has not met, what stands for its group. */
export function iconOf(name: string, group: BlockType["group"] | undefined): LucideIcon {
  return BY_TYPE[name] ?? (group ? BY_GROUP[group] : Bot);
}

/** The colours of a group: an icon's ground and its lines. */
export const TINTS = {
  talk: "bg-bubble-bot text-owner-bot",
  ask: "bg-accent text-primary-ink",
  decide: "bg-warning-soft text-warning",
  act: "bg-success-soft text-success",
  end: "bg-muted text-muted-foreground",
} as const satisfies Record<BlockType["group"], string>;
