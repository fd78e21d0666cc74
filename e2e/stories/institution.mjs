// Signing in at one's own institution, with a real OpenID Connect provider and with one that lies. Without JavaScript.

import assert from "node:assert/strict";
import { LIES, startInstitution } from "../lib/institution.mjs";
import { PHONE } from "../lib/story.mjs";
import { notice, refused } from "../lib/walk.mjs";

const HOME = "hogeschool-waterstad.example";

/** The server under test is to know it, so it listens first. */
export const beside = startInstitution;

export default async function institution(story) {
  const at = story.beside;
  at.honest(story.address);
  at.people.noor = { eduperson_affiliation: ["employee", "member"], schac_home_organization: HOME, name: "Noor Geheim", email: "geheim@hogeschool-waterstad.example" };
  at.people.femke = { eduperson_affiliation: "faculty", schac_home_organization: "Hogeschool-Waterstad.EXAMPLE" };
  at.people.student = { eduperson_affiliation: ["student"], schac_home_organization: HOME };
  const main = async (page) => (await page.locator("main").textContent()).replace(/\s+/g, " ");
  const press = (page, name) => page.getByRole("button", { name }).first().click();
  const enter = async (page, who) => {
    await page.goto("/aanmelden");
    await page.getByRole("link", { name: "Aanmelden met SURFconext" }).click();
    await page.getByRole("link", { name: who, exact: true }).click();
  };
  const code = async (page) => {
    const post = await story.visitor();
    await post.goto("/demo/post");
    const text = await post.locator("main").textContent();
    await post.context().close();
    return /deze code in:\s*(\d{8})/.exec(text)[1];
  };
  const femke = await story.as("Femke Chen");
  const noor = await story.visitor({ viewport: PHONE });
  let partner;

  await story.step("somebody new proves a mailbox, and nothing but what was asked is kept", async () => {
    await noor.goto("/aanmelden");
    await story.see(noor);
    await enter(noor, "noor");
    assert.match(await main(noor), /Je bent aangemeld bij hogeschool-waterstad\.example \(medewerker, lid van de instelling\)/);
    assert.doesNotMatch(await main(noor), /Geheim/i);
    await story.see(noor);
    await press(noor, "Stuur mij een code");
    await refused(noor, "email", /Vul dit in/);
    await story.see(noor);
    await noor.locator("#name").fill("Noor de Wit");
    await noor.locator("#email").fill("noor@thuis.example");
    await press(noor, "Stuur mij een code");
    assert.match(await main(noor), /code van acht cijfers onderweg naar noor@thuis\.example/);
    await story.see(noor);
    await noor.locator("#code").fill("12");
    await press(noor, "Ga verder");
    await refused(noor, "code", /klopt niet/);
    await story.see(noor);
    await press(noor, "Ander e-mailadres");
    await noor.locator("#name").fill("Noor de Wit");
    await noor.locator("#email").fill("noor@school.example");
    await press(noor, "Stuur mij een code");
    await noor.locator("#code").fill(await code(noor));
    await press(noor, "Ga verder");
    await notice(noor, /gekoppeld/);
    assert.match(await main(noor), /Er is nog geen organisatie in Evenkans die zo heet/);
    await story.see(noor);
    const copy = await (await noor.request.get("/mijn/gegevens.json")).text();
    assert.match(copy, /hogeschool-waterstad\.example/);
    assert.doesNotMatch(copy, /geheim/i);
  });

  await story.step("the school says which domain is its own, and nobody else's", async () => {
    await femke.goto("/r/waterstad/partners?q=Hogeschool");
    await femke.getByRole("link", { name: "Hogeschool Waterstad" }).click();
    partner = new URL(femke.url()).pathname;
    const open = () => femke.locator("summary", { hasText: "Aanmelden met de eigen instelling" }).click();
    await open();
    await femke.locator("#domain").fill("eduid.nl");
    await press(femke, "Voeg toe");
    await refused(femke, "domain", /iedereen/);
    await story.see(femke);
    await femke.locator("#domain").fill(HOME);
    await press(femke, "Voeg toe");
    await notice(femke, /Opgeslagen/);
  });

  await story.step("a role is asked, taken back, asked again and given", async () => {
    await noor.goto("/mijn/instelling");
    await noor.locator("#role").selectOption("teacher");
    await press(noor, "Vraag deze rol aan");
    await notice(noor, /Je vraag is verstuurd/);
    await story.see(noor);
    await press(noor, /Neem de vraag terug/);
    await notice(noor, /teruggenomen/);
    await noor.locator("#role").selectOption("teacher");
    await press(noor, "Vraag deze rol aan");
    assert.equal((await noor.goto("/r/waterstad/mijn")).status(), 403);
    await femke.goto("/r/waterstad/mijn");
    await femke.getByRole("link", { name: /vraagt de rol/ }).first().click();
    await story.see(femke);
    await femke.getByRole("button", { name: /Geef de rol.*Noor de Wit/ }).click();
    await notice(femke, /De rol is gegeven/);
    assert.equal((await noor.goto("/r/waterstad/mijn")).status(), 200);
    await story.see(noor);
  });

  await story.step("by a link in a mail the role does not hold", async () => {
    const mailed = await story.visitor();
    await mailed.goto("/aanmelden");
    await mailed.locator("#email").fill("noor@school.example");
    await press(mailed, "Stuur mij een link");
    await mailed.goto("/demo/post");
    await mailed.goto(await mailed.locator("main a[href*='/aanmelden/']").first().getAttribute("href"));
    await press(mailed, "Meld mij aan");
    assert.match(await main(mailed), /geldt alleen als je je via je instelling aanmeldt/);
    await story.see(mailed);
    assert.equal((await mailed.goto("/r/waterstad/mijn")).status(), 403);
  });

  await story.step("who no longer works there has no role from the next sign-in on", async () => {
    at.people.noor.eduperson_affiliation = ["alum"];
    // The institution still knows this browser, so it asks nothing.
    await noor.goto("/aanmelden/instelling");
    assert.match(await main(noor), /Je hebt nog geen rol/);
    await femke.goto(partner);
    assert.doesNotMatch(await main(femke), /Noor de Wit/);
  });

  await story.step("an account that exists is linked, and unlinked again", async () => {
    await femke.goto("/mijn/instelling");
    await story.see(femke);
    await femke.getByRole("link", { name: "Aanmelden met SURFconext" }).click();
    await femke.getByRole("link", { name: "femke" }).click();
    assert.match(await main(femke), /koppelen met je account femke\.chen@/);
    await story.see(femke);
    assert.match(await (await femke.request.get("/mijn/instelling")).text(), /nog geen instelling gekoppeld/, "not without a button");
    await press(femke, "Koppel");
    await notice(femke, /gekoppeld/);
    assert.match(await main(femke), /Stagecoördinator/i);
    await story.see(femke);
    await femke.goto(partner);
    await femke.getByRole("link", { name: "Bewerk", exact: true }).waitFor();
    await femke.goto("/mijn/instelling");
    await press(femke, /Ontkoppel/);
    await notice(femke, /ontkoppeld/);
  });

  await story.step("a student needs no role, and who stops is told what now", async () => {
    const student = await story.visitor({ lang: "en-GB" });
    await student.goto("/aanmelden");
    await student.getByRole("link", { name: "Sign in with SURFconext" }).click();
    await student.getByRole("link", { name: "nobody" }).click();
    assert.match(await main(student), /did not sign you in, or you stopped/);
    await story.see(student, "en");
    await student.goto("/aanmelden/instelling");
    await student.getByRole("link", { name: "student" }).click();
    await student.locator("#name").fill("Sam");
    await student.locator("#email").fill("sam@school.example");
    await press(student, "Send me a code");
    const post = await story.visitor({ lang: "en-GB" });
    await post.goto("/demo/post?taal=en");
    await student.locator("#code").fill(/on that page:\s*(\d{8})/.exec(await post.locator("main").textContent())[1]);
    await press(student, "Go on");
    assert.match(await main(student), /Then you need no role/);
    await story.see(student, "en");
    assert.equal(await student.locator("#role").count(), 0);
  });

  await story.test("an answer for another browser or another attempt signs nobody in", async () => {
    const guest = await story.visitor();
    at.people.noor.eduperson_affiliation = ["employee"];
    // Step by step to the address that leads back, which somebody else then opens first.
    let stolen = `${story.address}/aanmelden/instelling`;
    while (!stolen.includes("/terug?")) {
      const answer = await guest.request.get(stolen, { maxRedirects: 0 });
      stolen = new URL(answer.headers().location ?? "?as=noor", stolen).href;
    }
    const victim = await story.visitor();
    await victim.goto(stolen);
    assert.match(await main(victim), /begon in een andere browser/);
    await victim.goto("/aanmelden/instelling");
    await victim.goto(stolen);
    assert.match(await main(victim), /niet nagaan dat dit antwoord van je instelling komt/);
    await story.see(victim);
    assert.match((await victim.goto("/mijn/instelling")).url(), /aanmelden|instelling/);
    assert.doesNotMatch(await main(victim), /hogeschool-waterstad/);
    // In the own browser it still counts, once.
    await guest.goto(stolen);
    assert.match(await main(guest), /noor@school\.example/);
    await guest.goto(stolen);
    assert.match(await main(guest), /niet nagaan/);
  });

  for (const [what, lie] of Object.entries(LIES)) {
    await story.test(`a lying institution: ${what}`, async () => {
      at.lies(story.address, lie);
      const guest = await story.visitor();
      await guest.goto("/aanmelden/instelling");
      if (what === "nothing") assert.match(await main(guest), /Je bent aangemeld bij liar\.example/);
      else assert.match(await main(guest), /niet nagaan dat dit antwoord van je instelling komt/);
      const cookies = await guest.context().cookies();
      assert.equal(cookies.some((one) => one.name === "evenkans_session"), false);
      await guest.context().close();
    });
  }

  await story.test("where the institution is down, mail is left", async () => {
    at.lies(story.address, { down: true });
    const guest = await story.visitor({ viewport: PHONE });
    await guest.goto("/aanmelden/instelling");
    assert.match(await main(guest), /Het aanmelden bij je instelling werkt nu niet/);
    await guest.getByRole("link", { name: "Aanmelden" }).first().waitFor();
    await story.see(guest);
  });
}
