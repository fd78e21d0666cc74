rounds-tab = Rounds
rounds-tab-mine = My round
rounds-tab-places = My places
rounds-title = Internship rounds
rounds-lead = What is shared out, by which rules, and how it went.
rounds-empty = No internship rounds yet
rounds-empty-next = An internship coordinator makes a round. Once it is open, it stands here.
round-new = New round
round-tabs = This round
round-tab-work = Overview
round-list-wishes = Wishes until { $moment }.
round-public-page = Public page
round-to-work = Work on this round
round-edit = Edit rules
round-copy = Copy to next year
round-copy-title = { $title } (copy)
round-steps = Where the round is
round-step-done = Done:
round-step-now = Now:
round-until = until { $moment }
round-fixed = fixed
round-of = of { $n }
round-at-places = { $n ->
    [one] at 1 place
   *[other] at { $n } places
 }
round-lists = With a list
round-confirmed = List confirmed
round-seats = Seats
round-state-preparing = Preparing
round-state-open = Open
round-state-frozen = Frozen
round-state-drawn = Drawn
round-state-published = Published
round-lead-preparing = The rules are still being made.
round-lead-open = Students state their wishes. The rules are fixed.
round-lead-frozen = All lists are fixed. Now everybody waits for the beacon, which nobody knows beforehand.
round-lead-drawn = The draw is done. The result will be published soon.
round-lead-published = The result is out. Everybody can check it.
round-lead-closed = The internships are over and the round is closed. Everybody can still check the result.
round-to-approve = { $n ->
    [one] 1 place waits
   *[other] { $n } places wait
  } for approval
round-to-approve-link = Look and approve
round-edit-lead = Once the round is open, the rules are public and cannot change any more.
round-no-studies = Add a programme of study first.
round-school = School
round-title = Name of the round
round-title-hint = For instance: Internship spring 2027.
round-studies = Programmes that take part
round-starts-on = First day of the internship
round-ends-on = Last day of the internship
round-places-until = Employers can offer places until
round-wishes-until = Students can state wishes until
round-lottery = Lottery
round-classes = Priority
round-file-reason = Why is the priority from the file fair?
round-file-reason-hint = Only when priority comes from a file. Everybody reads this.
round-beacon = Beacon: where chance comes from
round-beacon-at = Moment of the beacon
round-witnesses = Witnesses of the dice
round-witnesses-hint = Only with dice. One name a line, at least two.
lottery-long-single = One lottery number a student, for all places. More students get their first choice.
lottery-long-per-place = A lottery number of its own at each place. Fewer students stay without a place.
classes-computed = From what we know of students (below)
classes-file = From a file that I import
beacon-kind-drand = drand: public random numbers, every 3 seconds, from an international network
beacon-kind-dice = At least 50 dice, before witnesses
beacon-drand = drand round { $round }, { $moment }
beacon-dice = At least 50 dice on { $moment }, witnessed by { $witnesses }
class-hint = Use only what a classmate may know. Never health, family or money: a cutoff can show which group somebody was in.
class-none = Not used
class-when = Who
class-when-earlier-unplaced = Got no place in an earlier round
class-when-year-at-least = Is at least in year …
class-when-travel-band = Has travel band …
class-value = Year or band
class-name = Name of the group
class-reason = Why is this fair?
class-example-name = No place before
class-example-reason = Whoever was unlucky last time goes first now.
class-named = group { $class } ({ $name })
class-last = group { $class } (everybody else)
class-outside = group { $class }, from another programme
class-plain = group { $class }
when-earlier-unplaced = who got no place in an earlier round
when-year-at-least = who is at least in year { $value }
when-travel-band = who has travel band { $value }
rules-title = The rules of this round
rules-fixed = These rules are fixed since the round opened.
rules-lottery = Lottery
rules-places-until = Places until
rules-wishes-until = Wishes until
rules-classes = Priority
rules-no-classes = None. Only the lottery decides.
rules-class = Priority group { $number }
rules-class-text = { $name }: { $how }. { $reason }
rules-class-others = Everybody else.
rules-file = From a file of the school. { $reason }
rules-beacon = Beacon
proof-title = Proof
proof-frozen = Everything was fixed on { $moment }. If anything changes after that, this code changes too.
proof-fingerprint = Fingerprint of the round
proof-beacon = Value of the beacon
proof-key = Public key of the region
proof-download = Save publication.json
proof-check = Check it yourself
proof-how = On your own computer, without this site:
proof-command = evenkans verify .
proof-not-yet = Once the round is frozen, the fingerprint stands here.
proof-cancelled = Cancelled freezes
corrections-title = Corrections by hand
corrections-lead = Changed after the draw, with the reason. Names are left out.
corrections-none = None. The result is that of the draw.
cutoffs-title = The cutoff at each place
cutoffs-lead-single = The last one admitted. A lower group goes first; within a group a lower number goes first.
cutoffs-lead-per-place = The last one admitted. Each student has another number at each place. A lower group goes first, then a lower number.
cutoffs-taken = Taken
cutoffs-of = { $taken } of { $capacity }
cutoffs-cutoff = Cutoff
cutoff-left = Seats left
cutoff-closed = Takes nobody
cutoff-last = Group { $class }, number { $number }
limits-title = What this check cannot see
limits-1 = A mistake at a student who does not check. The more students check, the surer it is.
limits-2 = Students who do not exist. That is why the number of students per programme is there, for which the school has to answer.
limits-3 = A wrong priority group of somebody else. Only an auditor, who gets all lists, can see that.
limits-4 = Who waits for a place learns how somebody without a name fared who was ahead. At a place with one seat the cutoff is one person’s group and number.
limits-5 = Ranking honestly is the best strategy within one round and with a list as long as you like. We promise no more.
figures-title = What students got
figures-first = First choice
figures-second = Second choice
figures-third = Third choice
figures-later = Later choice
figures-unplaced = No place
figures-of = Of { $n } students.
figures-what = Result
chart-table = See as a table
work-preparing = Preparing
work-preparing-lead = Import three files, or add students and places by hand.
work-import-students = Import students
work-import-places = Import places
work-import-wishes = Import wishes (may be later, or by the students themselves)
work-open-warning = When you open the round its rules become public, and every student gets a mail with their own link. The rules cannot change after that.
work-open-title = The round is open
work-wait-wishes = Students can change their lists until { $moment }. After that you can freeze.
work-who-empty = Who has no list yet?
work-who-unconfirmed = Who still has to confirm?
work-freeze-lead = You fix the lists of { $students } students and { $places } places.
work-freeze-without = { $n ->
    [one] 1 student has no list, and gets no place in this round.
   *[other] { $n } students have no list. They get no place in this round.
 }
work-freeze-mail = Everybody gets a mail with the fingerprint and their own receipt.
work-freeze-until = This has to be done at least 10 minutes before { $moment }, the moment of the beacon. Until then you can cancel it; after that no more.
work-freeze = Freeze the round
work-word = Type FREEZE to go on
work-word-wrong = Type the word { $word }.
freeze-word = FREEZE
work-postpone = Postpone the round
work-postpone-lead = Only to a later moment, and only while nothing is frozen. All students get a mail. The old moment and the reason stay visible.
work-wishes-until = Wishes until
work-beacon-at = Moment of the beacon
work-why = Why?
work-reason = Why do you cancel the freeze?
work-reason-hint = Everybody can read this.
work-too-late = It is too late to freeze
work-too-late-next = There have to be at least 10 minutes between the freeze and the beacon, so that everybody has the fingerprint before anybody can know the value. Name a later moment below.
work-frozen-title = The round is frozen
work-wait-beacon = The beacon comes on { $moment }. Until then everybody waits.
work-draw-lead = The beacon is there. You can do the draw, once.
work-draw = Do the draw
work-cancel = Cancel the freeze
work-cancel-lead = The round opens again. The cancelled freeze stays public, with your reason.
work-opening = opening.csv for the auditor (confidential)
work-drawn-title = The draw is done
work-drawn-lead = Look at the result. Students and employers see nothing yet.
work-publish-warning = When you publish, everybody sees the result at once and mail goes out. This cannot be undone.
work-publish = Publish the result
work-published-title = The result is published
work-published-lead = Students see their place and the reason; employers see who is coming.
history-title = What happened
history-round-create = The round was made.
history-round-save = The rules were changed.
history-round-open = The round was opened.
history-round-postpone = The round was postponed.
history-round-freeze = The round was frozen.
history-round-cancel-freeze = The freeze was cancelled.
history-round-draw = The draw was done.
history-round-publish = The result was published.
history-round-opening-downloaded = opening.csv was downloaded.
activity-round-opened = Round { $title } is open.
activity-round-frozen = Round { $title } is frozen.
activity-round-unfrozen = The freeze of { $title } was cancelled.
activity-round-drawn = The draw of { $title } was done.
activity-round-places = Employers offered places in { $title }.
activity-round-published = The result of { $title } was published.
draw-title = Draw
draw-lead = The beacon that was named: { $beacon }.
draw-drand = Open this address and paste the answer below. The server checks the signature itself.
draw-dice = Type the pips of all dice one after another, in the order of throwing.
draw-fetch = Fetch the beacon and do the draw
draw-or = or paste it yourself
draw-beacon = Value of the beacon
draw-once = The draw is done once. It cannot be done again with another value.
draw-go = Do the draw
studies-title = Programmes of study
studies-lead = For which programmes your school shares out internships.
studies-empty = No programmes yet
study-new = New programme
study-school = School
study-name = Name
study-code = Code (crebo, croho or own)
study-level = Level
level-mbo = mbo
level-hbo = hbo
level-wo = university
list-remove = Remove
list-with-chosen = With the chosen rows
list-choose = Choose { $name }
list-choose-some = Choose one or more rows first.
students-title = Students
students-search = Search by name, number or e-mail address
students-empty = No students found
students-empty-next = Import a file, add somebody or clear the filter.
students-count = { $n ->
    [one] 1 student
   *[other] { $n } students
  }
students-remind = Send a reminder
student-new = New student
student-state = State
student-wishes = Wishes
student-state-empty = No list
student-state-unconfirmed = To be confirmed
student-state-confirmed = Confirmed
student-state-short = Short list
student-state-bounced = Mail bounced
student-number = Student number
student-first-name = First name
student-last-name = Last name
student-email = E-mail address
student-study = Programme
student-year = Year
student-earlier = Got no place in an earlier round
student-band = Travel band
student-list = List
student-confirmed-at = Confirmed on { $moment }
student-mails = Mail
student-no-mails = No mail sent yet.
student-links = { $n ->
    [one] 1 personal link works
   *[other] { $n } personal links work
  } now.
student-remind = Mail the link
student-letter = Letter with QR code
student-revoke = Revoke all links
student-remove = Remove this student
student-remove-sure = Yes, with the list and the links. This cannot be undone.
wishes-csv = Wishes as CSV
wishes-xlsx = Wishes as XLSX
letter-title = Your personal link
letter-text = Dear { $name }, this is your link for { $title }. Scan the code or type the address. Look at the list and confirm it, or change it.
letter-until = You can do so until { $moment }.
letter-alone = Give this letter to nobody else.
places-title = Places
places-search = Search by title, employer, town or code
places-empty = No places found
places-empty-next = Import a file, add a place or send employers their link.
places-count = { $n ->
    [one] 1 place
   *[other] { $n } places
  }
places-asked = On lists
place-new = New place
place-state-draft = Draft
place-state-submitted = Waits for the school
place-state-approved = Approved
place-state-closed = Closed
place-employer = Employer
place-no-employer = Not known yet
place-employer-lead = You can change this until { $moment }.
place-title = Title
place-title-hint = What will the student be at your place? For instance: assistant in the toddler group.
place-tasks = What will the student do?
place-town = Town
place-sector = Sector
place-capacity = How many students can come?
place-studies = For which programmes?
place-studies-hint = Nothing ticked: for all.
place-min-year = From year
place-min-year-hint = 0 is any year.
place-starts-on = First day
place-ends-on = Last day
place-days = Days
place-hours = Hours a week
place-allowance = Allowance a month in euros
place-allowance-wrong = Fill in an amount, such as 350 or 350,50.
place-language = Language at work
place-language-default = Dutch
place-accessibility = Accessibility
place-accessibility-hint = For instance: lift, quiet workplace, part-time is possible.
place-demands = What the work asks
place-demands-lead = A requirement or criterion has to be about the work, and is fixed before anybody applies.
place-reserved = Keep seats for a programme
place-reserved-lead = First the seats that are open to everybody go to who stands first. Then the seats that are kept go to students of that programme. Is one left over? Then it is for everybody again. Tick at least two programmes above.
place-reserved-for = Kept for { $study }
seats-kept-for = kept for { $group }
seats-kept-own = { $n ->
    [one] One seat is kept for your programme.
   *[other] { $n } seats are kept for your programme.
}
seats-kept-others = { $n ->
    [one] One seat goes first to students of another programme.
   *[other] { $n } seats go first to students of other programmes.
}
error-place-reserved = More seats are kept than there are. Keep fewer, or offer more seats.
error-place-reserved-study = Seats can be kept only for a programme that may come, when at least two may. Tick the programmes.
place-requirements = Requirements
place-own-requirement = Another requirement
place-own-requirement-hint = One per line.
place-own-reason = Why does the work need that requirement?
place-criteria = What do you look for in an interview?
place-own-criterion = Another criterion
place-own-criterion-hint = One per line.
place-own-criterion-reason = Why does the work need that?
place-own-demand = { $text } (because: { $reason })
place-reason-missing = Write down why the work needs this.
place-contact = Who is the supervisor?
place-contact-name = Name
place-contact-email = E-mail address
place-submit = Send to the school
place-save-draft = Keep as draft
place-review = Review by the school
place-note = What has to change?
place-return = Send back to the employer
place-returned = The school asks for a change
place-close = Take this place out of the round
place-close-lead = The place leaves all lists. Those students confirm their list again. You can send the place in again later.
place-more = Read more
place-seats = { $n ->
    [one] 1 seat
   *[other] { $n } seats
  }
place-hours-week = { $n } hours a week
place-no-allowance = No allowance
place-allowance-month = { $euros } a month
day-ma = Monday
day-di = Tuesday
day-wo = Wednesday
day-do = Thursday
day-vr = Friday
day-za = Saturday
day-zo = Sunday
requirement-certificate = Certificate of conduct (VOG)
requirement-early = Starting early (before 8.00)
requirement-evening = Working evenings or weekends
requirement-lifting = Lifting more than 10 kilos
requirement-heights = Working at heights
requirement-driving = Driving licence B
requirement-dutch = Dutch at level B1, for safety or contact with customers
requirement-swimming = Swimming certificate
criterion-cooperation = Working together
criterion-punctual = Keeping appointments
criterion-careful = Working carefully
criterion-customers = Dealing with customers
criterion-initiative = Starting by oneself and asking questions
criterion-learning = Wanting to learn
approve-title = Approve the chosen places
approve-lead = For mbo the company has to be recognised for the programme. Write down where and when you looked that up, for all mbo programmes of the chosen places. If a company is not recognised for each programme, approve that place on its own page.
approve-source = Where looked up
approve-source-hint = For instance: stagemarkt.nl.
approve-on = When looked up
approve-go = Approve
import-title = Import
import-lead = Choose a file as your system gives it. Nothing changes until you confirm it at the end.
import-steps = Steps of the import
import-step-file = File
import-step-columns = Columns
import-step-preview = Check
import-step-done = Done
import-kind = What is in the file?
import-kind-students = Students
import-kind-places = Places
import-kind-wishes = Wishes
import-kind-classes = Priority groups
import-file = File
import-file-hint = CSV or XLSX, at most 50 MB.
import-no-file = Choose a file.
import-read = Read the file
import-unreadable = This file cannot be read
import-columns-lead = Which column is what? We made a proposal from the headings.
import-no-column = (no column)
import-column-missing = Choose the column for: { $field }.
import-check = Check all rows
import-first-rows = The first rows of the file
import-row-number = Row
import-right = All is right. Nothing was saved yet.
import-counts = { $new } new, { $changed } changed, { $unchanged } the same. { $absent } in the round but not in the file: those stay as they are.
import-recognition = Mbo: where and when did you look up that these companies are recognised?
import-source = Where looked up
import-on = When looked up
import-write = Save everything
import-running = Saving
import-running-what = The rows are being written.
import-progress = { $done } of { $of }
import-running-close = You can close this page; it goes on.
import-done = Done: everything is saved
import-to-round = To the round
import-another = Import another file
import-refused = Nothing was saved
import-refused-next = Something in the round changed while you were at it. Import the file again.
import-problems = { $n ->
    [one] 1 thing is not right
   *[other] { $n } things are not right
  }
import-problems-next = Nothing was saved. Correct the file and import it again, or choose other columns.
import-here = It says:
import-more = And { $n } more. Save the whole list as CSV or XLSX.
import-again = Import the corrected file
import-row = Row { $row }
import-cell = Row { $row }, column { $column } ({ $heading })
import-problem-where = Where
import-problem-value = What it says
import-problem-expected = What we expect
import-too-long = Expected: at most { $most } characters.
import-control = Expected: plain characters. There is an invisible one here.
import-number = Expected: a whole number from { $min } to { $max }.
import-twice = This also stands in row { $row }. Each may occur only once.
import-study = Expected: a programme of this round ({ $codes }).
import-reserved = ‘{ $text }’ cannot be read. Write the code of a programme of this place, a colon and the number of seats, as in 25655: 2.
import-student = Expected: a student of this round. We do not know this number.
import-place = Expected: a place of this round. We do not know this code.
import-wish-study = This place is not for this student’s programme.
import-wish-year = This place is only from year { $year }.
import-wish-closed = This place is closed or not approved yet.
import-ends-before = Expected: a day after the start ({ $start }).
field-number = Student number
field-first_name = First name
field-infix = Infix
field-last_name = Last name
field-email = E-mail
field-study = Programme
field-year = Year
field-earlier = Earlier unplaced
field-band = Travel band
field-code = Place code
field-title = Title
field-employer = Employer
field-kvk = KvK
field-town = Town
field-sector = Sector
field-studies = Programmes
field-capacity = Capacity
field-reserved = Reserved for
field-min_year = From year
field-days = Days
field-hours = Hours
field-allowance = Allowance
field-language = Language
field-accessibility = Accessibility
field-tasks = Tasks
field-requirements = Requirements
field-criteria = Criteria
field-starts_on = Start
field-ends_on = End
field-contact_name = Contact
field-contact_email = Contact e-mail
field-recognised_source = Recognition source
field-recognised_on = Recognition date
field-recognised_for = Recognition per programme
field-choice = Choice
field-class = Priority group
field-state = State
employers-title = Employers
employers-lead = One record per KvK number, for all schools of the region.
employers-empty = No employers found
employers-empty-next = Import a file with places, or add an employer.
employers-count = { $n ->
    [one] 1 employer
   *[other] { $n } employers
  }
employer-new = New employer
employer-links = Links
employer-link-title = Personal link
employer-link-lead = With this link the employer sees its own places in this region. It can also sign the manifest for the organisation, promise something, fill in the internship standard, and keep its own page.
employer-email = To which e-mail address?
employer-link-send = Mail the link
employer-into = Merge with
merge-title = Is this employer here twice?
merge-lead = All places and people go to the other record. This cannot be undone.
merge-go = Merge
employer-waits = What waits for you
employer-waits-sign = Sign the agreement of { $name }
employer-waits-answer = Can { $name } come?
employer-home-lead = Your internship places. One page for all schools in this region.
employer-no-rounds = No round is open now
employer-no-rounds-next = As soon as a school asks for places, the round stands here.
employer-until = You can offer and change places until { $moment }.
employer-nobody = Nobody comes to this place in this round.
employer-comes = Coming:
employer-how = Assigned by the public rules: what students chose, priority and the lottery.
colleague-title = Pass on to a colleague
colleague-lead = Your colleague gets a link of their own to the same page, and can ask for a new one on the sign-in page later.
colleague-email = Your colleague’s e-mail address
colleague-send = Send a link
wish-lead = Choose places and put on top what you want most. You can until { $moment }.
wish-closed = Your list can no longer change. The draw is on { $moment }.
wish-preparing = The round is not open yet.
wish-frozen = All lists are fixed. The draw is on { $moment }.
wish-list = My list
wish-empty = Your list is still empty
wish-empty-next = Choose a place below. Without a list you get no place in this round.
wish-honest = Choose honestly. Putting a place high does not make your chance at the others smaller.
wish-short = A short list is a risk: if everything is full, you have nothing. Add more places that you would be fine with.
wish-confirm-lead = Is your list right? Confirm it. You can still change it afterwards, but then you confirm again.
wish-confirm = This is my list
wish-up = Move { $title } up
wish-down = Move { $title } down
wish-remove = Remove
wish-add = Add to my list
wish-places = All places
wish-search = Search by work, employer or town
wish-day = Day
wish-count = { $n } of { $total } places
wish-none-open = No places found. Clear the filter to see everything.
wish-shut = { $n ->
    [one] 1 place that is not possible
   *[other] { $n } places that are not possible
  } for you, with the reason
why-not-study = This place is for another programme.
why-not-year = This place is only from year { $year }.
why-not-offered = This place no longer takes part.
receipt-title = Your receipt
receipt-lead = Your list is confirmed. Keep this code: after the draw you use it to check that your list took part as it was.
receipt-secret = Show the code to nobody. Whoever has it can recognise your list.
receipt-ask = Did you keep your receipt?
receipt-typed = Type the last four characters of the code
receipt-kept = I kept it
receipt-kept-done = You showed that you have the receipt.
receipt-wrong = These are not the last four characters.
receipt-back = Back to my list
result-title = Your result
result-got = You have a place
result-choice-number = It was choice number { $n }.
result-contact = Your supervisor is { $name }.
result-none-yet = No place yet
result-none = You got no place in this round
result-none-next = That was not your fault. Your internship coordinator will contact you about the places that are left.
result-was-corrected = Your school changed the result of the draw
result-why = Why this
result-no-list = You had no list, so there was nothing to assign.
result-your-place = Your place
result-full = Full
result-seats-left = There were enough seats.
result-closed = This place took nobody.
result-last = The last one admitted
result-you = You
result-number = number
result-numbers = A lower group goes first. Within a group the lower lottery number goes first. Numbers run from 000000 to 999999; the whole number stands in your kit.
result-below = Not needed any more: you got something higher on your list.
result-longer = With a longer list
result-longer-left = These places that you did not choose had seats left:
result-longer-within = At these places that you did not choose your number would have been good enough:
result-check-lead = You need not believe us. With your receipt you can check the draw.
result-object = Not agreed?
result-object-lead = Is something not right? Go to your internship coordinator, or mail:
result-desk-title = Result
result-not-published = Not published yet: only your school sees this
result-student = Student
result-place = Place
result-choice = Choice
result-corrected = Corrected
result-placed = With a place
result-without-list = of whom { $n } without a list
correct-title = Correct by hand
correct-lead = Only if it must be. The reason is public, without a name. The draw itself does not change.
correct-place = New place
correct-nowhere = No place
correct-reason = Reason (at least 20 characters, without names)
correct-go = Correct
kit-download = Save kit.json
check-title = Check the draw
check-mine = Check my result
check-lead = Every round publishes enough to see whether it was fair.
check-passed = Right:
check-noted = Note:
check-failed = Not right:
check-all-passed = All is right
check-some-failed = Something is not right
check-some-failed-next = Keep this page and your kit, and take them to your internship coordinator or the region.
check-list = The list that was checked
check-list-empty = This list is empty.
check-list-lead = Is this not your list? Then another list took part. Take your receipt to your internship coordinator or the region.
verifier-title = Check on your own device
verifier-lead = A second check, written apart from this site. It is computed in your own browser.
verifier-no-script = This check needs JavaScript. Without JavaScript you can go on below.
verifier-save = Save this check as a file
verifier-save-why = That one file works without internet, also in ten years. Open it and choose publication.json and your kit.
check-self = Check it yourself, without this site
check-self-0 = Make sure that you have the program evenkans. It is free software; how to build it stands with the source code.
check-self-ask = Ask the region where to find it.
check-self-1 = Save publication.json from the round’s page.
check-self-2 = Save your own kit.json.
check-self-3 = Run this in the same folder:
check-self-command = evenkans verify . --kit kit.json
check-self-why = Checking on this site is easy, but then you believe this site. On your own computer you believe only the mathematics.
check-here = Check here
check-here-lead = Paste the contents of the files. Nothing is kept.
check-publication = publication.json
check-kit = kit.json
check-go = Check
check-publication-wrong = This is not a publication.json of Evenkans.
check-kit-wrong = This is not a kit.json of Evenkans.
check-format = The publication has a form that we know
check-fingerprint = The fingerprint belongs to what was fixed
check-frozen-signature = The region signed what was fixed
check-student-tree = The fingerprint has room for exactly one list per student
check-rules = The rules are complete
check-headcounts = No more students take part than there are
check-confirmed-lists = How many lists were confirmed
check-result-shape = The result is about exactly these places
check-committed-before-beacon-yes = The region says that everything was fixed before the beacon was known. That is so if your mail with this fingerprint is older than the beacon
check-committed-before-beacon-no = This round was not fixed before the beacon was known
check-beacon = The beacon is the one that was named
check-result-signature = The region signed the result
check-outcome-trees = Exactly one result per student is fixed
check-places = Nowhere are there more students than seats
check-too-many-taken = Here are more students than seats
check-cutoff-form = The cutoff does not fit the seats taken
check-level-range = The level of this place cannot be
check-counts = Seats taken and students without a place add up
check-round = The kit belongs to this round
check-eligible-wishes = All your choices were allowed
check-reserved-seats = The seats that are kept for a programme stand rightly on your list
check-own-outcome = Your result is fixed
check-own-seat = Your result is counted once, where it belongs
check-own-place = At your place you were rightly admitted
check-better-place = A place that you preferred rightly went to others
check-admitted = Here you should have been admitted
check-head-missing = Here the one who waits first is missing
check-head-commitment = The one who waits first here is not the one that was fixed
check-head-listed = The one who waits first here did not list this place
check-head-outcome = The result of the one who waits first here is not right
check-head-not-waiting = The one who waits first here does not prefer to be here
check-head-behind = The one who waits first here stands behind you
check-head-level = The level of the one who waits first here is not lower
check-replay-lists = The opened lists are those that were fixed
check-replay-rules = The opened lists keep to the rules
check-replay-draw = The result can be computed again
check-replay-places = The places computed again are equal
check-replay-unplaced = The number without a place is equal
check-replay-by-student = The result by student is equal
check-replay-by-place = The result by place is equal
check-replay-allocation = allocation.csv is equal
notice-approved = Approved
notice-cancelled = The freeze was cancelled and stays visible
notice-copied = This is the copy. Check the dates and open the round.
notice-corrected = The correction is in, visible to everybody
notice-drawn = The draw was done
notice-frozen = The round is frozen. Everybody gets the fingerprint.
notice-merged = Merged
notice-opened = The round is open
notice-postponed = The round was postponed
notice-published = The result was published
notice-receipt-kept = Good, you have your receipt
notice-reminded = The reminders were sent
notice-removed = Removed
notice-returned = Sent back to the employer
notice-sent = The link was sent
notice-submitted = The place was sent to the school
error-reason = Write the reason, in at least 20 characters.
error-sure = Tick that you are sure.
error-study-code = There is a programme with this code already.
error-merge-study = Both schools have a programme with code { $code }, but with another name or level: { $one } and { $other }. First remove the one that is wrong, or leave the schools apart.
error-study-used = This programme takes part in a round and cannot go.
error-student-number = There is a student with this number in this round already.
error-student-study = Choose a programme that takes part in this round.
error-place-code = There is a place with this code in this round already.
error-place-recognition = For mbo: fill in where and when recognition was looked up.
error-place-not-recognised = The company is not ticked as recognised for { $study }. Take that programme off the place, or send the place back.
error-place-state = This place was sent in already.
error-places-closed = The time to offer places is over. Call the internship coordinator.
error-wish-place = This place is not possible for this student.
error-wish-empty = Your list is empty. Choose a place first.
error-wishes-early = The round is not open yet.
error-wishes-closed = The time to change your list is over.
error-remind-open = Reminders can only be sent while the round is open.
error-round-preparing = The round is still being prepared.
error-round-open = The round is open.
error-round-frozen = The round is frozen.
error-round-drawn = The draw was done already. It is done once.
error-round-published = The result was published already.
error-round-not-frozen = The round is not frozen.
error-round-fixed = The round is fixed. Nothing can change here any more.
error-round-period = The last day is before the first.
error-round-deadlines = Places have to close before wishes.
error-round-beacon = The beacon has to be later: at least an hour after the wishes, and in the future.
error-round-past = The time for wishes is over already. Change the rules first.
error-round-studies = Choose at least one programme.
error-rules-fixed = The rules are fixed since the round opened.
error-rules-reason = Give each priority group a name and a reason.
error-rules-witnesses = Name at least two witnesses.
error-freeze-early = Students can still change their lists. Freeze after that.
error-freeze-late = It is too late to freeze: the fingerprint has to be in everybody’s mail at least 10 minutes before the beacon. Postpone the round.
error-freeze-empty = There are no students or no approved places.
error-cancel-late = The beacon is known. The freeze can no longer be cancelled.
error-draw-early = The moment of the beacon is not there yet.
error-beacon-drand = This is no drand signature: expected 96 characters 0-9 and a-f, or drand’s whole answer.
error-beacon-other = This is not the beacon that was named. Check the number of the drand round.
error-beacon-dice = Type at least 50 and at most 1000 digits from 1 to 6. You typed { $n }.
error-beacon-pip = Here is { $typed }, which is not on a die. Type digits from 1 to 6 only.
error-beacon-not-drand = This round uses dice.
error-beacon-relay = The beacon could not be fetched. Try again or paste it yourself.
error-result-early = The result is not published yet.
error-result-none = There is no result yet.
error-kit-early = Your kit is there once the round is frozen.
error-correct-early = Correcting is possible only after the draw.
error-correct-same = The student has this place already.
error-correct-full = This place is full.
error-import-over = This file has already been erased. Import it again.
error-import-problems = Correct the problems in the file first.
cell-something = Expected: something. This cell is empty or cannot be understood.
cell-date = Expected: a date, such as 31-12-2026.
cell-existing-date = Expected: a day that exists.
cell-four-digit-year = Expected: a year of four digits.
cell-whole-number = Expected: a whole number.
cell-plain-whole-number = Expected: a whole number without points or commas.
cell-smaller-number = Expected: a smaller number.
cell-yes-no = Expected: yes or no.
cell-amount = Expected: an amount, such as 350 or 350,50.
cell-clear-amount = Expected: an amount with a clear decimal sign.
cell-choices = Expected: words with a bar between them, such as ma|di.
sheet-file-too-large = The file is larger than { $limit } MB.
sheet-unpacked-too-large = Unpacked, the file is larger than { $limit } MB.
sheet-encrypted = The file has a password. Save it without one.
sheet-other-format = This is another kind of file ({ $format }). Save it as XLSX or CSV.
sheet-damaged = The file is damaged. Open it in your spreadsheet program and save it again.
sheet-not-text = This is neither text nor a spreadsheet.
sheet-encoding = The characters cannot be read. Save the file as CSV UTF-8.
sheet-empty = The file is empty.
sheet-too-many-rows = There are more than { $limit } rows.
sheet-too-many-columns = Row { $row } has more than { $limit } columns.
sheet-too-many-cells = There are more than { $limit } cells.
sheet-cell-too-long = Row { $row }, column { $column }: more than { $limit } characters.
sheet-empty-heading = Row { $row }, column { $column }: the heading is missing.
sheet-duplicate-heading = Column { $column } has the same heading as column { $first }: { $heading }.
sheet-merged-heading = Row { $row }, column { $column }: merged cells in the headings. If the real headings stand below, remove this row; otherwise split them, so that each column has one heading.
sheet-row-too-short = Row { $row } has { $found } cells instead of { $expected }.
sheet-row-too-long = Row { $row } has { $found } cells instead of { $expected }.
sheet-open-quote = Row { $row }, column { $column }: a quotation mark is not closed.
sheet-error-cell = Row { $row }, column { $column }: an error stands here ({ $error }).
sheet-formula-text = Row { $row }, column { $column }: a formula stands here. Put the value in its place.
sheet-number-too-large = Row { $row }, column { $column }: this number is too large. Save the column as text.
mail-remind-subject = { $title }: your list
mail-remind-empty =
    Hello { $name },

    You have no list for { $title } yet. Without a list you get no place in this round.
    Choose your places before { $until }:
    { $link }

    This link is for you alone.
mail-remind-confirm =
    Hello { $name },

    A list stands ready for you for { $title }. Is it right? Confirm it, or change it before { $until }:
    { $link }

    This link is for you alone.
mail-remind-confirmed =
    Hello { $name },

    Your list for { $title } is confirmed. You can still change it until { $until }:
    { $link }

    This link is for you alone.
mail-receipt-subject = { $title }: your receipt
mail-receipt =
    Hello { $name },

    Your list for { $title } is confirmed. This is your receipt. Keep it and show it to nobody:
    { $receipt }

    You can still change it until { $until }:
    { $link }
mail-frozen-subject = { $title }: everything is fixed
mail-frozen =
    Hello { $name },

    All lists of { $title } are fixed. Keep this mail: it proves that nothing changed afterwards.

    Fingerprint: { $fingerprint }
    Your receipt: { $receipt }

    The draw is on { $moment }. You can already check that your list is in it:
    { $link }
mail-result-subject = { $title }: the result is out
mail-result =
    Hello { $name },

    The result of { $title } is out. See it, with the reason, and check it:
    { $link }
mail-employer-subject = Internship places of { $employer }
mail-employer =
    Hello,

    With this personal link you manage the internship places of { $employer }. For { $employer } you can also sign the manifest, promise something, fill in the internship standard, and keep its own page. You need no account. The link works until { $until }:
    { $link }

    Do not pass the link on; on the page you can send a colleague a link of their own.
mail-comes-subject = { $title }: who comes
mail-comes =
    Hello,

    The result of { $title } is out. See who comes to you:
    { $link }
check-my-list = Check whether my list is in it
round-postponed = Postponed
round-postponed-text = The beacon was on { $from } and is now on { $to }. { $reason }
import-problems-at-least = { $n } things are not right. The first { $shown } stand below and in the file.
class-more = More priority groups
fact-students = students:
fact-wishes = wishes:
fact-unplaced = without a place:
fact-taken = taken:
fact-student = student number:
fact-seat = sequence number:
fact-choice = choice:
fact-group = kept for:
fact-groups = your programme or group:
fact-unlisted = last group:
fact-places = places:
fact-number = your number:
fact-moment = moment:
fact-named = named:
fact-level = level:
fact-leaf = leaf:
fact-kind = kind:
fact-key = key:
fact-head = leaf of who waits first:
fact-format = form:
fact-fingerprint = fingerprint:
fact-cutoff = cutoff:
fact-cutoff-number = number of the last one admitted:
fact-cutoff-class = group of the last one admitted:
fact-cutoff-last = full
fact-cutoff-closed = takes nobody
fact-cutoff-seats-left = seats left
fact-counted = counted by the school:
fact-confirmed = confirmed:
fact-class = your group:
fact-capacity = seats:
student-by-hand = Change the list by hand
student-list-hint = One code of a place a line, the best on top. The student then confirms the list again.
student-classes = Priority groups
student-classes-hint = One per line: code;group, such as P016;1. What is not there stands behind all.
classes-csv = Priority groups as CSV
classes-xlsx = Priority groups as XLSX
error-list-code = { $code } is no place that this student can get. Check the code.
error-list-twice = { $code } is there twice.
error-class-line = Expected: code;class, such as P016;1. It says: { $line }
mail-employer-other-subject = New link for { $employer }
mail-employer-other =
    Hello,

    A personal link to the internship places of { $employer } was sent to { $email }.
    Is that not right? Tell the internship coordinator at once, who can revoke all links.
error-place-not-submitted = A chosen place was not sent in: the employer is still writing, or the place is closed.
error-school-wishes-closed = The time for wishes is over: students can no longer confirm. Postpone the round if something still has to change.
why-not-reviewed = The employer changed something. The school looks at it again; the place stays on your list.
error-freeze-waiting = { $n ->
    [one] 1 place that is on lists still waits for approval. Approve it or take it out of the round.
   *[other] { $n } places that are on lists still wait for approval. Approve them or take them out of the round.
 }
error-round-study-students = A programme that you took out still has students in this round. Remove those first.
import-unconfirms = { $n ->
    [one] 1 list that a student confirmed is replaced
   *[other] { $n } lists that students confirmed themselves are replaced
 }
import-unconfirms-next = Those students have to confirm their list again. If you do not want that, take their rows out of the file.
import-recognition-missing = Expected: where and when recognition was looked up (mbo).
receipt-no-list = You have no list. Make one while you can. With this code you can check later what was fixed of you.
receipt-unconfirmed = Your list is not confirmed yet. It takes part as it stands below. With this code you can check later that it took part as it was.
work-freeze-unconfirmed = { $n ->
    [one] 1 list is not confirmed. It takes part as it is now.
   *[other] { $n } lists are not confirmed. They take part as they are now.
 }
result-none-no-list = You had no list in this round. Your internship coordinator will contact you about the places that are left.
result-longer-count = { $n ->
    [one] 1 place
   *[other] { $n } places
  }
work-to-publish = Go on to publish
headcount-title = How many students are there?
headcount-lead = The internship coordinator asks how many students there are who can take part in { $title }.
headcount-why = So nobody can make up students to keep seats taken. Count them yourself, from your own records; the coordinator cannot change these numbers.
headcount-stated = Given by { $name } on { $moment }.
headcount-again = Has something changed? Give the numbers again. You can until the round is frozen.
headcount-of = { $study } ({ $code }): number of students
headcount-name = Your name
headcount-name-hint = Only the school sees your name.
headcount-public = The numbers will be public, on the round’s page. Your name will not.
headcount-send = These are the numbers
headcount-counted = Says the student administration
headcount-taking-part = Take part
headcount-fixed = The round is frozen. These numbers are fixed under the fingerprint in your mail.
headcount-desk-title = Numbers from the student administration
headcount-desk-lead = Somebody who does not work on the round says how many students there are. It has to be before the freeze: so everybody sees that no made-up students take part.
headcount-no-studies = This round has no programmes of study yet.
headcount-over = more than there are
headcount-none = not given
headcount-asked = Asked of { $email } on { $moment }. There is no answer yet.
headcount-ask = Send a link
headcount-short = { $study }: { $n } take part, { $counted } according to the records
rules-headcounts = Number of students
work-registrar = E-mail address of the student administration
work-registrar-hint = Not of an internship coordinator of this school. Another address makes an earlier answer void.
notice-headcounts = Thank you. The numbers are in.
history-round-ask-headcounts = The student administration was asked for numbers.
history-round-headcounts = The student administration gave the numbers.
error-registrar-self = This is the address of an internship coordinator of this school. Ask somebody who does not work on the round.
error-freeze-headcounts = The student administration has not given all numbers yet. Send a link, or give them a call.
error-freeze-over = Of { $study } { $n } students take part, and there are { $counted } according to the student administration. See who is there too many, or ask the administration to count again.
mail-registrar-subject = { $title }: how many students are there?
mail-registrar =
    Hello,

    For { $title } internship places are shared out fairly. That needs somebody outside the round to say how many students there are. Please do so here; it takes a minute:
    { $link }

    Do not hand this link to the internship coordinator.
mail-registrar-frozen-subject = { $title }: the numbers are fixed
mail-registrar-frozen =
    Hello,

    { $title } is frozen. The numbers that you gave are fixed under this fingerprint; see whether they are right:
    { $fingerprint }
    { $link }
mail-opened-subject = { $title }: choose your internship places
mail-opened =
    Hello { $name },

    { $title } is open. Look at the places and put them in order, or see whether the list is right that is there already. You can until { $until }:
    { $link }

    This link is for you alone.
mail-postponed-subject = { $title } was postponed
mail-postponed =
    Hello { $name },

    { $title } was postponed. The reason: { $reason }

    You can change your list until { $until }. The draw is now on { $moment }.
    { $link }
employer-contact = Contact: { $email }. A contact can always get a new link on the sign-in page.
employer-no-contact = There is no contact yet. Fill one in with the employer’s details.
employer-colleagues = The link also went to: { $emails }.
mail-comes-ask =
    Hello,

    The result of { $title } is there. You are named as contact at a place. Your firm’s contact can see who comes; ask there for a link of your own: { $contact }
import-gave-up = The import failed through a fault of ours. Nothing was written. Try again later, or mail the region.
personal-student = Name, student number, email address, programme, year, travel distance, whether you got no place before, and your receipt
personal-student-why = To take part in a round
personal-wish = Your list of wishes
personal-wish-why = To give you a place that you want
personal-priority = Your priority group at a place, where the school brings it
personal-priority-why = To apply the rules of the round
personal-outcome = Your result, with its reason and the file to check it
personal-outcome-why = To show you why; afterwards only a count is left
personal-correction = Whom a correction was about
personal-correction-why = To put a result right; the reason stays public, without a name
personal-opening = All lists of a round together, for the auditor
personal-opening-why = So that the whole round can be computed again
personal-supervisor = Name and email address of the supervisor at a place
personal-supervisor-why = To make appointments
personal-registrar = Name and email address of who gave the numbers
personal-registrar-why = To find out later that somebody outside the round counted
personal-import = A file that was read in, and what was wrong in it
personal-import-why = To show it before it is saved; once read in, the file is erased at once
error-opening-erased = This file was erased: the term of this round is over.
result-erased = The data of this round were erased
result-erased-why = Their term is over. What is public stays on the round’s page.
error-round-ends = The last day of the internship is before the draw. Look at the year.
headcount-frozen = { $study }: { $counted } according to the records
result-to-student = Details and list
result-school-got = Placed at
result-school-choice = It was choice { $n }.
result-figures-draw = These figures are those of the draw, without corrections.
result-next-step = Get in touch yourself, to get to know each other. Does that not work? Ask your internship coordinator.
correct-choose = Choose a place
correct-listed = { $place } (was on the list)
correct-where = A result is corrected on the student’s page.
correct-when = When
correct-from = From
correct-to = To
correct-why = Reason
error-reason-name = This reason holds a student’s name or number. Everybody can read the reason; write it without.
mail-corrected-subject = { $title }: your result was changed
mail-corrected =
    Hello { $name },

    Your school changed your result of { $title } after the draw. See what was changed and why:
    { $link }
mail-changed-subject = { $title }: something changed in who comes
mail-changed =
    Hello,

    After the result of { $title } something changed in who comes to you: a student withdrew, there was a repair round, or the school changed something. See it here:
    { $link }
mail-returned-subject = { $title }: the school asks for a change
mail-returned =
    Hello,

    The school asks for a change of your place { $place }:
    { $note }

    Change it and send it in again:
    { $link }
cutoffs-capacity = Seats
cutoffs-group = Kept for
cutoffs-class = Group of the last one admitted
cutoffs-number = Number of the last one
student-to-result = See the result
check-drawn = The draw was done
check-not-drawn = The draw was not done yet
check-own-leaf = Your list takes part as it stands in your kit
check-result-missing = This is publication.json from before the draw: the result is not in it yet
check-outcome-missing = This is your kit from before the draw: your result is not in it yet
check-old-kit = This is your kit from before the draw
check-old-kit-next = Nothing is wrong. Save your kit again, on your own page, and check that one.
kit-download-early = Save your kit from before the draw
kit-what = This file holds your list with your secret receipt. Give it to nobody. You need it to check for yourself, without this site.
wish-unconfirmed-late = Your list is not confirmed. It takes part as it stands here.
error-round-no-students = There are no students yet. Import or add them, and then open the round.
error-round-starts = The internship starts before the draw. Choose a later first day or an earlier moment.
round-beacon-at-hint = At least an hour after the wishes, and before the internship starts. In between you freeze the round.
work-sure = Yes, I am sure
work-open-n = { $n ->
    [one] Open the round for 1 student
   *[other] Open the round for { $n } students
  }
work-remove = Remove this round
work-remove-lead = Only while the round is not open yet. Everything in it goes: students, places, lists and rules.
work-remove-sure = Yes, remove everything in this round
work-freeze-title = Freeze
draw-again = Is this right?
draw-again-dice = You typed { $n } throws. Read them over with the witnesses:
draw-go-sure = This is right: do the draw
draw-back = Back, I'll type it again
students-remind-all = { $n ->
    [one] Remind this student
   *[other] Remind all { $n } in this list
  }
approve-one = Approve this place
employer-closed = The time to offer and change places is over since { $moment }. Does something have to change all the same? Ask { $school }.
import-empty-file = This file is empty.
import-own-demands = { $n ->
    [one] 1 place has requirements or criteria of its own
   *[other] { $n } places have requirements or criteria of their own
  }
import-own-demands-next = Are they about the work? “Fits the team” or a mother tongue is no requirement. By saving you approve them.
keys-title = Keys of this region
keys-lead = With these keys the region signs what it fixes and the result. The newest one signs; old ones stay here.
keys-key = Key
keys-since = Made
keys-none = This region has signed nothing yet.
keys-newest = signs now
employer-others = You also act for:
round-copied-from = Copied from:
round-copied-to = Copied to:
import-problem-line = { $where }: here is “{ $value }”. { $expected }
import-problem-empty = { $where }: there is nothing here. { $expected }
import-more-lines = And { $n } more problems. Mend these first.
approve-recognised = Recognised for
approve-recognised-hint = Tick what you looked up now, and write below where and when. If the company is not recognised for every programme, first take that programme off the place.
place-recognised-for = { $study }: looked up, { $source }, { $day }
approve-again = Record again
approve-or = or
notice-place-again = Saved. For an mbo programme of this place the recognition was not looked up yet: approve the place again.
notice-places-again = Saved. Places that are now for a new mbo programme too wait for your approval again.

# After the publication: placements, declines, objections, repairs.
placements-title = Placements
placements-now = What waits for you now
placements-nothing = Nothing waits for you now.
placements-decline = The employer asks for a decline: { $name }
placements-objection = Objection by { $name }
placements-late = Late: this was due by { $moment }
placements-before = By { $moment }
placements-silence = Whoever does not answer in time says yes by that: the placement stands. Call who is silent, to be sure.
placement-stand-decline = Decline asked
placement-stand-objection = Objection
placement-stand-silent = No answer
placement-stand-waiting = Without a place
placement-stand-answering = Still answering
placement-stand-settled = Settled
placement-stand-withdrawn = Withdrawn
placement-origin-title = Came by
placement-origin-draw = Draw
placement-origin-correction = Correction
placement-origin-repair = Repair round
placement-employer-title = Employer
placement-employer-waiting = No answer yet
placement-employer-accepted = Says yes
placement-student-title = The student’s answer
placement-student-waiting = No answer yet
placement-student-stays = Stays
placement-student-moves-up = Stays, rather higher
placement-until = Answer by
placement-history = How it went
placement-began-draw = The draw gave { $place }.
placement-began-correction = The school placed by hand: { $place }.
placement-began-repair = A repair round gave { $place }.
placement-ended-withdrawn = Withdrew from { $place }.
placement-ended-declined = The school agreed with the employer: not to { $place }.
placement-ended-moved = Left { $place }.
placement-ended-corrected = The school ended the placement at { $place }.
placement-ended-lost = The seat at { $place } was lost.
answer-title = Your answer
answer-until = Answer by { $moment }. If you say nothing, that counts as yes: you stay.
answer-over = You did not answer by { $moment }. That counts as yes: you stay. You can still choose another answer.
answer-employer-waiting = The employer has not answered yet.
answer-employer-accepted = The employer said yes: you can come.
answer-student-waiting = You have not chosen yet.
answer-student-stays = You chose: I stay at this place.
answer-student-moves-up = You chose: I stay, but want to move up if possible.
answer-stays = I stay at this place
answer-moves-up = I stay, but want to move up if possible
answer-explained = When seats come free there is a repair round. You then go only to a place that is higher on your list, and never to a lower one. The employer does not see what you choose here.
answer-left-withdrew = You withdrew. You take no part in this round any more. Is that a mistake? Call your internship coordinator.
answer-waiting = You have no place. You take part in every repair round, with your own list and lottery number.
answer-repair = The next repair round is on { $moment }.
withdraw-title = Withdraw from this round
withdraw-lead = If you withdraw, you take no part in this round any more.
withdraw-place = Your place at { $place } goes to somebody else.
withdraw-repairs = You take no part in repair rounds.
withdraw-undo = Only your school can undo it, and your place may be gone by then.
withdraw-instead = Is something wrong with your place? First talk to your internship coordinator, or object.
withdraw-sure = I am sure
withdraw-go = Withdraw me
notice-answered = Your answer was saved
notice-withdrawn = You have withdrawn
notice-accepted = Saved: this student can come
notice-decline-asked = Your request was sent to the school
notice-decided = Your decision was saved and sent
notice-objected = Your objection was sent
notice-objection-answered = Your answer was sent
notice-repair-announced = The repair round was announced
notice-repair-off = The repair round was called off
declines-title = Declines
declines-lead = Only your own school sees this list. It is there to see whether something happens more often, and no blacklist: employer and student were heard, and all of it goes with the data of the round.
declines-empty = No employer asked for a decline.
declines-by-employer = By employer and reason
decline-title = Ask the school for a decline
decline-lead = You ask that { $student } does not come. The school decides within { $days } days. Until then the student keeps the place.
decline-only = Only these reasons count. They stood on the round’s page before anybody chose.
decline-read = The student and the school read what you write here. The student may reply.
decline-never = Origin, religion, health, gender, orientation or a headscarf is never a reason.
decline-reason = Reason
decline-reason-requirement = The student does not meet a requirement that stood at the place from the start
decline-reason-seat-gone = The work or the supervision is not there any more
decline-reason-period = The days or the period do not fit and cannot be changed
decline-reason-recognition = The company is not recognised for the programme any more (mbo)
decline-requirement = Which requirement
decline-if-requirement = (only with the first reason)
decline-none = Choose a requirement
decline-basis = What is that based on?
decline-basis-hint = Write down what you know and how you know it. Write nothing about anybody’s origin, religion or health.
decline-go = Send to the school
decline-reply = What the student says
decline-no-reply = Nothing yet
decline-open = To be decided
decline-verdict-title = Decision
decline-verdict-upheld = The student does not come
decline-verdict-refused = The student does come
decline-verdict-taken-back = Taken back
decline-verdict-reversed = Reversed after an objection
decline-why = Why
decline-of = The employer asks for a decline: { $place }
decline-student-lead = Your school decides by { $moment }. Until then you keep your place. Write your side below.
decline-decide-before = Decide by { $moment }.
decline-late-next = The student keeps the place until you decide. Do it today.
decline-decide = Decide
decline-decide-lead = First call the student and the employer. Both read your reason. Somebody else than you answers an objection.
decline-decide-refused = No: the student comes
decline-decide-upheld = Yes: the student does not come
decline-decide-go = Record the decision
decline-seat-requirement = A decline.
decline-seat-seat-gone = The work or the supervision is not there any more.
decline-seat-period = A decline.
decline-seat-recognition = The company is not recognised for the programme any more.
verdict-verdict = Decision
verdict-reason = Why
verdict-reason-hint = Write it so that student and employer understand it.
reply-reply = Your side
reply-reply-hint = Your school reads this before it decides.
reply-go = Send to your school
objection-title = Object
objection-lead = Do you think that something is wrong? Write it down. Within { $days } days somebody answers who did not decide it.
objection-about = About what
objection-result = My result
objection-decline = The decline of { $moment }
objection-text = What is wrong?
objection-text-hint = Write nothing about your health or religion if that is not needed.
objection-go = Send my objection
objection-waits = Your objection waits for an answer, which comes by { $moment }.
objection-elsewhere = Is it about discrimination? You can also go to Discriminatie.nl or a confidential adviser of your school, without anybody here seeing it.
objection-outcome-granted = The objection is granted
objection-outcome-rejected = The objection is rejected
objection-decide-granted = The student is right
objection-decide-rejected = The student is not right
objection-own = You decided this, so somebody else has to answer
objection-own-next = Ask another coordinator of your school. Is there none? Invite somebody at Partners.
objection-answer-lead = First talk to the student. If you grant it about a decline, that does not count any more. If you grant it about the result, put it right yourself by a correction.
ruling-outcome = Outcome
ruling-answer = Answer
ruling-answer-hint = The student reads this.
ruling-go = Send the answer
repairs-title = Repair
repairs-lead = In a repair round seats that came free go to whoever has a right to them by list, priority and lottery number. Nobody moves down.
repairs-public = When seats come free after the draw, they go in a repair round to whoever has a right to them by list, priority and lottery number. Nobody moves down.
repairs-none = There was no repair round yet.
repair-waiting = Students without a place
repair-free = Seats that are free
repair-free-none = Every seat is taken.
repair-announce = Announce a repair round
repair-announce-lead = Whoever has no place or wants to move up gets a mail with the moment. Until then everybody can still answer or withdraw. At the moment itself it happens by itself.
repair-announce-go = Announce
repair-runs-at = When
repair-runs-at-hint = At least a day from now.
repair-place = Place
repair-seats = How many seats are there from now on?
repair-reason = Why
repair-reason-hint = Everybody can read this. Name nobody.
repair-off = Call this repair round off
repair-called-off = Called off.
repair-coming = Announced.
repair-did = Free seats: { $free }. Moved up: { $moved } students. Got a place: { $placed }. Lost their seat: { $lost }.
seats-title = More or fewer seats
seats-lead = Does a place have more or fewer seats than at the draw? Fill it in here. Who sits there stays until the next repair round.
seats-go = Record
seats-changed = Seats that changed after the draw
rules-terms = Terms after the publication
rules-terms-text = Student and employer answer within { $answer } days; if they say nothing, that is yes. The school decides about a decline within { $decide } days and answers an objection within { $object } days.
rules-declines = Reasons for a decline
round-answer-days = Days to answer
round-answer-days-hint = For student and employer, after the publication.
round-decide-days = Days to decide about a decline
round-object-days = Days to answer an objection
comes-accepted = Can come
comes-asked = Decline asked
comes-decides = The school decides by { $moment }.
comes-refused = The school decided that the student comes: { $reason }
comes-over = You did not answer in time. That counts as yes.
comes-until = Answer by { $moment }. If you say nothing, that counts as yes.
comes-accept = Can come
comes-decline = Ask for a decline
comes-upheld = On your request of { $moment } the school agreed with you: { $reason }
employer-how-changed = Something changed here after the draw: by a repair round, or by the school with a reason that stands on the round’s page.
error-placement-over = This placement is over already. See on the page how it is now.
error-decline-accepted = You said already that this student can come. Did something change since? Call the school.
error-decline-late = The time to answer is over. Did something change? Call the school.
error-decline-twice = You asked for a decline of this student already. The school decides, or has decided.
error-decline-requirement = Choose a requirement that stood at this place.
error-decline-decided = This was decided already. See on the page how it is now.
error-objection-open = You have an objection already that waits for an answer. Wait for that answer, or call your school.
error-objection-answered = This objection was answered already.
error-objection-self = You decided this, so somebody else of your school has to answer.
error-repair-soon = Choose a moment at least a day from now, so that everybody knows in time.
error-repair-announced = A repair round was announced already. Wait for it, or call it off.
error-repair-over = This repair round was done or called off already.
error-seats-same = There are that many seats already. Fill in another number.
activity-repair-announced = A repair round of { $title } was announced.
activity-repair-done = A repair round of { $title } was done.
personal-placement = Where a student sits, and what student and employer answer
personal-placement-why = To divide seats that come free fairly, and to let everybody know where they stand.
personal-withdrawal = Who withdrew from a round
personal-withdrawal-why = To give no place to somebody who takes no part any more.
personal-decline = Why an employer did not want a student, what they said, and what the school decided
personal-decline-why = To check that a decline is about the work, and to hear the student.
personal-objection = A student’s objection and the answer
personal-objection-why = To handle an objection, by somebody who did not decide.
repair-short = { $n ->
    [one] 1 student more than there are seats
   *[other] { $n } students more than there are seats
 }
repair-left = { $n ->
    [one] 1 seat free
   *[other] { $n } seats free
 }
seats-more = { $n ->
    [one] 1 seat more
   *[other] { $n } seats more
 }
seats-fewer = { $n ->
    [one] 1 seat fewer
   *[other] { $n } seats fewer
 }
mail-answer-subject = Please answer: { $title }
mail-silence-subject = Your placement stands: { $title }
mail-decline-subject = An employer asks for a decline: { $title }
mail-decided-subject = Decision about a decline: { $title }
mail-late-subject = Late: { $title }
mail-objection-subject = There is an objection: { $title }
mail-objection-answer-subject = Answer to your objection: { $title }
mail-repair-subject = Repair round: { $title }
mail-answer-student =
    Hello { $name },

    You have a place at { $place }. Answer by { $until }: do you stay, or do you want to move up if possible? If you say nothing, that counts as yes: you stay.
    { $link }
mail-answer-employer =
    Hello,

    A student comes to { $place }. Let us know by { $until } that this is right. If you say nothing, that counts as yes.
    { $link }
mail-silence-student =
    Hello { $name },

    You did not answer by { $until }. That counts as yes: you stay at { $place }. Do you want something else? See your page or call your internship coordinator.
    { $link }
mail-silence-employer =
    Hello,

    You did not answer by { $until }. That counts as yes: the student comes to { $place }. Is something the matter? Call the school.
    { $link }
mail-decline-student =
    Hello { $name },

    The employer of { $place } asks your school not to let you come. Your school decides by { $until }. Until then you keep your place. Read the reason and write your side:
    { $link }
mail-decline-school =
    Hello,

    The employer of { $place } asks for a decline. Hear the student and decide by { $until }:
    { $link }
mail-upheld-student =
    Hello { $name },

    You do not go to { $place }. Your school writes: { $reason }
    You take part in the next repair round by itself. Do you not agree? Object on your page:
    { $link }
mail-upheld-employer =
    Hello,

    About { $place }: the student does not come. The school writes: { $reason }
    { $link }
mail-refused-student =
    Hello { $name },

    You go to { $place }: the school refused what the employer asked. Your school writes: { $reason }
    { $link }
mail-refused-employer =
    Hello,

    About { $place }: the student comes. The school writes: { $reason }
    Do you have questions? Call the school.
    { $link }
mail-late-decline =
    Hello,

    About { $place } a decision was due by { $until }. The student and the employer are waiting. Decide today:
    { $link }
mail-late-objection =
    Hello,

    An objection was to be answered by { $until }. The student is waiting. Answer today:
    { $link }
mail-objection-school =
    Hello,

    A student objects. Somebody who did not decide it answers by { $until }:
    { $link }
mail-objection-granted =
    Hello { $name },

    Your objection is granted. Your school writes: { $answer }
    { $link }
mail-objection-rejected =
    Hello { $name },

    Your objection is rejected. Your school writes: { $answer }
    { $link }
mail-repair-coming =
    Hello { $name },

    On { $moment } there is a repair round. You take part by itself, with your own list and lottery number. Nobody moves down. Do you want to stay where you are, or not take part any more? Say so before that time:
    { $link }
mail-repair-moved =
    Hello { $name },

    By the repair round you go to a place that is higher on your list. See it and answer:
    { $link }
mail-repair-placed =
    Hello { $name },

    By the repair round you have a place. See it and answer:
    { $link }
mail-repair-other =
    Hello { $name },

    Your place is not there any more. By the repair round you have another. See it and answer:
    { $link }
mail-repair-lost =
    Hello { $name },

    Your place is not there any more, and no other of your list was free. Your internship coordinator helps you on. You take part in a next repair round by itself.
    { $link }
result-why-draw = Why the draw gave this
result-drawn-place = The draw gave this
result-no-contact = Your internship coordinator tells you who your supervisor is.
wish-all-listed = All places that you can have are on your list already.
error-place-recognition-later = This day has not been yet. Fill in when you looked it up.
import-recognition-later = Expected: a day that has been.
import-student-zeros = Expected: a student of this round. Do you mean { $number }? Excel drops zeros in front; make the column text.
notice-reminded-some = The reminders were sent. Whoever has no e-mail address got nothing.
cutoffs-draw = This is the draw, without what changed after it.
place-if-own = (only with a requirement or criterion of your own)
import-no-headings = No heading was recognised
import-no-headings-next = Is somebody in the first row already? Then put a row of headings above it, and import the file again. Otherwise that row is left out.
answer-left-follow-up = You take part in the follow-up round, with a new list. When it opens you get a mail with your link.
placement-left-withdrew = Withdrawn
placement-left-follow-up = Takes part in the follow-up round
placement-stand-follow-up = In follow-up round
follow-up-title = Follow-up round
follow-up-lead = Whoever has no place chooses anew from the seats that are left, with a new list and a draw of its own. The free seats and the students without a place go along. Students and places that come later you add there. As long as the follow-up round is not open you can remove it; then all comes back.
follow-up-go = Make a follow-up round
follow-up-of = { $title }, follow-up
follow-up-rounds = Follow-up rounds
notice-follow-up = The follow-up round was made. Look over its moments, and then open it.
round-follows = This is the follow-up round of
round-followed-by = Followed by
history-round-follow-up = Follow-up round made
error-follow-up-open = There is a follow-up round already that is not published yet. Finish it first, or remove it.
error-follow-up-repair = A repair round was announced. Wait for it, or call it off.
error-follow-up-nobody = Everybody has a place. There is nobody for a follow-up round.
import-new-employers = { $n ->
    [one] 1 new employer
   *[other] { $n } new employers
 }
import-new-employers-next = Is there one that you know already by a slightly different name? Then put in the file the name or the KvK number as Evenkans has it; otherwise it is there twice.
error-seats-follow-up = Some seats of this place went to the follow-up round. Change the number there; here it cannot be lower than who sits here and what went there.
error-correct-follow-up = This student takes part in the follow-up round. Take the student out there first, or place them there.
error-repair-erased = The lists of this round were erased after their term. It cannot be repaired any more.
error-repair-late = Choose a moment before the end of the internship.
decline-seat-back = The seat is there again, after an objection.
placement-employer-overruled = School decided: comes
answer-employer-overruled = The employer asked for a decline, and your school decided that you come.
mail-reversed-employer =
    Hello,

    About { $place }: after an objection the decline does not count any more. The school writes: { $reason }
    { $link }
agreements-title = Agreements
agreements-lead = Every student with a place gets an agreement with your school’s articles. Student, employer and school sign on their own page, before the internship begins.
agreements-left-out = For these students it could not be done
agreement-tab = Agreement
agreement-kind-mbo = Practice agreement (praktijkovereenkomst)
agreement-kind-hbo = Internship agreement
agreement-kind-wo = Internship agreement
agreement-parties = Who agree on this
agreement-student = Student
agreement-numbered = { $name } (student number { $number })
agreement-school = School
agreement-employer = Employer
agreement-guardian = Parent or guardian
agreement-internship = The internship
agreement-place = Internship place
agreement-period = Period
agreement-days = Days
agreement-allowance = Allowance
agreement-supervisor = Supervisor at the employer
agreement-clause-title = Treated equally, and safe
agreement-clause =
    School and employer treat the student equally. Nobody makes a distinction on the ground of religion, belief, political opinion, race, sex, nationality, sexual orientation, civil status, disability, chronic illness or age, and nobody discriminates, bullies or intimidates. If somebody sees or notices it nevertheless, school and employer act on it together, and it is never held against the student: not in the assessment and not in the internship.

    The student can always talk about this with somebody of the school or of the employer, and may bring somebody along.

    - At { $school }: { $schoolcontact }
    - At the employer: { $employercontact }
    - Outside school and employer: an anti-discrimination bureau nearby, free of charge, at discriminatie.nl
agreement-extra-title = What was agreed besides
agreement-default-mbo =
    # Article 1. What this agreement is for
    The student learns in the practice of the occupation. This is a practice agreement as the Dutch Adult and Vocational Education Act knows it (Wet educatie en beroepsonderwijs, article 7.2.8). The employer is recognised as a training company for this programme.

    # Article 2. What the employer does
    The employer gives work that fits the programme and what the internship place says. A supervisor helps the student and makes time for a talk at least once in two weeks.

    # Article 3. What the student does
    The student comes in time, keeps to the rules of the employer, says so when it is not possible to come, and keeps to themselves what is confidential.

    # Article 4. What the school does
    The school names a teacher who guides the student, visits the employer, and judges whether the student has learned what is needed, after a talk with the employer.

    # Article 5. Insurance and damage
    Student and employer are insured against damage during the internship, as school and employer have arranged.

    # Article 6. Ending early
    This agreement ends on the last day. It can end before when student, school and employer agree on that, or when one of them has to for an urgent reason. The school writes the reason down.

    # Article 7. When it does not go well
    Who cannot work it out talks with the other first and then with the school. If that does not help, the school’s complaints procedure applies.
agreement-default-hbo =
    # Article 1. What this agreement is for
    The internship is part of the programme. The student works on an assignment that the school approved. This is not a contract of employment.

    # Article 2. What the employer does
    The employer gives room to work on the assignment, a place to work, and a supervisor who makes time at least once in two weeks.

    # Article 3. What the student does
    The student keeps to the rules of the employer and keeps to themselves what is confidential. The student may write a report for the school.

    # Article 4. What the school does
    The school names a teacher who guides the student. The school assesses, after a talk with the employer.

    # Article 5. What the student makes
    The employer may use what the student makes. The student may show it for the programme.

    # Article 6. Insurance and damage
    Student and employer are insured against damage during the internship, as school and employer have arranged.

    # Article 7. Ending early
    This agreement ends on the last day. It can end before when student, school and employer agree on that, or when one of them has to for an urgent reason. The school writes the reason down.
agreement-default-wo = { agreement-default-hbo }
agreement-signatures = Signatures
agreement-signed-by = { $party }: { $name }, on { $moment }
agreement-not-signed = { $party }: not signed yet
agreement-state-open = Waits for signatures
agreement-state-signed = Signed by everybody
agreement-state-replaced = Replaced by a new one
agreement-state-taken-back = Taken back
agreement-state-ended = Ended early
agreement-mine-open = You have signed. We wait for somebody else.
agreement-mine-signed = Everybody has signed. This is what was agreed.
agreement-mine-ended = Your internship ended early.
agreement-ended-on = Ended early. Last day: { $day }. Reason: { $reason }
agreement-hash = The fingerprint of this text
agreement-hash-what = Whoever signs, signs exactly this text. If one letter changes, the fingerprint (SHA-256) does not fit any more.
agreement-hash-is = Fingerprint of the text up to the signatures (SHA-256): { $hash }
agreement-foot = Evenkans · { $hash }
agreement-lead = Read the agreement. Is everything right? Then sign at the bottom.
agreement-read = Read the agreement
agreement-read-sign = Read and sign
agreement-back = Back
agreement-pdf = Save as PDF
agreement-sign = Sign
agreement-sign-lead = With your name and this button you sign. We keep your name, the moment and the fingerprint of the text. Is something wrong? Then do not sign, and call the school.
agreement-sign-school = Sign for the school
agreement-sign-many = You sign the agreements of all chosen students.
agreement-sign-name = Your first and last name
agreement-sign-sure = I have read the text and agree
agreement-sign-go = Sign
agreement-make = Make an agreement
agreement-make-many = For all chosen students with a place, with the days and hours of their place. Is somebody under 18, or was something else agreed? Then make that agreement on the page of that student.
agreement-make-lead = The text is the newest of your school. Student and employer are mailed at once to sign.
agreement-make-go = Make and send
agreement-remind = Ask once more to sign
agreement-lang = Language of the agreement
agreement-starts-on = First day
agreement-ends-on = Last day
agreement-hours = Hours a week
agreement-extra = What was agreed besides?
agreement-extra-hint = For example a quiet place to work. Only what everybody who signs may read: no diagnosis.
agreement-minor = Is the student under 18?
agreement-minor-lead = Then a parent or guardian signs too. They get a link of their own.
agreement-guardian-name = Name of the parent or guardian
agreement-guardian-email = E-mail address of the parent or guardian
agreement-none = There is no agreement yet.
agreement-to-result = To the result
agreement-change = Change the agreement
agreement-change-lead = You make a new one, which everybody signs again. Until then the old one holds.
agreement-back-title = Take the agreement back
agreement-back-lead = Is something wrong? Take the agreement back and make a new one. Whoever signed already is told by mail.
agreement-back-sure = Really take them back
agreement-back-go = Take the agreement back
agreement-end-title = End early
agreement-end-lead = The internship ends before its last day. Student, employer and school are mailed with the reason. The seat is free then, and the student looks further. This cannot be undone.
agreement-end-on = Last day
agreement-end-reason = Reason, for everybody who signed
agreement-end-go = End the internship
agreement-earlier = Agreement of { $moment }: { $state }
agreement-stage-title = Agreement
agreement-stage-missing = To be made
agreement-stage-to-sign = Waits for the school
agreement-stage-waiting = Waits for others
agreement-stage-signed = Signed
agreement-stage-ended = Ended early
agreement-stage-no-place = No place
agreement-missing = Waits for
agreement-signed-at = Signed at
answer-signed = Your agreement is signed by everybody. Do you want something else after all? Call your internship coordinator.
templates-title = Templates
templates-lead = Your school’s articles in each agreement, by kind of programme and language.
template-what = Agreement
template-lang = Language
template-version = Version
template-since = Version { $n }, { $moment }
template-none = None yet
template-title = { $level }, { $lang }
template-first = Your school does not have this one yet
template-first-next = Below is an example. Read it, change it, and have it checked by whoever is responsible. Once you save it you can make agreements.
template-body = Articles
template-body-hint = A line that begins with # is a heading, a line with a dash an item of a list.
template-guardian = If a student is under 18, a parent or guardian signs too
template-contact-name = With whom at school can a student talk about discrimination or safety?
template-contact-email = Their e-mail address
template-new-only = A new version holds for agreements that you make from now on. What was made does not change.
template-save = Save as a new version
template-always = This is always in it
template-always-lead = Evenkans puts this in each agreement, with the names of those to whom a student can go.
template-earlier = Earlier versions
lang-nl = Dutch
lang-en = English
placement-ended-stopped = The internship at { $place } ended early.
notice-signed = Signed
notice-agreements-made = The agreement is made. Whoever has to sign is mailed.
notice-agreement-back = The agreement is taken back
notice-agreement-ended = The internship is ended, and everybody is told by mail
error-agreement-no-place = This student has no place. Without a place there is no agreement.
error-agreement-open = An agreement waits for signatures already. Take that one back first.
error-agreement-employer = This place names no employer. Add it on the student's page, at Guidance.
error-agreement-contact = This place names no supervisor. Ask the employer who it is, and add the name on the student's page, at Guidance.
error-agreement-period = The first day is after the last. Change one of them.
error-agreement-back-sure = Tick the box if you want to take back the chosen agreements.
error-agreement-far = These days are more than three months outside the internships of the round: { $from } – { $to }. Check the years.
error-agreement-template = Your school has no articles for this programme and language yet. Make them first, at Templates.
error-agreement-guardian = In your school’s articles no parent or guardian signs. Change that at Templates, or leave the name out.
error-agreement-decline = The employer asked for a decline. Decide on that first.
error-agreement-early = The employer has not answered and still has time to. Ask, or wait until the term is over.
error-agreement-closed = This agreement does not wait for signatures any more. See on the page how it stands now.
error-agreement-not-signed = Only an agreement that everybody signed can end early. Take this one back.
error-agreement-last-day = Fill in a day before the last day of the agreement, and not before the day on which it was made.
error-agreement-signed = There is an agreement that everybody signed. Call the school: it can end the internship early, at Agreements.
error-agreement-sure = Tick the box when you have read the text and agree.
error-agreement-none-open = No agreement waits for signatures.
error-seats-signed = For { $n } seats an agreement is signed. Fewer seats are not possible, unless an internship ends first.
mail-agreement-subject = Sign the agreement: { $title }
mail-agreement =
    Hello,

    The agreement for { $student } at { $place } is ready. Read it and sign on this page:
    { $link }

    Is something wrong? Then do not sign, and tell the school.
mail-agreement-remind-subject = Your signature is still missing: { $title }
mail-agreement-remind =
    Hello,

    The agreement for { $student } at { $place } still waits for your signature. Without an agreement the internship cannot begin.
    { $link }
mail-agreement-signed-subject = Signed by everybody: { $title }
mail-agreement-signed =
    Hello,

    Everybody has signed the agreement for { $student } at { $place }. Read and keep it here:
    { $link }
mail-agreement-back-subject = Agreement taken back: { $title }
mail-agreement-back =
    Hello,

    The school has taken back the agreement for { $student } at { $place }. Whoever had signed is not bound by it any more. If a new one comes you are told by mail.
    { $link }
mail-agreement-end-subject = The internship ends: { $title }
mail-agreement-end =
    Hello,

    The internship of { $student } at { $place } ends. The last day is { $day }. The school writes: { $reason }
    { $link }
personal-agreement = Agreements, with who signed them and when
personal-agreement-why = To lay down what student, school and employer agreed on, and to be able to prove it.
personal-template = With whom at school a student can talk about discrimination
personal-template-why = To put that name in each agreement.
agreement-all = All rows of this list for which it can be done
notice-agreements-more = Done for the first 200. Do it once more for the rest.
error-agreement-nobody = Nobody of this employer has a link. Send one first, at Employers.
place-state-own = Own place
placement-origin-own = Own place
placement-began-own = The school approved an own place: { $place }.
own-head = Own place
own-lead = Do you know an employer where you can do your internship? Then that can be outside the draw, if your school approves the place. It looks at the same things as with every place.
own-found = Did you find a place yourself? Put it to your school.
own-bring = Put a place of your own to the school
own-before = If your school approves the place, you take no part in the draw and your list does not count. Until the lists close you can change your mind.
own-after = If your school approves the place, you go there, and the place where you are now is free for somebody else.
own-employer = Employer
own-kvk = KvK number
own-kvk-hint = Eight digits. Ask the employer, or look it up at kvk.nl.
own-town = Town
own-what = Place
own-tasks = What you are going to do
own-hours = Hours a week
own-starts-on = First day
own-ends-on = Last day
own-contact-name = Who supervises you there?
own-contact-email = E-mail address of your supervisor
own-go = Put it to your school
own-verdict-title = State
own-verdict-open = Waits for the school
own-verdict-approved = Approved
own-verdict-refused = Not approved
own-verdict-taken-back = Taken back
own-why = What the school wrote
own-school-says = Your school writes: { $reason }
own-there = You go here.
own-no-draw = You take no part in the draw.
own-back-approved = Do you want to take part in the draw after all? Take the place back; then your list counts again.
own-back-go = Take the place back
own-yours = You have a place of your own: { $place }. You take no part in the draw.
own-waits = Your school looks at your own place: { $place }. Make a list all the same, just in case.
own-public = { $n ->
    [one] 1 student goes to a place that the student found, outside the draw. The school approved it.
   *[other] { $n } students go to a place that they found themselves, outside the draw. The school approved them.
 }
owns-title = Students’ own places
owns-lead = Places that students found themselves. They go outside the draw, so everybody sees on the round’s page how many there are.
owns-empty = There are no own places
owns-empty-next = Students put them to you on their own page. You are mailed then.
owns-count = { $n ->
    [one] 1 own place
   *[other] { $n } own places
 }
own-of = Own place of { $name }
own-decide-title = Do you approve this place?
own-decide-lead = Look at the same as with every place:
own-look-work = Does the work fit the programme and the year?
own-look-supervisor = Is there a supervisor with time, and for mbo, is the company recognised for this programme?
own-look-fair = Did the student come here in a way that is open to others? Who has a network finds something more easily. Help who has none.
own-choice-approve = Yes, the student goes here
own-choice-refuse = No
own-decide-verdict = Decision
own-decide-source = Where it was looked up that the company is recognised
own-decide-on = When it was looked up
own-decide-reason = Reason, which the student reads
own-if-refused = (only needed for no)
own-decide-go = Record the decision
notice-own-sent = Your place was put to your school
notice-own-back = You have taken the place back
error-own-open = You have put a place to the school already. Take that one back first.
error-own-frozen = The lists are fixed and the draw comes. After the publication it is possible again.
error-own-decided = This was decided already. See on the page how it stands now.
error-own-employer = This KvK number is of a partner that is no employer. Check the number.
error-own-recognition = Fill in where and when you looked up that the company is recognised for this programme.
error-own-approved = You have a place of your own and take no part in the draw. Do you want to after all? Take your own place back.
error-own-fixed = The lists are fixed, so this is no longer possible. Call your internship coordinator.
error-own-close = This place belongs to the student who found it, and was approved as it was. The student can take it back and put it to the school anew, until the lists close.
mail-own-subject = A student found a place: { $title }
mail-own-school =
    Hello,

    A student puts a place of their own to you: { $place }. See it at the places of the round, at Students’ own places:
    { $link }
mail-own-decided-subject = Your own place: { $title }
mail-own-approved =
    Hello { $name },

    Your school approved your own place: { $place }. You take no part in the draw of this round.
    { $link }
mail-own-refused =
    Hello { $name },

    Your school did not approve your own place: { $place }. Your school writes: { $reason }
    { $link }
personal-own-place = Places that students found, and what the school decided
personal-own-place-why = To judge a place outside the draw by the same requirements.
own-title = What work do you do?
own-title-hint = For example: intern at the desk.
today-title = Today
today-lead = What waits for you, in all rounds of your school, what comes first on top.
today-empty = Nothing waits for you
today-own = { $n ->
    [one] 1 own place of a student waits for your decision
   *[other] { $n } own places of students wait for your decision
 }
today-preparing = The round is not open yet
today-approve = { $n ->
    [one] 1 place waits for approval
   *[other] { $n } places wait for approval
 }
today-headcounts = { $n ->
    [one] Of 1 programme nobody has stated how many students there are
   *[other] Of { $n } programmes nobody has stated how many students there are
 }
today-unconfirmed = { $n ->
    [one] 1 student has no confirmed list
   *[other] { $n } students have no confirmed list
 }
today-freeze = Freeze the round
today-draw = Do the draw
today-beacon = The draw comes
today-publish = Look at the result and publish it
today-decline = Decide on a decline: { $place }
today-objection = Answer an objection
today-silent = { $n ->
    [one] At 1 placement somebody did not answer: call
   *[other] At { $n } placements somebody did not answer: call
 }
today-waiting = { $n ->
    [one] 1 student is still without a place
   *[other] { $n } students are still without a place
 }
today-agreements = { $n ->
    [one] 1 agreement is still to be made
   *[other] { $n } agreements are still to be made
 }
today-sign = { $n ->
    [one] 1 agreement waits for your signature
   *[other] { $n } agreements wait for your signature
 }
today-repair = A repair round comes
mail-late-region =
    Hello,

    In the round { $title } of { $school } something had to be decided before { $until } for which a student waits. The school was told so, and it is still not there. Ask the school what it needs.
    { $link }
round-state-closed = Closed
error-round-closed = This round is closed. Nothing can change any more.
work-closed-title = This round is closed
work-closed-lead = Everything can be read and checked until its term is over. Nothing can be changed any more.
close-title = Close the round
close-warning = The last day is over. Once closed nobody can change anything: no answers, corrections, repairs or agreements. This cannot be undone.
close-go = Close the round
notice-closed = The round is closed
error-close-early = The internships are still going on. A round can be closed after its last day.
error-close-decline = A decline still waits for a decision. Decide on it first.
error-close-objection = An objection still waits for an answer. Answer it first.
error-close-own = An own place still waits for a decision. Decide on it first.
error-close-agreement = An agreement still waits for signatures. Take it back, or have it signed.
error-close-repair = A repair round is announced. Call it off first.
today-close = The internships are over: keep the archive and close the round
archive-link = Save the archive (ZIP)
archive-what = In the archive: the rules, the publication, the placements, the declines, and each signed agreement as a PDF and as text. Keep it where your school keeps its files.
archive-1 = regels.json: the rules of the round, with moments in UTC.
archive-2 = publication.json: what was published. Anybody can check it with: evenkans verify .
archive-3 = plaatsingen.csv: who sat where, how that came, and what both sides answered.
archive-4 = afwijzingen.csv: what employers asked and what the school decided, with the reasons.
archive-5 = overeenkomsten.csv and overeenkomsten/: who has one, and each agreement that everybody signed, as a PDF, and as the text that was signed. The SHA-256 of the text is the fingerprint in the PDF, there in base64url.
archive-6 = SHA256SUMS: the fingerprint of each file. To check: sha256sum -c SHA256SUMS
archive-7 = The students’ lists are not in it. They are in opening.csv, which can be saved apart as long as its term runs.
round-after = after { $day }
history-round-close = The round was closed.
history-round-archive-downloaded = The archive was saved.
activity-round-closed = { $title } is closed.
own-verdict-ended = Ended
error-own-follow-up = You take part in the follow-up round. Put your place to the school there.
error-own-self = This is your own address. Fill in that of who supervises you at the employer.
error-correct-own = This student has a place of their own and goes there after the publication. Correct it after that if needed.
mail-own-there =
    Hello { $name },

    Your school approved your own place: { $place }. You go there, and no longer to the place where you were.
    { $link }
agreements-done = { $n ->
    [one] For 1 other student it was done.
   *[other] For { $n } other students it was done.
 }
agreement-end-sure = I am sure
error-agreement-guardian-other = This is the address of the student or of somebody who signs already. Fill in that of the parent or guardian.
error-own-future = This day has not been yet. Fill in when you looked it up.
result-stopped-next = What happens now you discuss with your internship coordinator. You take part in the next repair round.

# During the internship
guidance-title = Guidance
guidance-lead = Who of the school guides which student, and when do they meet? The guide plans visits and writes a short report.
guidance-empty = No students found
guidance-search = Search by student, place or guide
guidance-round = Round
guidance-care = Status
guidance-next = Visit
guidance-last = Last visit
guidance-was = was on { $moment }
guidance-evaluated = Evaluation by
guidance-not-well = It is not going well
guided-title = My students
guided-lead = The students whom you guide, over all rounds.
care-no-guide = No guide
care-unreported = Report missing
care-unvisited = No visit yet
care-planned = Visit planned
care-visited = Visited
side-student = Student
side-employer = Employer
guide-lead = Choose students in the list, and who guides them. Student and guide get a mail. Where a student had a guide already, the new one takes over.
guide-all = All students of this list
guide-account = Guide at school
guide-choose = Choose a guide
guide-nobody = No guide (take away)
guide-change = Give another guide
notice-no-guide = The guide was taken away
guide-go = Give this guide
notice-guide = The guide is set
visits-title = Visits
visits-none = There are no visits yet.
visit-kind-place = at the workplace
visit-kind-school = at school
visit-kind-online = online
visit-kind-phone = by phone
visit-planned = Planned
visit-called-off = Called off
visit-plan = Plan a visit
visit-plan-lead = Student and employer get a mail. Was the visit before today? Then fill in when it was; no mail is sent.
visit-plan-go = Save
visit-at = When
visit-kind = Where
visit-of = Visit with { $name }
visit-report = Short report
visit-report-hint = The student reads this too, the employer does not. Write nothing about health, religion or origin.
visit-report-go = Save the report
visit-report-later = After the visit you write a short report here.
visit-call-off = Call the visit off
visit-call-off-lead = Was the visit still to come? Then student and employer get a mail with what you write here.
visit-because = Why does it not go on?
visit-because-hint = Student and employer read this. Write nothing about health.
visit-move = Move the visit
visit-move-lead = Student and employer get a mail with the new moment.
visit-move-go = Move
notice-visit-moved = The visit was moved
notice-visit-planned = The visit is saved
notice-visit-reported = The report is saved
notice-visit-off = The visit is called off
error-visit-no-place = This student has no place. There is nothing to visit.
error-visit-early = This visit is still to come. Write the report after it.
error-visit-off = This visit is called off already, or has a report.
internship-title = My internship
internship-card = Your guide, visits, how it goes, and your evaluation.
internship-open = To my internship
internship-guide = { $name } guides you from school.
internship-no-guide = Your school still has to name somebody who guides you.
firm-guide = { $name } guides the student from school.
firm-no-guide = The school still has to name somebody who guides the student.
firm-open = Internship of { $name }
error-internship-none = You have no place. See at your result how it goes on.
error-internship-none-school = This student has no place now.
confided-title = What this student shares with you
confided-lead = Only you read this, because the student chose so. Talk with the student first, before you do anything.
confided-none = The student has shared nothing with you yet.
confided-what = Does it sound like discrimination, or is it not safe? Believe the student, ask what they want, and point to the confidential adviser.
where-title = Whom can you talk to?
where-lead = You need not prove anything, and you need not be sure that it is discrimination.
where-guide = Your guide, { $name }:
where-confidant = { $name }, whom you can talk to in confidence:
where-discriminatie = Discriminatie.nl, free, and without your name if you like:
where-sbb = For mbo: SBB, which looks at the company:
where-danger = In danger now? Call 112.
pulse-title = How is it going?
pulse-card = Two questions: is it safe, and is it what you were promised? You choose whether your guide reads your answer.
pulse-go = Tell us how it is going
pulse-lead = Your answer only goes to your guide if you choose so. If you do not, we keep nothing.
pulse-begins = Your internship begins on { $day }. From then on you can say here how it goes. Does something trouble you now? Talk about it.
pulse-safe = Do you feel safe and welcome?
pulse-promised = Is the work what you were promised?
pulse-note = Do you want to add something?
pulse-share = Who may read this?
pulse-share-yes = Only my guide, { $name }
pulse-share-no = Nobody: keep nothing
pulse-send = Done
pulse-answer-yes = Yes
pulse-answer-partly = Not quite
pulse-answer-no = No
pulse-forgotten = We kept nothing
pulse-forgotten-next = Nobody sees what you filled in, your school neither. Do you want to talk to somebody after all? You always can.
pulse-earlier = What you shared before
pulse-back = Take this back
notice-pulse-shared = Your guide can read how it goes
notice-pulse-back = This was erased. Your guide sees it no more.
error-pulse-early = Your internship has not begun yet.
error-pulse-guide = You have no guide yet, so there is nobody to share this with. Talk to somebody who is named below.
adjustment-title = What do you need?
adjustment-card = Do you need something to work well, such as other hours, a quiet place or tools? You choose who reads it, and until when.
adjustment-go = Say what you need
adjustment-lead = Write what you need, not why. You never have to name a diagnosis, and nobody may ask for one. If you get another place, this is erased.
adjustment-text = What do you need?
adjustment-text-hint = For instance: “I would like to start at 10”, or “I work best in a quiet place”.
adjustment-readers = Who may read this?
adjustment-reader-guide = My guide at school, { $name }
adjustment-reader-employer = The employer, { $name }: everybody there who has a link here
adjustment-until = Up to and including which day?
adjustment-until-hint = After that nobody reads it any more, and we erase it.
adjustment-send = Let them read it
adjustment-nobody = There is nobody yet who can read it
adjustment-nobody-next = You have no guide yet, and your place names no employer. Ask your coordinator.
adjustment-read-by = May read this: { $names }
adjustment-earlier-guide = your earlier guide
adjustment-until-day = Up to and including { $day }
adjustment-withdraw = Withdraw this
adjustment-told = What this student needs
adjustment-told-lead = The student chose to tell this. Do not ask why, and do not pass it on.
notice-adjustment = Those whom you chose can read it
notice-adjustment-gone = It was erased. Nobody reads it any more.
error-adjustment-place = You have no place now.
error-adjustment-until = Choose a day from today on, and not after { $day }.
error-adjustment-readers = Choose who may read it.
evaluation-title = Evaluation
evaluations-title = Evaluations
evaluations-csv = Save evaluations as CSV
evaluation-lead-student = How was your internship? Your school reads your answers. The employer does not.
evaluation-lead-employer = How did the student work? The student and the school read your answers. It is about the work, not about the person.
evaluation-card = At the end of your internship you say how it was.
evaluation-card-firm = At the end of the internship you say how the student worked.
evaluation-given = You said how it was. Until your school closes the round you can change it.
evaluation-given-firm = You said how the student worked. Until the school closes the round you can change it.
evaluation-of-you = What the employer writes about your work
evaluation-open = To the evaluation
evaluation-none = Not filled in yet.
evaluation-at = Filled in on { $moment }
evaluation-go = Save the evaluation
evaluation-promised = The work was what was promised
evaluation-guided = I was guided well at the workplace
evaluation-safe = I felt safe and welcome
evaluation-equal = I was treated like the others
evaluation-learned = I learned what I wanted to learn
evaluation-work = The student did the work that was agreed
evaluation-reliable = The student kept appointments
evaluation-together = The student worked well with others
evaluation-growth = The student learned
evaluation-prepared = The school prepared the student well
evaluation-side = Who
evaluation-note = Do you want to add something?
evaluation-mark-yes = Yes
evaluation-mark-mostly = Mostly
evaluation-mark-hardly = Hardly
evaluation-mark-no = No
notice-evaluated = The evaluation is saved
error-evaluation-early = This is possible from two weeks before the last day, or once the internship stopped early, until the round is closed.
error-evaluation-answers = Answer every question.
talk-title = Get to know each other
talk-card = Do you want to get to know the employer before you begin? Ask for a talk. Your place is certain, whatever is said.
talk-card-firm = Do you want to get to know the student before the internship begins? Ask for a talk. The placement is certain, whatever is said.
talk-lead = A short talk with fixed questions, before the internship begins. It is optional; have it if it helps.
talk-no-selection = This is no job interview
talk-stands-student = You have this place already. You need not answer questions about your origin, religion, health, family or plans for one. Did the talk go there after all? Call your school.
talk-stands-employer = The student has this place already. Do not ask about origin, religion, health, family or plans for one. A decline needs a reason that was fixed beforehand, and the school decides on it.
talk-at-place = { $moment }, { $place }
talk-asked-by = Proposed by: { $who }
talk-ask = Ask for a talk
talk-open = To the talk
talk-move = Name another moment
talk-at = When
talk-place = Where
talk-place-hint = An address, a link or a phone number.
talk-invite = Send this moment
talk-criteria = What matters in this work
talk-questions = What you talk about
talk-questions-lead = The same questions for everybody. What you write down is read by the other and by the school.
talk-day = What does a normal day look like, and who guides?
talk-learn = What does the student want to learn, and what can be learned here?
talk-need = What is needed to do the work well?
talk-doubt = What is still unclear?
talk-write = What you write down
talk-write-lead = Write down what was said, not what you think of the other. Nothing about health, religion or origin.
talk-write-go = Save
notice-talk-asked = The moment was sent
notice-talk-written = What you wrote is saved
error-talk-moment = Choose a moment to come, and not after the first day of the internship: { $day }.
error-talk-none = No talk was arranged yet.
today-guides = { $n ->
    [one] One student has no guide yet
   *[other] { $n } students have no guide yet
}
today-reports = { $n ->
    [one] The report of one visit is missing
   *[other] The reports of { $n } visits are missing
}
mail-guide-subject = Who guides you: { $title }
mail-guide =
    Dear { $name },

    During your internship { $guide } guides you from school: { $email }

    Your page has everything together: { $link }
mail-no-guide-subject = Your guide changes: { $title }
mail-no-guide =
    Dear { $name },

    { $guide } does not guide your internship any more. Your school names somebody else; you get a mail then.

    Your page says whom you can turn to meanwhile: { $link }
mail-guides-left-subject = Somebody else guides students of yours: { $title }
mail-guides-left =
    One or more students in { $title } are not guided by you any more. See at My students whom you still guide: { $link }
mail-guides-subject = You guide students: { $title }
mail-guides =
    You guide one or more students in { $title }. See at My students who they are, and plan a visit: { $link }
mail-visit-subject = A visit is planned: { $title }
mail-visit =
    A visit is planned for the internship of { $student }: { $moment }, { $kind }. { $who } comes by or calls.

    See your page: { $link }
mail-visit-moved-subject = A visit was moved: { $title }
mail-visit-moved =
    The visit for the internship of { $student } is now on { $moment }, { $kind }. { $who } comes by or calls.

    Look on your page: { $link }
mail-visit-off-subject = A visit was called off: { $title }
mail-visit-off =
    The visit for the internship of { $student } on { $moment }, { $kind }, was called off. { $who } writes: { $because }

    See your page: { $link }
mail-pulse-subject = How is your internship going?
mail-pulse =
    Dear { $name },

    How is it going at { $place }? Two short questions. You choose whether your guide reads your answer; if you do not, we keep nothing. It also says whom you can talk to.

    Go to My internship: { $link }
mail-pulse-shared-subject = A student says how it goes: { $title }
mail-pulse-shared =
    A student whom you guide in { $title } wants you to read how it goes. What it says is only on the page: { $link }
mail-adjustment-subject = What a student needs: { $title }
mail-adjustment-guide =
    A student whom you guide in { $title } tells you what is needed to work well. Read it on the page: { $link }
mail-adjustment-employer =
    A student with an internship with you in { $title } tells what is needed to work well. Read it on your page, at the internship of that student: { $link }
mail-evaluate-subject = How was the internship? { $title }
mail-evaluate =
    Dear { $name },

    Your internship at { $place } ends. Tell us how it was: your school reads it, the employer does not.

    Go to My internship: { $link }
mail-evaluate-employer =
    The internship of { $student } ends. Tell us how the student worked. It takes a few minutes; the student and the school read it.

    Go to the internship of this student, on your page: { $link }
mail-talk-subject = Get to know each other: { $title }
mail-talk-student =
    Dear { $name },

    The employer of your place { $employer } wants to get to know you: { $moment }, { $place }. Your place is certain, whatever is said. Does it not suit you? Name another moment.

    Go to My internship: { $link }
mail-talk-employer =
    { $student } wants to get to know you before the internship begins: { $moment }, { $place }. Does it not suit you? Name another moment, at the internship of this student.

    { $link }
personal-guide = Who of the school guides a student
personal-guide-why = So that student, employer and school know whom to turn to.
personal-visit = Visits to an internship, with a short report
personal-visit-why = To guide a student during the internship.
personal-pulse = What a student shares with the guide about how it goes
personal-pulse-why = Because the student wants it. What is not shared is not kept.
personal-adjustment = What a student needs to work well, and who may read it
personal-adjustment-why = Because the student wants it. It goes on the day that the student chose.
personal-evaluation = How the internship was, according to student and employer
personal-evaluation-why = To learn from internships, and to see where it does not go well. Without names the answers count in the figures of a closed round.
personal-talk = A talk to get to know each other, and what both sides wrote down
personal-talk-why = To help student and employer to a good start, without a hidden selection.

supervisor-title = Change the supervisor at the workplace
supervisor-lead = This holds for everybody at this place. The student sees the new name at once. Nothing changes in an agreement that is there already.
supervisor-employer = Employer
supervisor-no-employer = Choose the employer
supervisor-contact-name = Name of the supervisor
supervisor-contact-email = E-mail address of the supervisor
supervisor-go = Save
notice-supervisor = The supervisor at the workplace is saved

# Figures
statistics-title = Figures
statistics-years = Figures over the years
statistics-lead = Where students ended. A dash is a hidden count: fewer than { $minimum } students, or a count from which that could be worked out.
statistics-made = Made on { $moment }, when the round was closed. Nothing of it changes after that.
statistics-early = Not public yet
statistics-early-why = Everybody reads these figures once the round is closed. Not earlier: the difference between two days can be about one student.
statistics-few = There are too few students to show anything
statistics-by-study = By programme
statistics-by-sector = By sector of the place
statistics-answers = What students said at the end
statistics-students = Students
statistics-all = All
statistics-events = What happened after the publication
statistics-table = Table
statistics-group = Group
statistics-what = What
statistics-count = Count
statistics-school = School
sector-unknown = Sector not known
end-first = First choice
end-second = Second or third choice
end-later = Another place
end-own = Own place
end-nowhere = No place
event-declines = Declines asked
event-upheld = Declines upheld
event-objections = Objections
event-withdrew = Students who withdrew
event-moved = Students with a place by a repair round
event-signed = Agreements signed by everybody before the first day
event-stopped = Internships that stopped early
years-lead = Closed rounds next to each other, by programme.
years-empty = There is no closed round yet
years-empty-next = When a school closes a round, its figures stand here.
years-what = What do you want to compare?
years-of = All figures of { $title }
years-show = Show
years-careful = A difference between two years can be chance, with few students certainly. Something else may have changed too: the places, the rules, or who took part.
share-placed = Share of students with a place
share-first = Share of students at their first choice
research-title = For researchers
research-lead = One line a student, without name, number or address, in a random order, with a codebook. Small groups are merged. Still it is no public file: give it only with an agreement.
research-go = Save the research file
research-1 = This file was made for research. It has no names, numbers or addresses.
research-2 = Programme and year stand there only where at least ten students share them; else there is “other” or nothing.
research-3 = The lines stand in an order that is drawn anew for each file. The files cannot be linked to each other.
research-4 = Whoever knows much of one student may recognise that student's line. Do not try, and do not pass the file on.
research-5 = What each column means is in codeboek.csv.
codebook-file = File
codebook-column = Column
codebook-meaning = What it means
codebook-study = Code of the programme; other: a small one
codebook-year = Year of study; empty: too few students share it
codebook-list-length = How many places were listed: 0, 1, 2, 3, 4-5, 6+
codebook-drawn = What the draw gave: first, second (second or third choice), later, nowhere
codebook-end = Where the student ended: first, second, later, own (own place), nowhere
codebook-sector = Sector of that place; other: a sector with few students
codebook-repaired = 1: got a place by a repair round
codebook-decline = Last decline: none, asked, upheld, refused, taken-back
codebook-employer-answer = Answer of the employer: waiting (said nothing), accepted, overruled (decline refused)
codebook-student-answer = Answer of the student: waiting (said nothing), stays, moves-up
codebook-withdrew = 1: withdrew
codebook-stopped = 1: the internship stopped early
codebook-agreement = Agreement: none, open, signed, replaced, taken-back, ended
codebook-signed-in-time = 1: signed by everybody before the first day
codebook-place-sector = Sector of the place
codebook-seats = How many students it can take
codebook-listed = On how many lists the place stood; 1-4: few
codebook-listed-first = On how many lists the place stood first; 1-4: few
codebook-side = Who answered: student, employer
error-close-follow-up = A follow-up round is in preparation. Open it first, or remove it.

# All rounds of a student
my-rounds = All my rounds
my-rounds-lead = Every round of your school in which you take or took part.
my-rounds-here = You are here now
my-rounds-wishes = { $n ->
    [0] no places
    [one] 1 place
   *[other] { $n } places
}
my-rounds-confirmed = confirmed
my-rounds-later = Not known yet
my-rounds-go = Go to this round
pulse-closed = The round is closed, so you share nothing here any more. Talking is always possible.
pulse-not-read = { $name } guides you now, and does not read this.
pulse-pass-on = Let { $name } read this
evaluation-closed = The round is closed. Your answers are fixed.
evaluation-counted = The coordinators and teachers of your school read them with your name. Without your name they count in the figures of the round, and in the file for researchers.
error-visit-far = This day is far from this student's internship. Check the year.
error-template-same = Nothing changed, so there is no new version.
template-preview = Look first
template-preview-title = This is how it reads
template-preview-lead = This was not saved yet. The parties, the days and the fixed text come around it.
evaluation-stopped = Say also how it was at { $place }, where you stopped
error-visit-double = There is a visit to this student at this moment already.
error-research-early = The research file is there once the round is closed. Not earlier: two files after each other can betray something about one student.
today-not-well = { $n ->
    [one] A student whom you guide says that it is not going well
   *[other] { $n } students whom you guide say that it is not going well
}
today-unvisited = { $n ->
    [one] No visit was planned yet for one student whom you guide
   *[other] No visit was planned yet for { $n } students whom you guide
}
mail-visit-guide =
    A visit is planned for a student whom you guide in { $title }. See the page of the student: { $link }
placement-ended-short-stopped = Stopped early
error-close-running = An internship still runs after the last day of the round. Close the round when it is over.
error-talk-employer = This place names no employer. Ask your coordinator whom you can talk to.
talk-agreed = Arranged
talk-proposed = Proposed, waits for an answer
talk-agree = This moment suits me
talk-call-off = Rather no talk
notice-talk-agreed = The talk is arranged
notice-talk-off = The talk was called off. What was written down is erased.
error-talk-agreed = There is nothing for your side to say now. See on the page how it stands.
mail-talk-agreed-student =
    Dear { $name },

    The talk about your place { $employer } is arranged: { $moment }, { $place }.

    Go to My internship: { $link }
mail-talk-agreed-employer =
    The talk with { $student } is arranged: { $moment }, { $place }.

    { $link }
mail-talk-off-student =
    Dear { $name },

    The talk about your place { $employer } on { $moment } was called off. Your place is certain.

    Go to My internship: { $link }
mail-talk-off-employer =
    The talk with { $student } on { $moment } was called off. The placement is certain.

    { $link }

# As evidence for a commitment
statistics-proof = Figures of { $round }
articles-title = Articles: { $kind }, { $lang }, version { $n }
articles-lead = These are the school's own articles, since { $day }. Each agreement adds fixed rules on equal treatment and to whom a student can go.

# Trial of the rules
trial-title = Trial draw
trial-lead = Try the rules before they are fixed. The lists of now are drawn many times: by the rules of this round and by others. That shows what a rule gives, and who pays for it. Nobody gets a result from this.
trial-draws = How many draws
trial-draws-n = { $n } times
trial-lengths = Also try shorter lists
trial-lengths-hint = Only who has a longer list notices.
trial-go = Begin the trial
trial-again = Do the trial again
trial-running = The trial is running
trial-running-what = So many draws are done
trial-running-close = You can close this page: the trial goes on.
trial-failed = The trial did not succeed
trial-failed-next = Begin it again. If it fails again, tell your administrator.
trial-none = No trial was done yet.
trial-none-next = A coordinator of the school can do one as long as the round is not frozen.
trial-made = Trial of { $moment }, of the lists at that time: { $students } students, { $lists } of them with a list, and { $seats } seats. Each rule was drawn { $draws } times, always with the same lottery numbers.
trial-own = The rules of this round
trial-single = One lottery number a student
trial-per-place = A lottery number for each place
trial-without = No priority for { $name }
trial-class = class { $n }
trial-no-classes = No priority for anybody: only a draw
trial-no-reserves = No seats kept for a programme
trial-longest = At most { $n } { $n ->
    [one] wish
   *[other] wishes
}
trial-choices = Where students end up, on average
trial-picture = Where students end up under each rule, from left to right: first, second, third, later choice, no place
trial-prices = What a rule gives more than the rules of this round, in percentage points
trial-prices-lead = So a plus at “No place” is worse. In brackets stands how far the average may be off by chance. If that is more than the difference itself, the difference says nothing.
trial-top-three = First, second or third choice
trial-programmes = By programme of study: { $what }
trial-programmes-lead = In brackets stands how far one draw differs from the average. For a small programme that is much.
trial-programme = { $name }: { $n } { $n ->
    [one] student
   *[other] students
}
trial-limits = What a trial does not see
trial-limits-text = The lists were written under the rules of now. Under other rules, and surely with shorter lists, students might have written something else. And who will still withdraw, takes part here. Whoever found a place themselves that was approved takes no part.
trial-rule = Rule
trial-group = Group
trial-all = All students
trial-measure = What
trial-mean = On average, in per cent
trial-deviation = Difference between draws (standard deviation)
trial-choice = Choice { $n }
trial-gain = More than the rules of this round, in percentage points
trial-gain-deviation = Deviation of that between draws (standard deviation)
error-trial-empty = Nobody has a list yet. A trial can be done once there are lists.
