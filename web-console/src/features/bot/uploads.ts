import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { FlowUpload } from "../../shared/api/types";
import { useServices } from "../../shared/services";
import { flowKeys } from "./flows/flows";

const KEY = [...flowKeys.all, "uploads"];

/** The files that flows send, the newest first. */
export function useUploads() {
  const { api } = useServices();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/files", { signal })).data,
  });
}

/** A file that was just uploaded: the server lists it as soon as the draft that names it is saved. */
export function useKnowUpload() {
  const cache = useQueryClient();
  return useCallback(
    (file: FlowUpload) => {
      cache.setQueryData<FlowUpload[]>(KEY, (known = []) => [file, ...known.filter((one) => one.id !== file.id)]);
    },
    [cache],
  );
}

export const addressOf = (file: Pick<FlowUpload, "id">) => `/api/v1/media/${file.id}`;
