import { useCallback, useEffect, useRef, useState } from "react";
import { webmToOgg } from "./webmToOgg";

// What WhatsApp delivers, as this browser can make it; WebM is turned into Ogg.
const FORMATS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"] as const;

type Recorder = {
  /** Seconds so far; undefined when nothing is recorded. */
  seconds: number | undefined;
  /** Fails when the browser has no microphone for us. */
  start(): Promise<void>;
  finish(): Promise<Blob | undefined>;
  discard(): void;
};

export function useRecorder(): Recorder {
  const recorder = useRef<MediaRecorder>(undefined);
  const [began, setBegan] = useState<number>();
  const [now, setNow] = useState(0);

  const release = useCallback(() => {
    for (const track of recorder.current?.stream.getTracks() ?? []) {
      track.stop();
    }
    recorder.current = undefined;
    setBegan(undefined);
  }, []);

  useEffect(() => {
    if (began === undefined) {
      return;
    }
    const timer = window.setInterval(() => setNow(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, [began]);
  useEffect(() => release, [release]);

  return {
    seconds: began === undefined ? undefined : Math.max(0, (now - began) / 1000),
    start: async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
      recorder.current = new MediaRecorder(stream, mimeType ? { mimeType } : {});
      recorder.current.start();
      setNow(performance.now());
      setBegan(performance.now());
    },
    finish: async () => {
      const active = recorder.current;
      if (!active) {
        return undefined;
      }
      const recorded = new Promise<Blob>((resolve) => {
        active.addEventListener("dataavailable", (event) => resolve(event.data), { once: true });
      });
      active.stop();
      const blob = await recorded;
      release();
      return blob.size > 0 ? asWhatsApp(blob) : undefined;
    },
    discard: () => {
      recorder.current?.stop();
      release();
    },
  };
}

async function asWhatsApp(blob: Blob): Promise<Blob> {
  if (blob.type.startsWith("audio/webm")) {
    const ogg = webmToOgg(new Uint8Array(await blob.arrayBuffer()));
    return new Blob([new Uint8Array(ogg)], { type: "audio/ogg; codecs=opus" });
  }
  return blob.type.startsWith("audio/ogg") ? new Blob([blob], { type: "audio/ogg; codecs=opus" }) : blob;
}
