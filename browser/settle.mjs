// The NL Design System components offer some hundreds of tokens and states; we set a few dozen and draw some
// states ourselves. These steps of the build make the stylesheet carry only what is set.

/** States of the components that base.css and forms.css draw in their own way, for all elements at once. */
const OURS = /:focus|:hover|:active|:visited|:disabled|::placeholder|:lang\(ar\)|:read-only|invalid|::marker|aria-busy|alternate-row-color|code|autocomplete|inputmode|(first|last)-child$|type=(button|reset|submit|week|month)|type=(checkbox|radio) i\]($|:checked)|\[hidden\]|mark|^\.utrecht-html (form|strong|em)$|aria-disabled/;

/** Reads `var(--name, fallback)` at `from`, the index of "var(". */
function readVar(text, from) {
  let depth = 0;
  let comma = -1;
  for (let at = from + 3; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === "," && depth === 1 && comma < 0) comma = at;
    else if (text[at] === ")" && --depth === 0) {
      const name = text.slice(from + 4, comma < 0 ? at : comma).trim();
      const fallback = comma < 0 ? undefined : text.slice(comma + 1, at).trim();
      return { name, fallback, end: at + 1 };
    }
  }
  throw new Error(`unclosed var() in: ${text}`);
}

/** Writes out each token of the components: its value if it has one, else its fallback; undefined if neither. */
function resolve(value, tokens) {
  let out = "";
  let rest = 0;
  for (let at = value.indexOf("var("); at >= 0; at = value.indexOf("var(", rest)) {
    const { name, fallback, end } = readVar(value, at);
    out += value.slice(rest, at);
    rest = end;
    const set = tokens.get(name);
    if (set?.size === 1 && /^--_?utrecht-/.test(name)) out += [...set][0];
    else if (set) out += fallback === undefined ? `var(${name})` : `var(${name}, ${resolve(fallback, tokens) ?? "initial"})`;
    else if (fallback === undefined) return undefined;
    else {
      const inner = resolve(fallback, tokens);
      if (inner === undefined) return undefined;
      out += inner;
    }
  }
  out += value.slice(rest);
  return out.replace(/calc\(1 \* ([\w.]+)\)/g, "$1");
}

/** Every token with the different values it is given; a state (:checked) counts as one more value. */
function tokensOf(root) {
  const tokens = new Map();
  root.walkDecls(/^--/, (decl) => {
    const values = tokens.get(decl.prop) ?? new Set();
    values.add(decl.value);
    if (/[^:]:(?!root)/.test(decl.parent.selector)) values.add(decl.parent.selector);
    tokens.set(decl.prop, values);
  });
  return tokens;
}

export const settle = {
  postcssPlugin: "settle",
  OnceExit(root) {
    root.walkAtRules("layer", (layer) => {
      layer.walkRules((rule) => {
        rule.selectors = rule.selectors.filter((selector) => !OURS.test(selector));
        if (rule.selector === "") rule.remove();
        // we style whole pages, so the class that would switch the components on is not needed
        rule.selectors = rule.selectors
          .map((selector) => selector.replace(/^\.utrecht-html\s*/, "") || ":root")
          .flatMap((selector) => (selector === "button" ? ["button", ".button"] : [selector]));
      });
    });
    for (let changed = true; changed; ) {
      changed = false;
      const tokens = tokensOf(root);
      const isRead = new Set();
      root.walkDecls((decl) => {
        for (const [, name] of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) isRead.add(name);
      });
      root.walkDecls((decl) => {
        const unread = decl.prop.startsWith("--") && !isRead.has(decl.prop);
        const value = unread ? undefined : resolve(decl.value, tokens);
        if (value === decl.value) return;
        changed = true;
        if (value === undefined) decl.remove();
        else decl.value = value;
      });
    }
    root.walkAtRules("layer", (layer) => {
      layer.walkDecls((decl) => {
        const isControl = /input|select|textarea|button/.test(decl.parent.selector);
        // old names beside new ones, what base.css says once for all, and what text inherits anyway
        if (/^page-break|text-size|z-index|box-sizing|user-select|^scale$|^block-size|^border-(block|inline)-(start|end)-width$|^-(webkit|moz)-(font|osx|text)/.test(decl.prop)) decl.remove();
        else if (decl.value === "initial" || (!isControl && decl.value === "inherit")) decl.remove();
      });
    });
    root.walkRules((rule) => {
      if (rule.nodes.length === 0) rule.remove();
    });
  },
};

/** Writes the dark colours once more, for those whose system asks for dark and who chose nothing here. */
export const darkForSystem = {
  postcssPlugin: "dark-for-system",
  OnceExit(root, { AtRule }) {
    root.walkRules(/^:root\[data-theme="?dark"?\]$/, (rule) => {
      const media = new AtRule({ name: "media", params: "(prefers-color-scheme: dark)" });
      media.append(rule.clone({ selector: ":root:not([data-theme=light])" }));
      rule.after(media);
    });
  },
};

const SIDES = { "block-start": "top", "block-end": "bottom", "inline-start": "left", "inline-end": "right" };

/** Dutch and English read from left to right: the physical names mean the same and are much shorter. */
export const physical = {
  postcssPlugin: "physical",
  OnceExit(root) {
    root.walkDecls(/block|inline/, (decl) => {
      if (decl.prop.startsWith("--")) return;
      decl.prop = decl.prop
        .replace(/^(min-|max-)?inline-size$/, "$1width")
        .replace(/^(min-|max-)?block-size$/, "$1height")
        .replace(/^inset-(block|inline)-(start|end)$/, (_, axis, edge) => SIDES[`${axis}-${edge}`])
        .replace(/^(margin|padding|border|scroll-padding)-(block|inline)-(start|end)/, (_, box, axis, edge) => `${box}-${SIDES[`${axis}-${edge}`]}`);
    });
  },
};
