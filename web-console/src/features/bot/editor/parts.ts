import type { Node } from "@xyflow/react";
import { createContext, type ReactNode, use, useMemo } from "react";
import type { BlockType, FlowBlock, FlowGroup, FlowNote } from "../../../shared/api/types";
import { useClinics } from "../../../shared/api/useClinics";
import { useDepartments, useUsers } from "../../../shared/api/useDirectory";
import { useFlows } from "../flows/flows";
import { useUploads } from "../uploads";
import type { Here } from "../versions/presence";
import type { Names } from "./describe";
import type { Way } from "./graph";

/** What is drawn on the canvas. Each part is made anew only when something of it changed. */
export type BlockData = {
  block: FlowBlock;
  type: BlockType | undefined;
  ways: readonly Way[];
  summary: readonly string[];
  /** The name of the file that it sends. */
  file: string | undefined;
  body: number;
  lines: number;
  isStart: boolean;
  exits: readonly ("human" | "failure")[];
  finding: "error" | "warning" | undefined;
  light: "now" | "before" | undefined;
  badge: ReactNode;
  /** Who else is at it. */
  people: readonly Here[] | undefined;
  isWriting: boolean;
};
export type BlockPart = Node<BlockData, "block">;
export type NotePart = Node<{ note: FlowNote; isWriting: boolean }, "note">;
export type GroupPart = Node<{ group: FlowGroup; isWriting: boolean }, "frame">;
export type Part = BlockPart | NotePart | GroupPart;

/** Names of what settings know by ids: departments, people, other flows, files, clinics. */
export const NamesContext = createContext<Names>(new Map());
export const useNames = () => use(NamesContext);

export function useKnownNames(): Names {
  const departments = useDepartments().data;
  const users = useUsers().data;
  const flows = useFlows().data;
  const uploads = useUploads().data;
  const clinics = useClinics().data;
  return useMemo(
    () =>
      new Map([
        ...(departments ?? []).map((one) => [one.id, one.name] as const),
        ...(users ?? []).map((one) => [one.id, one.full_name] as const),
        ...(flows ?? []).map((one) => [one.id, one.name] as const),
        ...(uploads ?? []).map((one) => [one.id, one.file_name ?? one.mime_type] as const),
        ...(clinics ?? []).map((one) => [one.clinic_id, one.name] as const),
      ]),
    [departments, users, flows, uploads, clinics],
  );
}
