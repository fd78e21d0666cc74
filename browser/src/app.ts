// Small help for those who have JavaScript. Every page works without it.

/** A second press on a button that was already sent does nothing. */
addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method === "get") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  button?.setAttribute("aria-disabled", "true");
  if (form.dataset.keep !== undefined) keepPlace(button);
  // an answer that is a download leaves this page standing
  setTimeout(() => makeFresh(form), 8000);
});

// A page that comes back from history is fresh again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach(makeFresh);
});
function makeFresh(form: HTMLFormElement) {
  delete form.dataset.sent;
  form.querySelectorAll("button[aria-busy]").forEach((button) => {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
  });
}

/** After a press in a ranked list the same button stands at the same height again, in focus: press on. */
function keepPlace(button: HTMLElement | null) {
  const top = button?.getBoundingClientRect().top ?? 0;
  sessionStorage.setItem("place", JSON.stringify([location.pathname, scrollY, button?.id ?? "", top]));
}
function returnToPlace() {
  const kept = sessionStorage.getItem("place");
  sessionStorage.removeItem("place");
  if (!kept) return;
  const [path, height, id, top] = JSON.parse(kept) as [string, number, string, number];
  if (path !== location.pathname) return;
  const button = id ? document.getElementById(id) : null;
  if (!button) return scrollTo(0, height);
  const align = () => scrollBy(0, button.getBoundingClientRect().top - top);
  align();
  document.fonts.ready.then(align);
  const next = button.matches(":disabled") ? button.parentElement?.querySelector<HTMLElement>("button:enabled") : button;
  next?.focus({ preventScroll: true });
}

/** `data-copy="Kopieer"` with `data-copied="Gekopieerd"` on a code gets a button that copies its text. */
function addCopyButton(code: HTMLElement) {
  if (!navigator.clipboard || !code.dataset.copy) return;
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "small";
  button.textContent = code.dataset.copy;
  said.className = "copied";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText((code.dataset.value ?? code.textContent ?? "").trim());
    said.textContent = code.dataset.copied ?? "";
  });
  const line = document.createElement("p");
  line.className = "no-print";
  line.append(button, said);
  code.after(line);
}

/** `data-refresh="2"` on an element with an id: fetch this page every 2 s and put in its new self. */
function refresh(element: HTMLElement) {
  const seconds = Number(element.dataset.refresh);
  if (!seconds || !element.id) return;
  setTimeout(async () => {
    if (document.hidden) return refresh(element);
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.redirected) return location.assign(answer.url);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(element.id);
      if (!answer.ok || !fresh) return location.reload();
      element.replaceChildren(...fresh.childNodes);
      if (fresh.dataset.refresh) refresh(element);
      else element.removeAttribute("data-refresh");
      if (fresh.dataset.title) document.title = fresh.dataset.title;
    } catch {
      refresh(element);
    }
  }, seconds * 1000);
}

/** A press outside an open menu, or Escape, closes it. */
function closeMenus(except: Node | null) {
  document.querySelectorAll<HTMLDetailsElement>("details.user[open]").forEach((menu) => {
    if (except && menu.contains(except)) return;
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary")?.focus();
  });
}
addEventListener("click", (event) => closeMenus(event.target as Node));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(null);
});

document.querySelectorAll<HTMLElement>("[data-copy]").forEach(addCopyButton);
// After the browser went to the fragment of the address, which takes the focus away.
addEventListener("load", () => setTimeout(returnToPlace));
document.querySelectorAll<HTMLElement>("[data-refresh]").forEach(refresh);
