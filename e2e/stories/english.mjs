// The deeds of every role once more, in English and on a phone: what people read after each of them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { part } from "../lib/csv.mjs";
import { PHONE } from "../lib/story.mjs";
import { checkHere, download, followMail, heading, notice, refused, roundOf, tamper, unfold, whenSaved } from "../lib/walk.mjs";

const ENGLISH = { viewport: PHONE, lang: "en-GB" };
const PLACE = "Helping hand in the wheelchair workshop";
const RECORDS = "records@sluishaven.example";
const DICE = "3625141436255142635145623143614521634251346253142651";
const REASON = "The student moved house and the journey became too long.";

export default async function english(story) {
  const see = (page) => story.see(page, "en");
  const says = async (page, text) => assert.match((await page.locator("main").textContent()).replace(/\s+/g, " "), text);
  const press = async (page, button, fields = {}) => {
    for (const [field, value] of Object.entries(fields)) await page.locator(`#${field}`).fill(value);
    await page.getByRole("button", { name: button }).first().click();
  };
  /** Fills fields in and presses a button: then it is done, or refused at one of the fields. */
  const deed = (told) => async (page, fields, button, ...text) => {
    await press(page, button, fields);
    await told(page, ...text);
    await see(page);
  };
  const [done, wrong] = [deed(notice), deed(refused)];
  const coordinator = await story.as("Aaliyah Brands", ENGLISH);
  const base = await roundOf(coordinator, "Stage zorg en ICT voorjaar 2027");
  const at = (tab) => coordinator.goto(`${base}/${tab}`);
  const employer = await story.asStudent("Employers", "", ENGLISH);
  const student = await story.asStudent("zorg en ICT", "empty", ENGLISH);

  await story.step("the coordinator imports a file and adds a student by hand, each with a mistake first", async () => {
    const read = async (change) => {
      const file = join(story.folder, "students.csv");
      part("studenten.csv", file, (row) => /V-10[12]/.test(row.Opleiding), (row) => (row.Studentnummer === "2497007" ? { ...row, ...change } : row));
      await at("inlezen?kind=students");
      await coordinator.locator("#file").setInputFiles(file);
      await press(coordinator, "Read the file");
      await press(coordinator, "Check all rows");
    };
    await read({ Leerjaar: "derde" });
    await says(coordinator, /1 thing is not right ?Nothing was saved\..*Row 2, column F \(Leerjaar\) It says: derde Expected: a whole number\./);
    await see(coordinator);
    await read({ Roepnaam: "Noa" });
    await see(coordinator);
    await press(coordinator, "Save everything");
    await whenSaved(coordinator, "Done: everything is saved");
    await notice(coordinator, /Done: everything is saved ?0 new, 1 changed, 114 the same/);
    await at("studenten/nieuw");
    await wrong(coordinator, { number: "2497007", first_name: "Robin", last_name: "Newcomer", year: "2" }, "Save", "number", /There is a student with this number in this round already\./);
    await done(coordinator, { number: "2999999" }, "Save", /Saved/);
  });

  await story.step("an employer offers a place, with mistakes first, and hands the link to a colleague", async () => {
    await employer.getByRole("link", { name: /^New place/ }).click();
    const right = { title: PLACE, tasks: "You adjust wheelchairs.", town: "Veerdam", capacity: "2", allowance: "350.50", own_reason: "The screws are small.", contact_name: "Sam de Vries", contact_email: "sam@workshop.example" };
    const mistakes = { capacity: "many", allowance: "a nice sum", own_requirement: "Working with small tools", own_reason: "", contact_email: "sam at the workshop" };
    await wrong(employer, { ...right, ...mistakes }, "Send to the school", "capacity", /Fill in a whole number from 0 to 1000\./);
    assert.match(await employer.locator("#problems").textContent(), /4 things are not filled in correctly/);
    await refused(employer, "own_reason", /Write down why the work needs this\./);
    await refused(employer, "allowance", /Fill in an amount, such as 350 or 350[.,]50\./);
    await refused(employer, "contact_email", /Fill in an e-mail address, such as name@school\.nl\./);
    await done(employer, right, "Send to the school", /The place was sent to the school/);
    assert.match(await employer.locator("li.place", { hasText: PLACE }).textContent(), /Waits for the school/);
    await wrong(employer, { email: "no address" }, "Send a link", "email", /Fill in an e-mail address, such as name@school\.nl\./);
    await done(employer, { email: "colleague@workshop.example" }, "Send a link", /The link was sent/);
    const colleague = await story.visitor(ENGLISH);
    await followMail(colleague, "colleague@workshop.example");
    await says(colleague, /This is a personal link\. Pass it on to nobody\./);
    await see(colleague);
    await press(colleague, "Go on");
    await says(colleague, new RegExp(`Your internship places\\..*${PLACE}`));
  });

  const review = coordinator.locator("section.card", { hasText: "Review by the school" });
  const openPlace = async () => {
    await at("plekken?state=submitted");
    await coordinator.getByRole("link", { name: PLACE }).click();
  };
  await story.step("the coordinator may not approve it for what the company is not recognised for", async () => {
    await at("werk");
    await says(coordinator, /1 place waits for approval ?Look and approve/);
    await openPlace();
    await see(coordinator);
    await review.getByLabel("Zorg en Begeleiding").check();
    await wrong(coordinator, { source: "stagemarkt.nl", on: "2026-11-30" }, "Approve this place", "recognised", /The company is not ticked as recognised for ICT en Dienstverlening\. Take that programme off the place, or send the place back\./);
  });
  // On the list the next button would approve the place for both.
  await story.test("which is told on the page of the place, and keeps what was ticked", async () => {
    await heading(coordinator, new RegExp(PLACE));
    assert.ok(await review.getByLabel("Zorg en Begeleiding").isChecked());
  });
  await story.test("the page of a place speaks of nothing to paste", async () => {
    await openPlace();
    assert.doesNotMatch(await review.textContent(), /paste/);
  });
  await story.step("with that programme off the place it is approved", async () => {
    await openPlace();
    await coordinator.getByRole("group", { name: "For which programmes?" }).getByLabel("Zorg en Begeleiding").check();
    await done(coordinator, {}, "Save", /Saved/);
    await openPlace();
    await review.getByLabel("Zorg en Begeleiding").check();
    await done(coordinator, { source: "stagemarkt.nl", on: "2026-11-30" }, "Approve this place", /Approved/);
  });

  await story.step("a student puts it on the list and confirms that", async () => {
    await says(student, /Your list is still empty ?Choose a place below\. Without a list you get no place in this round\./);
    await press(student, "Search", { q: "wheelchair" });
    await press(student, /^Add to my list/);
    await says(student, /A short list is a risk: if everything is full, you have nothing\./);
    await see(student);
    await press(student, "This is my list");
    await heading(student, /Your receipt/);
    await see(student);
  });
  await story.test("an amount is written as English does", async () => {
    await student.goto("/r/waterstad/mijn-ronde");
    assert.match(await student.locator("li.place", { hasText: "(P001)" }).textContent(), /€ ?375\.50 a month/);
  });

  let summary = "";
  await story.step("the student administration gives a number that is none, too few, and then how many there are", async () => {
    await at("werk");
    await done(coordinator, { registrar: RECORDS }, "Send a link", /The link was sent/);
    await says(coordinator, /Asked of records@sluishaven\.example on 30 November 2026, 09:\d\d\. There is no answer yet\./);
    const registrar = await story.visitor(ENGLISH);
    await followMail(registrar, RECORDS);
    await press(registrar, "Go on");
    const [ict, care] = ["ICT en Dienstverlening (V-102)", "Zorg en Begeleiding (V-101)"].map((study) => registrar.getByLabel(`${study}: number of students`));
    await ict.fill("about fifty");
    await care.fill("6");
    await wrong(registrar, { name: "Noor de Wit" }, "These are the numbers", await ict.getAttribute("id"), /Fill in a whole number from 0 to 1,?000,?000\./);
    summary = await registrar.locator("#problems").textContent();
    await ict.fill("52");
    await done(registrar, {}, "These are the numbers", /Thank you\. The numbers are in\./);
    await at("werk");
    await says(coordinator, /Of Zorg en Begeleiding 65 students take part, and there are 6 according to the student administration\. See who is there too many, or ask the administration to count again\./);
    await see(coordinator);
    await care.fill("67");
    await press(registrar, "These are the numbers");
    await says(registrar, /Given by Noor de Wit on 30 November 2026, 09:\d\d\./);
  });
  await story.test("of a number that is none the summary says where", () => assert.match(summary, /ICT en Dienstverlening/));

  await story.step("the coordinator freezes with the English word, cancels that, and freezes again", async () => {
    await story.clock(coordinator, "2026-12-12T10:00");
    await at("werk");
    await wrong(coordinator, { word: "BEVRIES" }, "Freeze the round", "word", /Type the word FREEZE\./);
    await done(coordinator, { word: "FREEZE" }, "Freeze the round", /The round is frozen\. Everybody gets the fingerprint\./);
    await unfold(coordinator, "Cancel the freeze");
    await done(coordinator, { reason: "One place was in the round twice." }, "Cancel the freeze", /The freeze was cancelled and stays visible/);
    await press(coordinator, "Freeze the round", { word: "FREEZE" });
    await student.goto("/r/waterstad/mijn-ronde");
    await says(student, /All lists are fixed\. The draw is on 14 December 2026, 12:00\./);
    await see(student);
  });

  await story.step("draws with dice: too few, and then read over", async () => {
    await story.clock(coordinator, "2026-12-14T12:00");
    await at("trekking");
    await wrong(coordinator, { beacon: DICE.slice(0, 49) }, "Do the draw", "beacon", /Type at least 50 and at most 1000 digits from 1 to 6\. You typed 49\./);
    await press(coordinator, "Do the draw", { beacon: DICE });
    await says(coordinator, /Is this right\? ?You typed 52 throws\. Read them over with the witnesses:/);
    await see(coordinator);
    await done(coordinator, {}, "This is right: do the draw", /The draw was done/);
  });

  let corrected = "";
  await story.step("corrects by hand with a reason that names nobody, and publishes", async () => {
    await at("uitslag?stand=unplaced");
    await says(coordinator, /Not published yet: only your school sees this/);
    const link = coordinator.locator("tbody tr a").first();
    corrected = (await link.textContent()).trim();
    await link.click();
    await coordinator.locator("#place").selectOption({ index: 2 });
    await wrong(coordinator, { reason: "It had to be" }, "Correct", "reason", /Write the reason, in at least 20 characters\./);
    await wrong(coordinator, { reason: `${corrected} got a place that was left.` }, "Correct", "reason", /This reason holds a student’s name or number\. Everybody can read the reason; write it without\./);
    await done(coordinator, { reason: REASON }, "Correct", /The correction is in, visible to everybody/);
    await at("werk");
    await wrong(coordinator, {}, "Publish the result", "sure", /Tick that you are sure\./);
    await coordinator.getByLabel("Yes, I am sure").check();
    await done(coordinator, {}, "Publish the result", /The result was published/);
  });

  await story.step("the employer sees who comes, and the student reads why and checks it", async () => {
    await employer.goto("/r/waterstad/mijn-plekken");
    await says(employer, new RegExp(`${PLACE}.*Coming:.*${student.personName}.*If you say nothing, that counts as yes\\.`));
    await see(employer);
    await employer.locator("li li", { hasText: student.personName }).getByRole("button", { name: /^Can come/ }).click();
    await notice(employer, /Saved: this student can come/);
    await student.goto("/r/waterstad/mijn-ronde");
    await says(student, new RegExp(`Your result ?You have a place ?${PLACE}.*It was choice number 1\\.`));
    await see(student);
    await press(student, "I stay at this place");
    await says(student, /The employer said yes: you can come\..*You chose: I stay at this place\./);
    await at("plaatsingen");
    await says(coordinator, /Whoever does not answer in time says yes by that: the placement stands\./);
    await see(coordinator);
    await student.getByRole("link", { name: "Check my result" }).click();
    await notice(student, /All is right/);
    await see(student);
  });
  await story.test("no fact of that check is empty", async () => {
    for (const facts of await student.locator("ul.checks p").allTextContents()) assert.doesNotMatch(facts, /:\s*(·|$)/);
  });

  await story.step("a visitor reads the round's page, and checks an honest publication and a bent one", async () => {
    const visitor = await story.visitor(ENGLISH);
    await visitor.goto(base);
    await says(visitor, new RegExp(`The result is out\\. Everybody can check it\\..*Cancelled freezes.*One place was in the round twice.*Corrections by hand.*${REASON}`));
    for (const name of [corrected, student.personName]) assert.ok(!(await visitor.locator("main").textContent()).includes(name), `${name} stands on the public page`);
    await see(visitor);
    const publication = (await download(visitor, visitor.getByRole("link", { name: "Save publication.json" }))).bytes.toString();
    for (const [text, expected] of [["{}", /This is not a publication\.json of Evenkans\./], [publication, /All is right/], [tamper(publication), /Something is not right/]]) {
      assert.match(await checkHere(visitor, text), expected);
      await see(visitor);
    }
  });

  await story.test("the programme manager adds a partner and invites somebody, who accepts", async () => {
    const manager = await story.as("Hicham Kruger", ENGLISH);
    await manager.goto("/r/waterstad/partners/nieuw");
    await wrong(manager, { name: "Workshop on Wheels", kvk: "1234" }, "Save", "kvk", /A KvK number has 8 digits\./);
    await done(manager, { kvk: "99019999" }, "Save", /Saved/);
    await done(manager, { name: "Jo Visser", email: "jo@wheels.example" }, "Send the invitation", /The invitation was sent/);
    const guest = await story.visitor(ENGLISH);
    await followMail(guest, "jo@wheels.example");
    await see(guest);
    await done(guest, {}, "Accept the invitation", /Welcome\. You are signed in\./);
  });

  const readers = [
    ["a teacher", "Aaliyah Fernandes", `${base}/studenten`, /\d+ students/, /Import|New student/, `${base}/inlezen`],
    ["a policymaker", "Ilse Omar", "/r/waterstad/partners", /\d+ partners/, /New partner/, `${base}/studenten`],
  ];
  for (const [who, name, own, text, deeds, others] of readers) {
    await story.test(`${who} reads what is theirs, and no more`, async () => {
      const reader = await story.as(name, ENGLISH);
      await reader.goto(own);
      await says(reader, text);
      assert.equal(await reader.getByRole("link", { name: deeds }).count(), 0);
      await see(reader);
      assert.equal((await reader.goto(others)).status(), 403);
      await says(reader, /This is not for your role ?You are signed in, but this page belongs to another role\./);
    });
  }

  await story.test("the administrator makes a region, and reads the mail that went", async () => {
    const administrator = await story.as("Leila Brouwer", ENGLISH);
    const region = { name: "Veerdam region", slug: "Veer dam", contact_email: "help@veerdam.example", partner: "Town of Veerdam", manager: "Jo Visser", manager_email: "jo@veerdam.example" };
    await wrong(administrator, region, "Make the region", "slug", /For the address use only lower-case letters, digits and hyphens, 2 to 40 characters\./);
    await done(administrator, { slug: "veerdam" }, "Make the region", /Saved/);
    await administrator.goto("/beheer/outbox?q=jo%40veerdam.example");
    await says(administrator, /You are programme manager of Veerdam region/);
    await see(administrator);
  });
}
