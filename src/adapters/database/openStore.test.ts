import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/calendar.ts";
import type { Entry, Event } from "../../subject/index.ts";
import { originHash, planInMemory, verifyChain } from "../../subject/index.ts";
import type { Database } from "./database.ts";
import { coordinator, entry, result } from "./exampleEntries.ts";
import { openPglite } from "./openPglite.ts";
import { type EventStore, openStoreOn } from "./openStore.ts";

const at = "2026-03-17T10:00:00+01:00";
const later = "2026-03-18T10:00:00+01:00";

let database: Database;
let store: EventStore;
beforeAll(async () => {
  database = await openPglite("memory");
  store = await openStoreOn(database);
});
afterAll(() => store.close());

const append = async (...entries: readonly Entry[]): Promise<readonly Event[]> => {
  const outcome = await store.append(entries, [], at);
  if (outcome.kind === "refused") throw new Error(outcome.issues[0].message);
  return outcome.value;
};

describe("the log in the database", () => {
  test("an empty log has no head and is whole", async () => {
    expect(await store.head()).toBeNull();
    expect(await store.verify()).toEqual({ kind: "whole", length: 0, head: null });
  });

  test("what is read back is what was appended, byte for byte", async () => {
    const appended = await append(
      entry("subjectRegistered/1", {}),
      result("platelets", "120.50", "10*9/L", "2026-03-09", { key: "k1", source: "observations.csv:2" }),
      entry("clinical/1", {
        type: "note",
        payload: { text: 'ö "\\" 😀 \n', list: [1, null, { a: true }], "": 1.5e-7 },
      }),
      {
        ...entry("limits/1", { laboratory: "Lund", variable: "alt", upper: "45", unit: "U/L" }),
        subject: null,
      },
    );
    expect(await store.events()).toEqual(appended);
    expect(appended[0]?.previousHash).toBe(originHash);
    expect(await store.verify()).toMatchObject({ kind: "whole", length: 4 });
    expect((await store.head())?.hash).toBe(appended[3]?.hash);
    expect(await store.event(appended[1]?.id ?? "")).toEqual(appended[1]);
  });

  test("entries are all taken or none, with the reason", async () => {
    const before = await store.head();
    const outcome = await store.append(
      [result("anc", "2", "10*9/L"), result("anc", "1,5", "10*9/L")],
      [{ subject: "LU-009", name: "Nobody" }],
      at,
    );
    expect(outcome).toMatchObject({
      kind: "refused",
      issues: [{ line: 2, field: expect.stringContaining("payload.value") }],
    });
    expect(await store.head()).toEqual(before);
    expect((await store.identities(["LU-009"])).size).toBe(0);
  });

  test("appends that come at once form one chain", async () => {
    const before = await store.count();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => append(result("anc", String(index), "10*9/L"))),
    );
    expect(await store.count()).toBe(before + 20);
    expect(verifyChain(await store.events()).kind).toBe("whole");
  });

  test("a correction supersedes once; a second one is refused and names the first", async () => {
    const [first] = await append(result("hemoglobin", "98", "g/L"));
    const correction = {
      ...result("hemoglobin", "89", "g/L"),
      supersedes: first?.id ?? "",
      reason: "digits swapped",
    };
    const [second] = await append(correction);
    expect(await store.append([correction], [], at)).toMatchObject({
      kind: "refused",
      issues: [{ message: expect.stringContaining(second?.id ?? "?") }],
    });
    expect(
      await store.append([{ ...correction, subject: "LU-002", supersedes: second?.id ?? "" }], [], at),
    ).toMatchObject({
      issues: [{ message: expect.stringContaining("another subject") }],
    });
  });

  test("events are chosen by subject, trial, type and by the head of an earlier time", async () => {
    const trial = "NCT04949282";
    const [anchor] = await append(
      entry("anchor/1", { anchor: "consent", date: "2026-03-09" }, "2026-03-09", { trial }),
    );
    await append({ ...result("anc", "2", "10*9/L"), subject: "LU-002" });
    const all = await store.events();
    expect(await store.events({ trial })).toEqual([anchor]);
    expect(await store.events({ types: ["anchor/1"] })).toEqual([anchor]);
    expect((await store.events({ subject: "LU-002" })).map(({ subject }) => subject)).toEqual(["LU-002"]);
    expect((await store.events({ subject: null })).map(({ type }) => type)).toEqual(["limits/1"]);
    expect(await store.events({ upTo: anchor?.hash ?? "" })).toEqual(all.slice(0, -1));
    expect(await store.events({ upTo: 3 })).toEqual(all.slice(0, 3));
    expect(await store.events({ after: 3 })).toEqual(all.slice(3));
    await expect(store.events({ upTo: "f".repeat(64) })).rejects.toThrow("hash of a link");
    expect(await store.linkOf(anchor?.hash ?? "")).toMatchObject({ sequence: anchor?.sequence });
    expect(await store.linkOf("f".repeat(64))).toBeNull();
    expect(await store.headKnownAt("2026-03-17T08:59:59Z")).toBeNull();
    expect(await store.headKnownAt(at)).toEqual(await store.head());
    expect(await store.subjects()).toMatchObject([
      { subject: "LU-001", lastSequence: anchor?.sequence },
      { subject: "LU-002", events: 1, lastRecorded: "2026-03-17T09:00:00.000Z" },
    ]);
  });

  test("a fact is found by its key, together with what stands for it now", async () => {
    const [fact] = await append(result("crea", "80", "umol/L", "2026-03-09", { key: "k2" }));
    expect(await store.eventByKey("k2")).toEqual({ event: fact, tip: fact });
    const [retraction] = await append(
      entry("retraction/1", {}, "2026-03-17", { supersedes: fact?.id ?? "", reason: "other patient" }),
    );
    expect(await store.eventByKey("k2")).toEqual({ event: fact, tip: retraction });
    const [again] = await append({
      ...result("crea", "81", "umol/L", "2026-03-09", { key: "k2" }),
      supersedes: retraction?.id ?? "",
      reason: "was his after all",
    });
    expect(await store.eventByKey("k2")).toEqual({ event: again, tip: again });
    expect(await store.eventByKey("none")).toBeUndefined();
  });

  test("an import planned against the store changes nothing the second time", async () => {
    const item = {
      kind: "fact",
      key: "csv:7",
      subject: "LU-003",
      trial: null,
      type: "observation/1",
      payload: {
        variable: "anc",
        value: { value: "2", unit: "10*9/L" },
        collected: "2026-03-09",
        status: "final",
      },
      effective: "2026-03-09",
      place: { file: "observations.csv", line: 2 },
    } as const;
    const by = { actor: coordinator, on: isoDate("2026-03-17") };
    const plan = await planInMemory([item], store, by);
    expect(plan.entries).toHaveLength(3);
    await append(...plan.entries);
    expect((await planInMemory([item], store, by)).entries).toEqual([]);
  });
});

describe("entries that come batch by batch", () => {
  async function* batches(...all: readonly (readonly Entry[])[]): AsyncGenerator<readonly Entry[]> {
    yield* all;
  }
  const many = (from: number, count: number): readonly Entry[] =>
    Array.from({ length: count }, (_, index) => ({
      ...result("anc", String(from + index), "10*9/L", "2026-03-09", { key: `stream ${from + index}` }),
      subject: "LU-007",
    }));

  test("form one chain with what was there, and the count grows with every batch", async () => {
    const before = await store.count();
    const counts: number[] = [];
    const outcome = await store.appendStream(
      batches(many(0, 1_500), [], many(1_500, 3)),
      [{ subject: "LU-007", name: "Nils Berg" }],
      at,
      (count) => void counts.push(count),
    );
    expect(outcome).toEqual({ kind: "read", value: { count: 1_503, head: await store.head() } });
    expect(counts).toEqual([1_500, 1_500, 1_503]);
    expect(await store.verify()).toMatchObject({ kind: "whole", length: before + 1_503 });
    expect((await store.identities(["LU-007"])).get("LU-007")?.name).toBe("Nils Berg");
  });
  test("an event cannot be corrected in one batch and again in a later one; then none of them is stored", async () => {
    const head = await store.head();
    const known = await store.eventByKey("stream 3");
    const correction: Entry = {
      ...result("anc", "8", "10*9/L", "2026-03-09", { key: "stream 3" }),
      subject: "LU-007",
      supersedes: known?.tip.id ?? "",
      reason: "typing error",
    };
    const outcome = await store.appendStream(
      batches([correction], many(2_000, 1_200), [correction]),
      [{ subject: "LU-008", name: "Nobody" }],
      at,
    );
    expect(outcome).toMatchObject({
      kind: "refused",
      issues: [{ message: expect.stringContaining("has been corrected before") }],
    });
    expect(await store.head()).toEqual(head);
    expect(await store.eventByKey("stream 2000")).toBeUndefined();
    expect((await store.identities(["LU-008"])).size).toBe(0);
  });
  test("when their source breaks off, nothing is stored", async () => {
    const head = await store.head();
    async function* broken(): AsyncGenerator<readonly Entry[]> {
      yield many(3_000, 1_200);
      throw new Error("the spool is gone");
    }
    await expect(store.appendStream(broken(), [], at)).rejects.toThrow("the spool is gone");
    expect(await store.head()).toEqual(head);
    expect((await store.verify()).kind).toBe("whole");
  });
  test("none at all leave the log as it is", async () => {
    const head = await store.head();
    expect(await store.appendStream(batches(), [], at)).toEqual({ kind: "read", value: { count: 0, head } });
  });
  test("subjects are counted over a part of the log as over the whole", async () => {
    const last = (await store.head())?.sequence ?? 0;
    const [first] = await store.subjects({ upTo: 3 });
    expect(first).toMatchObject({ subject: "LU-001", events: 3, lastSequence: 3 });
    expect(await store.subjects({ after: last - 1 })).toMatchObject([{ subject: "LU-007", events: 1 }]);
  });
});

describe("the database itself refuses", () => {
  // The embedded database knows one user, who owns the tables and is superuser.
  test.each([
    ["UPDATE", "UPDATE events SET reason = 'x' WHERE sequence = 1"],
    ["UPDATE", "UPDATE events SET reason = 'x' WHERE false"],
    ["DELETE", "DELETE FROM events WHERE sequence = 1"],
    ["TRUNCATE", "TRUNCATE events"],
    ["TRUNCATE", "TRUNCATE events CASCADE"],
    [
      "UPDATE",
      `INSERT INTO events SELECT * FROM events WHERE sequence = 1 ON CONFLICT (sequence) DO UPDATE SET reason = 'x'`,
    ],
  ])("%s by its owner: %s", async (operation, sql) => {
    const before = await store.events();
    await expect(database.query(sql)).rejects.toThrow(`append-only: ${operation} is refused`);
    expect(await store.events()).toEqual(before);
  });
  test("UPDATE and DELETE also where triggers are off for replication", async () => {
    await expect(
      database.transaction(async ({ query, script }) => {
        await script("SET LOCAL session_replication_role = replica");
        await query("DELETE FROM events");
      }),
    ).rejects.toThrow("append-only");
    expect((await store.verify()).kind).toBe("whole");
  });
  test("UPDATE by a role that was granted everything", async () => {
    await database.script("CREATE ROLE clerk; GRANT ALL ON events TO clerk");
    await expect(
      database.transaction(async ({ query, script }) => {
        await script("SET LOCAL ROLE clerk");
        await query("UPDATE events SET reason = 'x'");
      }),
    ).rejects.toThrow("append-only");
  });
  test("an event that does not continue the chain", async () => {
    const copy = (sequence: string, previous: string) =>
      database.query(
        `INSERT INTO events SELECT ${sequence}, id || 'x', type, trial, site, subject, key, payload, effective, recorded_at,
           actor_name, actor_role, actor_site, reason, NULL, ${previous}, 'x' || hash FROM events WHERE sequence = 1`,
      );
    await expect(copy("(SELECT max(sequence) + 1 FROM events)", "repeat('1', 64)")).rejects.toThrow(
      "continue the chain",
    );
    await expect(copy("1000000", "repeat('2', 64)")).rejects.toThrow("continue the chain");
    expect((await store.verify()).kind).toBe("whole");
  });
  test("what an owner does with the triggers taken off shows in the chain", async () => {
    const broken = await database
      .transaction(async ({ query, script }) => {
        await script("ALTER TABLE events DISABLE TRIGGER ALL");
        await query("UPDATE events SET payload = replace(payload, '120.50', '12.50') WHERE sequence = 2");
        await script("ALTER TABLE events ENABLE TRIGGER ALL");
        const rows = await query("SELECT payload FROM events WHERE sequence = 2");
        throw new Error(String(rows[0]?.["payload"])); // so that the tables stay as they were
      })
      .catch((error: unknown) => (error instanceof Error ? error.message : ""));
    expect(broken).toContain('"12.50"');
    const forged = (await store.events()).map((event) =>
      event.sequence === 2 ? { ...event, payload: JSON.parse(broken) } : event,
    );
    expect(verifyChain(forged)).toMatchObject({ kind: "broken", at: 2 });
  });
});

describe("names and dates of birth", () => {
  const anna = { subject: "LU-001", name: "Anna Ek", birthDate: "1962-05-14" };
  test("are stored with the entries of the same append, outside the events", async () => {
    await store.append([entry("attribute/1", { name: "sex", value: "female" })], [anna], at);
    expect((await store.identities()).get("LU-001")).toEqual(anna);
    expect(JSON.stringify(await store.events())).not.toContain("Anna");
  });
  test("keep their earlier versions, so that a decision can be replayed as it was known", async () => {
    const head = await store.head();
    await store.setIdentity({ ...anna, birthDate: "1962-05-15" }, { at: later, name: "E. Lind" });
    expect((await store.identities(["LU-001"])).get("LU-001")?.birthDate).toBe("1962-05-15");
    expect((await store.identities(["LU-001"], at)).get("LU-001")?.birthDate).toBe("1962-05-14");
    expect((await store.identities(undefined, "2026-03-01T00:00:00Z")).size).toBe(0);
    expect(await store.head()).toEqual(head);
  });
  test("can be erased without touching the log", async () => {
    await store.eraseIdentity("LU-001");
    expect((await store.identities()).has("LU-001")).toBe(false);
    expect((await store.verify()).kind).toBe("whole");
  });
  test("stand under a permission of their own", async () => {
    const [row] = await database.query("SELECT obj_description('identities'::regclass) AS comment");
    expect(row?.["comment"]).toContain("permission of their own");
    await database.script("CREATE ROLE statistician; GRANT SELECT ON events TO statistician");
    await expect(
      database.transaction(async ({ query, script }) => {
        await script("SET LOCAL ROLE statistician");
        await query("SELECT name FROM identities");
      }),
    ).rejects.toThrow("permission denied");
  });
});

test("the text of a record is found by the SHA-256 of its file; the same file again changes nothing", async () => {
  const record = { sha256: "a".repeat(64), name: "001.txt", text: "Inclusion: GFR = 50\n" };
  await store.addDocument(record, at);
  await store.addDocument({ ...record, text: "another" }, later);
  expect(await store.document(record.sha256)).toEqual(record);
  expect(await store.document("b".repeat(64))).toBeUndefined();
  expect(await store.documents()).toEqual([{ sha256: record.sha256, name: "001.txt" }]);
});
