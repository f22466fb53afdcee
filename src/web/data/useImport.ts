import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportPreview, ImportResult } from "../api/contract.ts";
import { request } from "../api/request.ts";
import { useParam, useSetParams } from "../place/usePath.ts";

export type Progress = { readonly phase: string; readonly receivedBytes: number; readonly items: number };
export type DecimalMark = "point" | "comma";

/** One import from the files to the store. Its id stands in the address, so it is found again after a reload. */
export const useImport = () => {
  const client = useQueryClient();
  const [id, setId] = useParam("import");
  const [isBusy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const setParams = useSetParams();
  // subjects that are brought in are never mixed with invented ones
  const here = { store: "main", asOf: null } as const;
  const preview = useQuery({
    queryKey: ["/imports", id],
    queryFn: ({ signal }) => request<ImportPreview>(`/imports/${id ?? ""}`, here, { signal }),
    enabled: id !== null && isBusy === null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const fail = (cause: unknown): void => setError(cause instanceof Error ? cause : new Error(String(cause)));
  const read = async (chosen: readonly File[], decimal: DecimalMark | null): Promise<void> => {
    const next = crypto.randomUUID();
    const form = new FormData();
    for (const file of chosen)
      form.append("files", file, file.webkitRelativePath === "" ? file.name : file.webkitRelativePath);
    setFiles(chosen);
    setError(null);
    setResult(null);
    setBusy(next);
    try {
      const made = await request<ImportPreview>(
        `/imports?id=${next}${decimal === null ? "" : `&decimal=${decimal}`}`,
        here,
        { method: "POST", body: form },
      );
      client.setQueryData(["/imports", made.id], made);
      setId(made.id);
    } catch (cause) {
      fail(cause);
    } finally {
      setBusy(null);
    }
  };
  const commit = async (): Promise<void> => {
    if (id === null) return;
    setBusy(id);
    try {
      const made = await request<ImportResult>(`/imports/${id}/commit`, here, { method: "POST" });
      setResult(made);
      setParams({ import: null, store: "main" });
      await client.invalidateQueries();
    } catch (cause) {
      fail(cause);
    } finally {
      setBusy(null);
    }
  };
  const discard = async (): Promise<void> => {
    if (id !== null) await request(`/imports/${id}`, here, { method: "DELETE" }).catch(fail);
    setId(null);
    setError(null);
  };
  return {
    preview: id === null ? null : (preview.data ?? null),
    error: error ?? (id === null ? null : preview.error),
    busy: isBusy,
    result,
    files,
    read,
    commit,
    discard,
  };
};

/** How far an import is, asked once a second while it runs. */
export const useProgress = (id: string | null): Progress | null => {
  const { data } = useQuery({
    queryKey: ["/imports", id, "progress"],
    queryFn: () => request<Progress>(`/imports/${id ?? ""}/progress`, { store: "main", asOf: null }),
    enabled: id !== null,
    refetchInterval: 1000,
    retry: false,
  });
  return id === null ? null : (data ?? null);
};
