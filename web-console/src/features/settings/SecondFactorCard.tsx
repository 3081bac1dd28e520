import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { PasswordField } from "../../shared/ui/PasswordField";
import { SecondFactorSetup } from "../../shared/ui/SecondFactorSetup";
import { FormError } from "./FormError";

/** The second step of the login: on or off, and the way to the other. */
export function SecondFactorCard() {
  const { t } = useTranslation();
  const me = useMe();
  const { cache } = useServices();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    void cache.invalidateQueries({ queryKey: ["me"] });
  };
  return (
    <Card title={t("secondFactor.title")}>
      <p className="mb-3 text-sm">{t(me.has_second_factor ? "secondFactor.isOn" : "secondFactor.isOff")}</p>
      <Button onClick={() => setOpen(true)}>
        {t(me.has_second_factor ? "secondFactor.switchOff" : "secondFactor.setUp")}
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={(stays) => {
            if (!stays) {
              done();
            }
          }}
          title={t("secondFactor.title")}
        >
          {me.has_second_factor ? <SwitchOff onDone={done} /> : <SecondFactorSetup onDone={done} />}
        </Dialog>
      )}
    </Card>
  );
}

function SwitchOff({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const { busy, failure, fields, save } = useSave(async () => {
    const typed = code.replace(/[\s-]/g, "");
    await api.post("/api/v1/auth/2fa/disable", {
      password,
      ...(/^[0-9]{6}$/.test(typed) ? { totp_code: typed } : { recovery_code: typed }),
    });
    onDone();
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PasswordField
        label={t("profile.currentPassword")}
        autoComplete="current-password"
        required
        value={password}
        error={fields.password && t("secondFactor.wrongPassword")}
        onChange={(event) => setPassword(event.target.value)}
      />
      <TextField
        label={t("secondFactor.code")}
        hint={t("secondFactor.orRecovery")}
        autoComplete="one-time-code"
        required
        value={code}
        error={(fields.totp_code ?? fields.recovery_code) && t("secondFactor.wrong")}
        onChange={(event) => setCode(event.target.value)}
      />
      <FormError failure={failure} fields={fields} />
      <DialogActions>
        <Button type="submit" look="primary" busy={busy}>
          {t("secondFactor.switchOff")}
        </Button>
      </DialogActions>
    </form>
  );
}
