import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { usePlace } from "../place/PlaceProvider.tsx";
import { request, type Sending } from "./request.ts";

export type Sent = { readonly path: string } & Omit<Sending, "signal">;

/** Writes into the store that the page shows, then lets every page read again. */
export const useSend = <T>(): UseMutationResult<T, Error, Sent> => {
  const { place } = usePlace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, ...sending }: Sent) =>
      request<T>(path, { store: place.store, asOf: null }, { method: "POST", ...sending }),
    // not awaited: the form that sent it closes before the page is read again under it
    onSuccess: () => {
      void client.invalidateQueries();
    },
  });
};
