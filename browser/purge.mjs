// Leaves out every selector whose class, element or input type stands in no template.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const SKIP = new Set(["target", "node_modules", "dist", ".git"]);

/** The text of our patterns and script, and of every file in a folder called templates below `root`. */
export async function contentOf(root) {
  const texts = [await readFile("patterns/index.html", "utf8"), await readFile("src/app.ts", "utf8")];
  const visit = async (folder, inTemplates) => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIP.has(entry.name)) await visit(path, inTemplates || entry.name === "templates");
      else if (inTemplates && entry.name.endsWith(".html")) texts.push(await readFile(path, "utf8"));
    }
  };
  await visit(root, false);
  return texts.join("\n");
}

/** `safe`: class names that Rust puts on a page without a template. */
export function purge(content, safe) {
  const words = new Set(content.match(/[\w-]+/g));
  const tags = new Set([...content.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag).concat("html", "body"));
  const types = new Set([...content.matchAll(/type="([a-z-]+)"/g)].map(([, type]) => type));

  const isUsed = (selector) => {
    let rest = selector.replace(/:not\([^()]*\)/g, "");
    // from the inside out: :is(), :has(), :where() are used if one of their alternatives is
    for (let inner; (inner = /:(?:is|has|where)\(([^()]*)\)/.exec(rest)); ) {
      if (!inner[1].split(",").some(isUsed)) return false;
      rest = rest.replace(inner[0], "");
    }
    rest = rest.replace(/::?[\w-]+(\([^()]*\))?/g, "");
    for (const [, type] of rest.matchAll(/\[type="?([\w-]+)"?[^\]]*\]/g)) if (!types.has(type)) return false;
    rest = rest.replace(/\[[^\]]*\]/g, "");
    for (const [, name] of rest.matchAll(/\.([\w-]+)/g)) if (!words.has(name) && !safe.some((rule) => rule.test(name))) return false;
    for (const tag of rest.replace(/\.[\w-]+/g, "").match(/[a-z][a-z0-9]*/g) ?? []) if (!tags.has(tag)) return false;
    return true;
  };

  return {
    postcssPlugin: "purge",
    OnceExit(root) {
      root.walkRules((rule) => {
        if (rule.parent.name === "keyframes") return;
        const used = rule.selectors.filter(isUsed);
        if (used.length === 0) rule.remove();
        else rule.selectors = used;
      });
      root.walkAtRules(/media|layer|supports/, (at) => {
        if (at.nodes?.length === 0) at.remove();
      });
    },
  };
}
