import { useQuery } from "@tanstack/react-query";
import { useMe, useServices } from "../services";

/** The numbers that the organization connected, for whoever chooses one; who may not list them is offered none. */
export function useChannelNames() {
  const { api } = useServices();
  const me = useMe();
  return useQuery({
    queryKey: ["channels", "names"],
    enabled: me.role === "admin",
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/channels", { query: { limit: 100 }, signal })).data.map(
        ({ id, name, kind, status, phone_number_id, display_phone_number }) => ({
          id,
          name,
          kind,
          status,
          phone_number_id,
          display_phone_number,
        }),
      ),
  });
}
