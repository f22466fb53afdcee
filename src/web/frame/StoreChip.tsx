import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { request } from "../api/request.ts";
import { Icon } from "../icons/Icon.tsx";
import { AskFirst } from "../parts/AskFirst.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useParam } from "../place/usePath.ts";
import { count } from "../words/count.ts";

/** Which store the page shows. Invented data say so on every page; one click discards them, after a question. */
export const StoreChip = () => {
  const { place, state, synthetic } = usePlace();
  const [, setStore] = useParam("store");
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const examples = state.stores.find((store) => store.id === "examples");
  const hasExamples = examples !== undefined && examples.subjects > 0;
  const change = async (method: "POST" | "DELETE"): Promise<void> => {
    await request("/examples", null, { method });
    setStore(method === "POST" ? "examples" : "main");
    await client.invalidateQueries();
  };
  const act = (key: string): void => {
    if (key === "main" || key === "examples") setStore(key);
    else if (key === "discard") setAsking(true);
    else void change("POST");
  };
  return (
    <>
      <MenuTrigger>
        <Button
          className={synthetic ? "storechip synthetic" : "storechip"}
          aria-label={`${synthetic ? "Synthetic example data" : "Your data"}, choose what is shown`}
        >
          {synthetic ? "synthetic example data" : "your data"}
          <Icon name="down" />
        </Button>
        <Popover className="pop" placement="bottom start">
          <Menu aria-label="What is shown" onAction={(key) => act(String(key))}>
            {state.stores.map((store) => (
              <MenuItem key={store.id} id={store.id} textValue={store.label}>
                <b>{store.label}</b>
                <span className="hint">
                  {count(store.subjects, "subject")}
                  {store.id === place.store ? ", shown" : ""}
                </span>
              </MenuItem>
            ))}
            {hasExamples ? (
              <MenuItem id="discard" textValue="Discard the example data">
                <span className="danger">Discard the example data …</span>
              </MenuItem>
            ) : (
              <MenuItem id="load">Load the example data</MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <AskFirst
        isOpen={asking}
        onClose={() => setAsking(false)}
        title="Discard the example data?"
        yes="Discard"
        onYes={() => void change("DELETE")}
      >
        {count(examples?.subjects ?? 0, "invented subject")} and all that was entered for them go. Your own
        data are in another store and stay as they are.
      </AskFirst>
    </>
  );
};
