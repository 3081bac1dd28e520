import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { QuietCounter } from "../../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../../shared/ui/States";
import { Editor } from "./Editor";
import { flowKey } from "./editing";

/** A flow as it is drawn. */
export function EditorPage() {
  const { t } = useTranslation();
  const { api } = useServices();
  const { id } = useParams({ from: "/console/bot/flows/$id" });
  const edits = may(useMe(), "edit_bot");
  const flow = useQuery({
    queryKey: flowKey(id),
    enabled: edits,
    queryFn: async ({ signal }) => await api.get("/api/v1/bot/flows/{id}", { path: { id }, signal }),
    // It is read once: from then on the editor knows better, until somebody else saves.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const types = useQuery({
    queryKey: ["bot", "block-types"],
    enabled: edits,
    queryFn: async ({ signal }) => await api.get("/api/v1/bot/block-types", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

  if (!edits) {
    return (
      <main className="h-full">
        <Empty drawing={<QuietCounter />} title={t("settings.adminsOnly")} text={t("settings.adminsOnlyHint")} />
      </main>
    );
  }
  if (flow.data && types.data) {
    return <Editor key={id} opened={flow.data} types={types.data} />;
  }
  const failed = flow.error ?? types.error;
  return (
    <main className="h-full">
      {failed ? (
        <Failed
          error={failed}
          title={t("flow.failed")}
          onRetry={() => {
            void flow.refetch();
            void types.refetch();
          }}
        />
      ) : (
        <Appearing className="flex h-full flex-col">
          <div className="flex h-14 items-center gap-3 border-b px-4">
            <Skeleton className="h-6 w-48" />
            <Skeleton className="ml-auto h-8 w-24" />
          </div>
          <div className="flex flex-1 items-center justify-center gap-16 bg-thread">
            <Skeleton className="h-32 w-64" />
            <Skeleton className="h-40 w-64" />
          </div>
        </Appearing>
      )}
    </main>
  );
}
