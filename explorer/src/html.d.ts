// What html.js gives, for the type checker: the vendored files bring no types, the packages that they come from do.
import { ComponentChildren, VNode } from "preact";

export { Fragment, render } from "preact";
export { useCallback, useEffect, useErrorBoundary, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, useSignal, untracked } from "@preact/signals";
export function memo(Drawn: (props: any) => any): (props: any) => VNode<any>;
export function html(strings: TemplateStringsArray, ...values: any[]): VNode<any>;
export type Children = ComponentChildren;
