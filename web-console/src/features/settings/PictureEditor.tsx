import { ImageUp, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { directoryKeys } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { FormError } from "../../shared/ui/FormError";
import { PersonAvatar } from "../../shared/ui/PersonAvatar";

/** As large as it is ever shown, on a screen that shows two points for each. */
const SIDE = 256;

/** What one looks like to one's colleagues: chosen, cut to a square here, and taken away. */
export function PictureEditor() {
  const { t } = useTranslation();
  const me = useMe();
  const { api, cache } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const again = () =>
    Promise.all(
      [["me"], directoryKeys.users, directoryKeys.online].map((queryKey) => cache.invalidateQueries({ queryKey })),
    );
  const uploading = useSave(async (file: File) => {
    await api.put("/api/v1/auth/avatar", { data: await square(file) });
    await again();
  });
  const removing = useSave(async () => {
    await api.delete("/api/v1/auth/avatar");
    await again();
  });
  const unreadable = uploading.failure instanceof Unreadable;
  return (
    <div className="flex flex-wrap items-center gap-4">
      <PersonAvatar id={me.id} name={me.full_name} size="lg" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{me.email}</p>
        <p className="truncate text-muted-foreground text-sm">
          {t(`roles.${me.role}`)} · {me.organization.name}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-pane:basis-full">
        <Button size="sm" busy={uploading.busy} onClick={() => input.current?.click()}>
          <ImageUp aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t(me.avatar_url ? "profile.replacePicture" : "profile.choosePicture")}
        </Button>
        {me.avatar_url && (
          <Button size="sm" look="quiet" busy={removing.busy} onClick={() => void removing.save()}>
            <Trash2 aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("profile.removePicture")}
          </Button>
        )}
      </div>
      {(unreadable || uploading.fields.data) && (
        <p role="alert" className="w-full text-destructive text-sm">
          {unreadable ? t("profile.unreadable") : t("profile.wrongPicture", { reason: uploading.fields.data })}
        </p>
      )}
      {!unreadable && <FormError failure={uploading.failure ?? removing.failure} fields={uploading.fields} />}
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label={t("profile.picture")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) {
            void uploading.save(file);
          }
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
    </div>
  );
}

/** The browser cannot draw it. */
class Unreadable extends Error {}

/** The middle of a picture as base64: whatever the browser can draw, small enough for the server and without its place and day. */
async function square(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Unreadable();
  });
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const pen = canvas.getContext("2d");
  if (!pen) {
    throw new Unreadable();
  }
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}
