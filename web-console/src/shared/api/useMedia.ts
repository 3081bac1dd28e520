import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useServices } from "../services";

const EARLY_MS = 60_000;

/**
 * The address of a file with a token in it, for elements that cannot send a header. The first address stays for as long
 * as the element does, so that a new token does not load the picture again.
 */
export function useMediaAddress(url: string | null): string | undefined {
  const token = useMediaToken();
  const kept = useRef<{ url: string; address: string }>(undefined);
  if (!url || !token) {
    return kept.current?.url === url ? kept.current?.address : undefined;
  }
  if (kept.current?.url !== url) {
    kept.current = { url, address: withToken(url, token) };
  }
  return kept.current.address;
}

/** The address with the present token, for what is pressed long after it was drawn. */
export function useFreshMediaAddress(url: string | null): string | undefined {
  const token = useMediaToken();
  return url && token ? withToken(url, token) : undefined;
}

function useMediaToken(): string | undefined {
  const { api } = useServices();
  return useQuery({
    queryKey: ["media-token"],
    queryFn: () => api.post("/api/v1/media/token", undefined),
    staleTime: ({ state }) => (state.data ? left(state.data.expires_at) : 0),
    refetchInterval: ({ state }) => (state.data ? left(state.data.expires_at) : false),
  }).data?.token;
}

function left(expiresAt: string): number {
  return Math.max(5_000, new Date(expiresAt).getTime() - Date.now() - EARLY_MS);
}

function withToken(url: string, token: string): string {
  return `${url}?token=${encodeURIComponent(token)}`;
}
