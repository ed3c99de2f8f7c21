import assert from "node:assert/strict";
import { test } from "node:test";
import { eventsIn } from "../src/model/stream.js";

test("events are told once they are whole, comments never", () => {
  const whole = ':\n\nevent: next\ndata: {"a":1}\n\n:\n\nevent: next\ndata: {"a":2}\n\nevent: complete\ndata:\n\n';
  for (let cut = 0; cut <= whole.length; cut++) {
    const first = eventsIn(whole.slice(0, cut));
    const second = eventsIn(first.rest + whole.slice(cut));
    const told = [...first.events, ...second.events].map(({ name, data }) => `${name} ${data}`);
    assert.deepEqual(told, ['next {"a":1}', 'next {"a":2}', "complete "], `cut at ${cut}`);
    assert.equal(second.rest, "");
  }
});
