// The way of every change: it is filled in, tried, its consequences are shown, and then it is made, once.
import { html, useLayoutEffect, useRef, useState } from "../../html.js";
import { useAnswer } from "../../ask/answer.js";
import { Fault } from "../../ask/ask.js";
import { change, newKey } from "../../ask/change.js";
import { Answered, sentence } from "../../parts/answered.js";
import { openDialog } from "../../parts/dialog.js";
import { Refused, useForm } from "../../parts/form.js";
import { moment, t } from "../../words/words.js";
import { Effects, Warnings } from "./consequences.js";
import { inWords } from "./words.js";

/**
 * @typedef {import("../../parts/form.js").Form} Form
 * @typedef {import("../../parts/form.js").Refusal} Refusal
 * @typedef {object} Kind  a kind of change
 * @property {() => string} title
 * @property {string} text  the mutation, of one `$input`
 * @property {{text: string, variables: object}} [question]  what the form has to know first
 * @property {(data: any) => Record<string, any>} start  the values that it begins with
 * @property {(props: {form: Form, data: any}) => any} Fields
 * @property {(values: any, data: any) => {input?: object, refusals?: Refusal[]}} read  the input of what was filled in, or what is missing
 * @property {(field: string[]) => string[]} [placed]  the field of the form that a refusal is about, where its path is another
 * @property {(props: {payload: any, data: any, values: any}) => any} Preview
 */

/** Opens the dialog of a change. @param {Kind} kind */
export const openChange = (kind) =>
  openDialog(kind.title, (props) =>
    kind.question ? html`<${Asked} kind=${kind} ...${props} />` : html`<${Steps} kind=${kind} data=${null} ...${props} />`);

function Asked({ kind, ...props }) {
  const answer = useAnswer(kind.question.text, kind.question.variables);
  return html`<${Answered} answer=${answer}>${(/** @type {any} */ data) => html`<${Steps} kind=${kind} data=${data} ...${props} />`}</${Answered}>`;
}

function Steps({ kind, data, close, hold }) {
  const form = useForm(kind.start(data));
  const [at, go] = useState({ step: "fill", input: {}, key: "", payload: /** @type {any} */ (null) });
  const [sent, send] = useState({ busy: false, fault: /** @type {Fault | null} */ (null) });

  async function tell(/** @type {object} */ input, /** @type {(payload: any) => void} */ made) {
    send({ busy: true, fault: null });
    try {
      const { payload, errors } = await change(kind.text, input);
      send({ busy: false, fault: null });
      if (errors.length === 0) return made(payload);
      form.refuse(inWords(errors).map((one) => ({ ...one, field: kind.placed ? kind.placed(one.field) : one.field })));
      go({ ...at, step: "fill" });
    } catch (error) {
      send({ busy: false, fault: error instanceof Fault ? error : new Fault("FAULT", String(error)) });
    }
  }
  const fill = () => {
    const { input, refusals = [] } = kind.read(form.values, data);
    form.refuse(refusals);
    if (!input || refusals.length > 0) return;
    hold(true);
    tell({ ...input, dryRun: true }, (payload) => go({ step: "preview", input, key: newKey(), payload }));
  };
  const make = () =>
    tell({ ...at.input, idempotencyKey: at.key }, (payload) => {
      hold(false);
      go({ ...at, step: "done", payload });
    });

  if (at.step === "done") return html`<${Done} payload=${at.payload} close=${close} />`;
  if (at.step === "preview") {
    return html`<${Preview}>
      <div class="preview">
        <${kind.Preview} payload=${at.payload} data=${data} values=${form.values} />
        <${Warnings} payload=${at.payload} />
        <${Effects} change=${at.payload.change} />
      </div>
      <${Sent} ...${sent} words="form.making" />
      <div class="buttons">
        <button type="button" class="primary" disabled=${sent.busy} onClick=${make}>${t(sent.fault ? "form.again" : "form.make")}</button>
        <button type="button" disabled=${sent.busy} onClick=${() => go({ ...at, step: "fill" })}>${t("form.back")}</button>
      </div>
    <//>`;
  }
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!sent.busy) fill();
  };
  return html`<form class="change" onSubmit=${submit} onInput=${() => hold(true)} novalidate>
    <${Refused} form=${form} />
    <${kind.Fields} form=${form} data=${data} />
    <${Sent} ...${sent} words="form.trying" />
    <div class="buttons"><button type="submit" class="primary" disabled=${sent.busy}>${t("form.preview")}</button></div>
  </form>`;
}

/** What would follow: its heading gets the focus, so that it is read out. */
function Preview({ children }) {
  const head = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => head.current?.focus(), []);
  return html`<section class="step"><h3 tabindex="-1" ref=${head}>${t("form.previewTitle")}</h3>${children}</section>`;
}

function Sent({ busy, fault, words }) {
  return html`<p class=${fault ? "fault" : "hint"} role="status">
    ${busy && t(words)}${fault && `${t("form.fault")} ${sentence(fault)}`}</p>`;
}

/** What was made, said aloud; Enter closes the dialog. */
function Done({ payload, close }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useLayoutEffect(() => button.current?.focus(), []);
  return html`<section class="step">
    <div role="status"><h3>${t("form.doneTitle")}</h3>
      <p>${payload.change === undefined ? null : payload.change ? t("form.kept", { seq: payload.change.seq, at: moment(payload.change.at) }) : t("form.nothing")}</p></div>
    <div class="buttons"><button type="button" class="primary" ref=${button} onClick=${close}>${t("form.close")}</button></div>
  </section>`;
}
