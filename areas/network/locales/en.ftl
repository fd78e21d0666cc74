network-tab-home = Overview
network-tab-partners = Partners
crumbs = Breadcrumb
list-all = All
list-search = Search
list-clear = Clear
list-none-found = Nothing found. Search more widely, or clear your search.
list-actions = Actions
list-csv = Save as CSV
list-xlsx = Save as XLSX
form-save = Save
form-cancel = Cancel
form-edit = Edit
notice-saved = Saved
notice-invited = The invitation was sent
notice-revoked = Revoked
notice-welcome = Welcome. You are signed in.

partners-title = Partners
partners-lead = These organisations work together for equal internship chances in this region.
partners-search = Search by name, town or KvK number
partners-none-found = No partners found
partners-none-found-next = Search with another word, or choose another kind.
partners-empty = No partners yet
partners-empty-next = Add a school, an employer or another organisation, or search more widely.
partners-count = { $n ->
    [one] 1 partner
   *[other] { $n } partners
  }
partner-new = New partner
partner-name = Name
partner-kind = Kind
partner-kind-school = School
partner-kind-employer = Employer
partner-kind-civil-society = Civil-society organisation
partner-kind-public-body = Public body
partner-kind-student-organisation = Student organisation
partner-kinds-school = Schools
partner-kinds-employer = Employers
partner-kinds-civil-society = Civil-society organisations
partner-kinds-public-body = Public bodies
partner-kinds-student-organisation = Student organisations
partner-kvk = KvK number
partner-kvk-hint = 8 digits, from the Chamber of Commerce. It tells us that two schools mean the same firm.
partner-town = Town
partner-website = Website
partner-website-hint = With https:// in front.
partner-contact-name = Contact
partner-contact-email = E-mail address of the contact
members-title = People
members-empty = Nobody yet. Invite somebody.
members-left = This organisation takes part no more; the roles of its people have ended.
member-end = End
invitations-title = Invitations that wait
invitation-until = Valid until
invitation-revoke = Revoke
invite-title = Invite somebody
invite-name = Name
invite-email = E-mail address
invite-role = Role
invite-send = Send the invitation
error-kvk = A KvK number has 8 digits.
error-kvk-taken = There is a partner with this KvK number already. Look it up in the list.
error-website = Begin with https://
error-partner-same = There is a partner of this name in this town already. Find it in the list, or add something to the name.
error-invited-already = This person has an invitation to this role already. Take that one back first if you want to send a new one.
error-commitment-twice = This commitment is there already, with the same day.
error-gathering-twice = This gathering is in the agenda already, at the same moment.
error-decision-twice = This decision is there already.
error-merge = Choose two different organisations of the same kind.
error-merge-kvk = These firms have different KvK numbers, so they are two organisations.
error-end-self = You cannot end your own role. Ask a colleague.

sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-email-hint = The address by which your school, your firm or the region knows you.
sign-in-send = Send me a link
sign-in-no-password = You need no password. The link in the mail works once.
sign-in-administrator = Sign in as administrator, with a password
sign-in-sent = Look in your mail
sign-in-sent-next = If we know this address, a mail with a link is on its way. Nothing received? Look in your spam folder, or ask your internship coordinator by which address you are known.
sign-in-demo = This is a demo: go on as one of the people
sign-in-demo-post = This is a demo: read the mail here
sign-in-go-lead = One more click and you are signed in.
sign-in-go = Sign me in
go-on-why = We ask this because some mail programs open links by themselves.
personal-title = Your page in { $region }
personal-lead = This is a personal link. Pass it on to nobody.
personal-go = Go on
invitation-title = Invitation from { $partner }
invitation-lead = You are invited as: { $role }. From now on you sign in with { $email }.
invitation-go = Accept the invitation
my-page-title = Hello { $name }
my-page-administration = To the administration of the server
my-page-roles = Your roles
my-page-no-roles = You have no role in a region yet. Ask the programme manager for an invitation.
my-page-rounds = Internship rounds
password-title = Sign in as administrator
password-email = E-mail address
password-password = Password
password-wrong = This address and this password do not belong together, or you are no administrator.

mail-sign-in-subject = Sign in to Evenkans
mail-sign-in =
    Hello { $name },

    With this link you sign in. It works once, for { $minutes } minutes:
    { $link }

    Did you not ask for this? Then you need not do anything.
mail-personal-subject = Your link for { $title }
mail-personal =
    Hello,

    With this personal link you go on with { $title }:
    { $link }

    Pass the link on to nobody.
mail-invitation-subject = Invitation from { $partner }
mail-invitation =
    Hello { $name },

    { $partner } invites you as: { $role }.
    With this link you accept the invitation, for { $days } days:
    { $link }
mail-state-waiting = Waiting
mail-state-sent = Sent
mail-state-bounced = Did not arrive

start-title = Equal internship chances
start-hero = Every student the same chance at an internship
start-lead = Schools, students and employers share out internships fairly: with rules that are fixed beforehand, a lottery that nobody can steer, and a result that everybody can check.
start-demo = Walk through a round
start-regions = Regions
start-no-regions = There is no region yet. An administrator can make one.
region-eyebrow = Equal internship chances
region-lead = Here schools and employers share out internships, fairly and open to checking.
region-rounds = See the internship rounds
region-network = The network
region-happened = What happened
region-nothing = Nothing yet.
region-new = New region
region-name = Name
region-slug = Address
region-slug-hint = Lower-case letters, digits and hyphens, such as the-hague. It stands in every web address and does not change any more.
region-contact-email = E-mail address for questions
region-partner = Organisation of the programme manager
region-kind = What kind of organisation is that?
region-manager = Name of the programme manager
region-manager-email = E-mail address of the programme manager
region-fictional = This is a fictional region (a trial or a demonstration)
region-next = Beginning a new region
region-next-lead = Pass the approach on. The new region gets a start page, people and data of its own. Its programme manager gets a mail and can begin the same day; that may be you too.
region-next-programme = The new region belongs to { $name } at once, as yours does. Who leads that programme is told.
region-next-go = Begin a region
region-remove = Remove this region
region-remove-when = Was the region made by mistake? As long as nobody has done anything in it, you can remove it.
region-remove-title = Remove { $region }
region-remove-lead = Nobody has done anything in this region. You can remove it, with the organisation that it began with. That cannot be undone. Its web address becomes free again. Its programme manager gets a mail.
region-remove-back = Back to the region
region-remove-go = Remove the region
region-sure = I am sure that this region can go
region-remove-sure-first = Tick this first: removing cannot be undone.
notice-region-removed = The region was removed
error-region-used = This region cannot be removed: people have worked in it. Whoever leads the programme can take it out of the programme.
mail-region-removed-subject = The region { $region } was removed
mail-region-removed =
    Hello { $name },

    The region { $region } was removed, because it had been made by mistake. You were its programme manager. Nothing had been done in it yet. There is nothing you have to do.

region-create = Make the region
administration-title = Administration
administration-regions = Regions
administration-jobs = Jobs that wait
administration-jobs-failed = Jobs that failed
outbox-title = Sent mail
outbox-lead = No mail server is configured. All mail stays here; pass on the links yourself.
outbox-lead-smtp = All mail of late, and what did not arrive.
outbox-search = Search by address or subject
outbox-empty = No mail found
activity-region-started = The region { $title } started.
activity-partner-joined = { $title } joined.

privacy-title = Privacy
privacy-1 = Of students Evenkans keeps only what an internship round needs: name, number, e-mail address, programme of study, year, wishes and the result. Origin, religion, health and orientation are never asked, kept or guessed. There are no photos.
privacy-2 = Your school is responsible for your data. Only the internship coordinator and the teachers of your own school see your name and your wishes. An employer sees who comes only after publication, and never a student’s wishes.
privacy-3 = What is public of a round holds no names, no student numbers and no place next to a lottery number.
privacy-4 = We set one cookie to keep you signed in and one for your language. There is no tracking.
accessibility-title = Accessibility
accessibility-1 = Evenkans is made to meet WCAG 2.2, level AA. Every page works by keyboard, on a phone, with a screen reader and without JavaScript.
accessibility-2 = At every change a program (axe) checks the pages. An examination by an independent expert has not been done yet.
accessibility-3 = Does something not work? Mail the address at the foot of your region’s page. Name the page and what went wrong.
administration-retry = Try the failed jobs again
notice-retried = The jobs are tried again
register-title = What is kept
register-lead = This is everything that Evenkans keeps about people. The list is made from the program itself: what is not in it has no place in the database. What has had its time is erased by itself.
personal-what = What
personal-why = What for
personal-basis = Ground (GDPR art. 6)
personal-term = How long
personal-basis-public-task = Task in the public interest
personal-basis-legitimate-interest = Legitimate interest
personal-term-none = As long as the organisation takes part
personal-term-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
personal-term-years = { $n ->
    [one] 1 year
   *[other] { $n } years
  }
personal-since-round-end = { $term } after the last internship day of the round
personal-since-made = { $term }
personal-since-expired = { $term } after it expired
personal-since-ended = { $term } after it ended
personal-since-unused = { $term }, and only when there is no role any more
personal-since-at-once-expired = Until it expires
personal-since-at-once-until = Up to and including the day that the student chose
personal-partner-own-title = A copy of your data
personal-partner-own-lead = You can ask for what is kept about you. Sign in, or open your personal link, and come back here.
personal-own = Save my data
personal-rights = Is something wrong, or do you want something erased? Go to your internship coordinator or mail the region. If you disagree with the answer you can go to the data protection authority (Autoriteit Persoonsgegevens).
personal-contact = Name and e-mail address of an organisation’s contact
personal-contact-why = To be in touch with the organisation
personal-account = Name, e-mail address and language of who works in the network
personal-account-why = To know who is signed in
personal-member = Role at an organisation, with its beginning and end
personal-member-why = To decide who may see and do what
personal-invitation = Name and e-mail address of who was invited
personal-invitation-why = To give somebody a role
personal-personal-link = Personal link: for whom, and when
personal-personal-link-why = So that students and employers need no account
personal-session = Signed-in browser
personal-session-why = To keep you signed in
personal-sign-in-link = Link to sign in with
personal-sign-in-link-why = To be sure that it is you
personal-rate-count = Number of attempts, under an unreadable key
personal-rate-count-why = Against guessing and nuisance
personal-mail-body = Text of a mail that was not sent yet
personal-mail-body-why = To send it; once sent it is erased at once
personal-mail = To whom, when and about what a mail went, and whether it arrived
personal-mail-why = To see who got no message
personal-audit = What belongs to a deed, such as a reason
personal-audit-why = To find out later what happened; who, what and when stay, without names
administration-erased = Erased after its term
administration-erased-lead = This happens by itself, every hour. The terms are on the page
administration-erased-none = Nothing has been erased yet.
administration-erased-what = What
administration-erased-where = Region
administration-erased-when = When
administration-erased-rows = Rows
mail-manager-subject = You are programme manager of { $region }
mail-manager =
    Hello { $name },

    A region was made for you: { $region }. Ask for a link to sign in with this e-mail address:
    { $link }

    Then you can add schools and other partners, and invite people.
personal-own-what = This file holds everything that is kept about you, as it stands in the database.

# Gatherings
agenda-title = Agenda
agenda-lead = Gatherings of the network: who meets, about what, and what came of it.
agenda-search = Search by title or place
agenda-coming = Coming
agenda-past = Past
mine-none-coming = You are asked to nothing that is still to come.
agenda-none-coming = Nothing is on the agenda.
agenda-none-past = Nothing was here yet.
agenda-calendar = Add to your calendar (iCal)
agenda-rss = Follow by RSS
agenda-feed = Agenda of { $region }
gathering-new = New gathering
gathering-title = Title
gathering-kind = Kind
gathering-kind-meeting = Meeting
gathering-kind-design-session = Design session
gathering-kind-signing = Signing
gathering-kind-training = Training
gathering-starts-at = Begins
gathering-ends-at = Ends
gathering-place = Place
gathering-place-hint = An address, or the link of an online gathering.
gathering-about = What it is about
gathering-about-hint = A line that begins with # becomes a heading; with - a list.
gathering-public = Everybody may see this in the agenda
gathering-change-lead = If the time or the place changes, everybody who is asked or comes gets a mail.
gathering-when = When
gathering-seen = Seen by
gathering-public-yes = everybody
gathering-private = the network only
gathering-off = Called off
gathering-calendar = Add to your calendar
gathering-answer = Will you come?
gathering-comes = I will come
gathering-stays = I will not come
attendance-own-asked = You were asked and did not answer yet.
attendance-own-coming = You said that you will come.
attendance-own-not-coming = You said that you will not come.
attendance-own-there = You were there.
gathering-notes = Notes
gathering-notes-hint = Whoever has a role in the network reads this. Write nothing about a student who can be recognised.
gathering-led = What came of it
gathering-led-none = No decisions, tasks, commitments or signatures yet.
gathering-signed = { $n ->
    [one] One partner signed the manifest here
   *[other] { $n } partners signed the manifest here
}
gathering-later = From the beginning of the gathering you write the report, the decisions and the tasks here.
decisions-title = Decisions
decision-new = Write down a decision
decision-go = Write down
decision-remove = Remove
gathering-decision = Decision
tasks-title = Tasks
task-new = Give somebody a task
task-lead = The task stands on the own page of who gets it, and a mail goes out. A week before the day there is another.
task-go = Give the task
task-remove = Remove
task-choose = Choose somebody
task-done = Done
task-late = Late
task-open = Under way
task-by = by { $day }
gathering-task = What
gathering-who = Who
gathering-due-on = By which day
gathering-write = Write the notes
gathering-write-go = Save the notes
gathering-ask = Invite people
gathering-ask-lead = Choose kinds of organisations, roles, or one organisation. Whom you choose gets a mail with a link and a file for the calendar.
gathering-ask-go = Invite
gathering-call-off = Does it not go on?
gathering-call-off-lead = Everybody who is asked or comes gets a mail with the reason. This cannot be undone.
error-gathering-begun = This has begun and cannot be called off any more.
gathering-call-off-go = Call off
gathering-because = Why
attendance-go = Who was there
attendance-title = Who was there: { $title }
attendance-door = At the door
attendance-door-lead = Show this code on a screen. Whoever scans it says with one button that they are there; who has no account fills in a name and an organisation.
attendance-door-closed = The code works from an hour before the beginning until half a day after the end.
attendance-door-large = Show the code large, without the list
attendance-door-back = To the list
attendance-list = List
attendance-list-lead = Tick who was there. Who is not ticked was not.
attendance-save = Save the list
attendance-add = Was somebody not on the list?
attendance-add-lead = Write down who was there without a phone, or was brought along.
attendance-add-go = Put on the list
attendance-was-there = { $name } was there
attendance-people = People
attendance-none = Nobody yet.
attendance-state = State
attendance-state-count = { $state }: { $n }
attendance-asked = Asked
attendance-coming = Will come
attendance-not-coming = Will not come
attendance-there = Was there
attendance-thanks = Good that you are here. You are on the list.
attendance-as = You are signed in as { $name }.
attendance-guest = Fill in who you are. It stands on the list of this gathering.
attendance-elsewhere = Is your organisation not in the list? Leave your name with whoever leads the gathering. Taking part in the network begins here:
attendance-here = I am here
attendance-name = Name
attendance-partner = Organisation
attendance-choose = Choose an organisation
selection-kinds = Kinds of organisations
selection-roles = Roles
selection-roles-hint = If you choose nothing it is all roles.
selection-partners = Or organisations that you choose yourself
selection-partners-typed = One name on a line, or a part of the name.
choice-hint = Type the name, or part of it.
choice-none = There is no organisation called that. Check the name.
choice-more = More than one organisation fits. Choose one.
choice-none-of = No organisation is called “{ $name }”. Check the name.
choice-more-of = More organisations fit “{ $name }”: { $names }. Type more of the name.
choice-many = Too many organisations fit. Type more of the name.
selection-nobody = Choose kinds, roles or organisations.
selection-nobody-new = With this choice there is nobody who was not asked already. If you choose kinds and roles, only those count who fit both.
notice-gathering-planned = The gathering is on the agenda
notice-gathering-asked = The invitations were sent
notice-gathering-comes = Noted: you will come
notice-gathering-stays = Noted: you will not come
notice-gathering-off = The gathering was called off
notice-decision-gone = The decision was removed
notice-task-given = The task was given
notice-task-gone = The task was removed
notice-task-done = Noted as done
notice-task-open = Noted as not done yet
notice-there = You are on the list
error-gathering-far = This day is more than ten years away. Is the year right?
error-gathering-ends = The end is before the beginning. Check the times.
error-gathering-long = A gathering takes three days at most. Make more of them otherwise.
error-gathering-off = This gathering was called off or is over.
error-gathering-door = You can say that you are there from an hour before the beginning until half a day after the end.
error-gathering-early = This can be done from the beginning of the gathering.
error-selection-many = These are more than { $most } people at once. Choose a smaller group, and the rest after it.
error-task-past = This day is over.
activity-gathering-planned = New on the agenda: { $title }
activity-gathering-attended = { $title } brought partners together.
mail-gathering-subject = Invitation: { $title }
mail-gathering =
    Dear { $name },

    You are invited to { $title }: { $moment }, { $place }.

    Read what it is about and say whether you will come: { $link }
    For your calendar: { $calendar }
mail-gathering-contact =
    Dear { $name },

    You are invited to { $title }: { $moment }, { $place }.

    Read more, and say whether somebody comes: { $link }
    Does that not work? Then mail to { $contact }.
mail-gathering-employer =
    Dear { $name },

    You are invited to { $title }: { $moment }, { $place }.

    Read more, and say whether somebody comes: { $link }
    The link is for you alone: do not pass it on. Does it not work? Then mail to { $contact }.

    Put it in your calendar: { $calendar }
mail-gathering-moved-subject = Changed: { $title }
mail-gathering-moved =
    Dear { $name },

    { $title } is now on { $moment }, { $place }.

    { $link }
    For your calendar: { $calendar }
mail-gathering-off-subject = Called off: { $title }
mail-gathering-off =
    Dear { $name },

    { $title } on { $moment } was called off: { $because }

    { $link }
mail-task-subject = A task for you from { $title }
mail-task =
    Dear { $name },

    From { $title } came a task for you: { $text }
    By { $day }.

    On your own page you say that it is done: { $link }
mail-task-late-subject = The day has passed: your task from { $title }
mail-task-late =
    Dear { $name },

    This was due by { $day } and is still open: { $text }

    Is it done? Say so on your own page: { $link }
mail-task-remind-subject = Nearly the day: your task from { $title }
mail-task-remind =
    Dear { $name },

    By { $day } this is still open: { $text }

    Is it done? Say so on your own page: { $link }
personal-attendance = Who was asked to a gathering, and who was there
personal-attendance-why = To invite people, and to see which organisations take part
personal-task = What somebody took on at a gathering, with the day
personal-task-why = So that what was agreed is done

# Manifest and commitments
manifest-title = Manifest
manifest-lead = What partners want together, who signed, and how far it is. What is late stands here as plainly as what was done.
manifest-edit = Edit the text
manifest-edit-lead = Each change is a new version. Who signed an earlier version is named as such and can sign the new one.
manifest-preview = This is how it reads
manifest-look = Look first
manifest-save = Save as a new version
manifest-versions = Versions
manifest-version = Version { $n }, { $day }
manifest-text = The text
manifest-empty = There is no text yet.
manifest-body = Text
manifest-body-hint = A line that begins with # becomes a heading; with - a list.
progress-title = How far it is
progress-lead = { $n ->
    [one] One commitment was made.
   *[other] { $n } commitments were made.
}
progress-picture = Bar: how the commitments stand. The same numbers are below it.
progress-late = Late
ambitions-title = Ambitions
ambitions-lead = What the network strives for, at four levels. A commitment always belongs to an ambition.
ambitions-empty = There are no ambitions yet.
ambition-new = New ambition
ambition-change = Change this ambition
ambition-drop = Drop this ambition
ambition-again = Take this ambition up again
ambition-drop-lead = Nothing new is promised under a dropped ambition. What was promised stays.
ambition-dropped = Dropped
ambition-dropped-on = Dropped on
ambition-title = Ambition
ambition-level = Level
ambition-level-individual = Individual
ambition-level-local = Local
ambition-level-institutional = Institution
ambition-level-system = System
ambition-about = About
signed-title = Signatories ({ $n })
signed-empty = Nobody signed this version yet.
signed-earlier = Signed an earlier version
signed-earlier-line = { $partner } (version { $n })
signing-title = Sign the manifest
signing-go = Sign
signing-at-gathering = You sign at { $title }.
signing-done = { $partner } signed on { $day }
signing-take-back = Take the signature back
signing-manager = As programme manager you can also write down what a partner signed on paper. Fill in the name of who signed.
signing-partner = For which organisation
signing-choose = Choose an organisation
signing-name = Name of who signs
signing-sure = I may sign this for the organisation, or I saw the signature on paper
signing-not-sure = Tick this if you may sign.
signing-live = Sign here
signing-live-lead = Scan the code, sign in, and sign for your organisation.
signing-again = Refresh
signing-version = Version
signing-version-n = version { $n }
manifest-old = This is an earlier text
manifest-to-newest = Read the text of now
manifest-earlier = Earlier texts:
signing-at = Signed on
commitments-title = Commitments
commitments-all = All commitments
commitments-lead = What partners promised, how it will show, and by when.
commitments-search = Search by text, partner or ambition
commitments-empty = No commitments found
commitments-count = { $n ->
    [one] 1 commitment
   *[other] { $n } commitments
}
commitment-new = New commitment
commitment-change = Change the commitment
commitment-lead = Say what you do, how others see that it was done, and by when. Everybody can read this.
commitment-change-lead = What it said before can still be read, with the reason.
commitment-no-ambition = The programme manager puts in the network's ambitions first.
commitment-promise = Promise
commitment-partner = Organisation
commitment-what = What
commitment-what-hint = For example: all workplace supervisors follow the training in fair selection.
commitment-shown-by = How it will show
commitment-due-on = By when
commitment-first-due-on = First promised by
commitment-ambition = Under which ambition
commitment-choose = Choose an ambition
commitment-standing = Standing
commitment-because = Why does this change?
commitment-because-hint = Everybody can read this, with what it said before. Empty if you change only the ambition.
commitment-earlier = What it said before
commitment-earlier-because = Changed: { $because }
commitment-earlier-said = Before: { $what }. To be seen from: { $shown }. By { $day }.
commitment-earlier-gone = What stood here was taken away. It was for { $day }.
commitment-earlier-blank = (what stood here was taken away)
commitment-blank = Take this text away
commitment-blank-lead = Do this where something stands that nobody should read, such as somebody’s name. The text and the reason for the change go and do not come back. That something stood there, and for which day, stays to be seen.
commitment-blank-go = Take it away
evidence-blank = Why do you take this away? Everybody reads this.
notice-blanked = The text was taken away
commitment-standing-moved = Later than first promised
evidence-was-removed = There was evidence here. It was removed on { $day }.
report-moved-days = Later than first promised ({ $n })
report-withdrawn = Signatures taken back ({ $n })
signed-paper = on paper, written down by the programme manager
signed-left = takes part no more
signed-withdrawn = Took their signature back
signed-withdrawn-line = { $partner } (version { $n }): signed on { $day }, taken back on { $back }
signing-withdrawn = Taken back on
signing-paper = On paper
signing-paper-yes = yes
commitment-standing-late = Late
commitment-standing-late-shown = Late, waits for a reader
commitment-standing-open = Under way
commitment-standing-shown = Waits for a reader
commitment-standing-met = Met
commitment-standing-dropped = Dropped
commitment-first = first promised by { $day }
commitment-was-due = promised by { $day }
commitment-made = Promised on
commitment-ended = Ended on
commitment-dropped-because = Why it does not go on
commitment-drop = Will it not be done?
commitment-drop-lead = Say why. The commitment stays on the public page with that reason. This cannot be undone.
commitment-drop-go = Drop this
evidence-title = Evidence
evidence-none = There is no evidence yet.
evidence-add = Add evidence
evidence-lead = Something in Evenkans, a link or a file. Everybody can read it; put no names of students in it. Then somebody of another organisation looks at it.
evidence-text = What this shows
evidence-url = Address
evidence-url-hint = With https:// before it.
evidence-file = File
evidence-file-hint = 4 MB at most.
evidence-one = Choose something in Evenkans, give an address, or give a file: one of the three.
evidence-go = Add
evidence-remove = Remove
evidence-because = Why
evidence-reviewer = For which organisation you look
evidence-enough = Does this show that it was done?
evidence-reason = Why
reviews-title = What others found of it
review-title = Look along
review-lead = This partner says that it was done. Look at the evidence and say whether it shows that. Your organisation is named, you are not. What you say cannot be taken back.
review-enough = Yes, this shows it
review-not-yet = Not yet
review-go = Say so
report-title = { $region }: what came of it in { $year }
report-of = Report of { $year }
report-running = This year is not over. The numbers are of today.
report-pdf = Save as PDF
report-made = Made on { $day }
report-commitments = Commitments
report-what = As it was at the end of the year, or today where the year is not over. What changed afterwards does not change this report.
report-late = Late ({ $n })
report-late-shown = Late, and the evidence waits for a reader of another partner ({ $n })
report-met = Met ({ $n })
report-waiting = Waits for a reader of another partner ({ $n })
report-open = Under way ({ $n })
report-dropped = Dropped ({ $n })
report-new = Newly promised ({ $n })
report-none = None.
report-line = { $partner }: { $what }. By { $day }.
report-line-dropped = { $partner }: { $what }. Reason: { $reason }
report-moved = { " " }First promised by { $day }.
report-signed = New signatures ({ $n })
report-signed-line = { $partner }, { $day }
report-gatherings = Gatherings
report-gatherings-line = { $n ->
    [one] There was one gathering,
   *[other] There were { $n } gatherings,
} with people of { $partners } { $partners ->
    [one] partner
   *[other] partners
}.
notice-manifest-signed = Signed
notice-signature-gone = The signature was taken back
notice-promised = The commitment is on the list
notice-evidence = The evidence was added
notice-evidence-gone = The evidence was removed
notice-dropped = The commitment was dropped
notice-reviewed = Your finding is there
error-manifest-same = Nothing changed, so there is no new version.
error-manifest-changed = The text changed while you were reading. Read it again, and then tick the box anew.
error-manifest-none = There is no text to sign yet.
error-commitment-ambition = This ambition was dropped. Choose another one.
error-commitment-far = This day is more than ten years ahead. Check the year.
error-commitment-because = Say why this changes. What it said before can still be read.
error-evidence-twice = This evidence is there already.
error-task-twice = This task was given already.
error-ambition-twice = This ambition is there already.
error-commitment-past = This day is over.
error-commitment-over = This commitment was met or dropped already.
error-evidence-large = This file is larger than 4 MB. Make it smaller, or give a link.
error-review-hand = You wrote this commitment down or added evidence. Let somebody else look along.
error-member-already = This person has this role already.
error-review-own = Somebody of another organisation judges a commitment of one's own.
error-review-nothing = There is nothing to look at now.
activity-manifest-published = New text of { $title }
activity-manifest-signed = { $title } was signed.
activity-commitment-promised = Promised: { $title }
activity-commitment-met = Met: { $title }
activity-commitment-reviewed = Looked at by another partner: { $title }
mail-signed-paper-subject = { $partner } stands under { $title }
mail-signed-paper =
    The programme manager wrote down that { $name } signed on paper for { $partner }: { $title }.

    Is that not right? Then take the signature back here: { $link }
mail-commitment-reopened-subject = A commitment of { $partner } is open again
mail-commitment-reopened =
    The last evidence of this commitment was removed. So it no longer counts as met:
    { $what }

    Add other evidence: { $link }
mail-commitment-late-subject = The day has passed: a commitment of { $partner }
mail-commitment-late =
    { $partner } promised by { $day }: { $what }

    Nothing shows yet that it was done. On the public page it now stands as late.

    Is it done? Then add evidence. Will it be later, or not at all? Say so on the page, with the reason: { $link }
mail-commitment-remind-subject = Nearly the day: a commitment of { $partner }
mail-commitment-remind =
    { $partner } promised by { $day }: { $what }

    Is it done? Then add evidence. If it will not be done in time, say so on the page: { $link }
mail-commitment-reviewed-subject = Somebody looked at your commitment
mail-commitment-met =
    Another partner looked at the evidence of: { $what }

    It shows that it was done. They say: { $reason }

    { $link }
mail-commitment-not-yet =
    Another partner looked at the evidence of: { $what }

    It does not show that it was done yet. They say: { $reason }

    Add evidence on the page: { $link }
personal-signature-of = Name of who signed a manifest for an organisation
personal-signature-of-why = To know who signed
personal-evidence = Who added evidence to a commitment or looked at it
personal-evidence-why = To be able to trace whose finding it is

# Partners: joining, leaving, contact, and whether the network is alive
partner-sector = Sector
partner-sector-hint = Such as care, building or ICT. So you see whether nobody takes part in a sector.
partner-promised = What was promised
partner-parts = What it took part in
partner-no-parts = Nothing yet.
partner-left = Does not take part since { $day }
partner-come-back = Takes part again
partner-kind-change = Is this another kind of organisation?
partner-kind-change-lead = Choose the right kind. That works as long as the roles of its people fit, and the organisation has no rounds, study programmes or filled-in standard. A link that an employer got does not work afterwards.
partner-kind-change-go = Change the kind
error-kind-roles = Not all roles that were given here, or for which somebody was invited or asked, fit that kind. End those roles and invitations first.
error-kind-standard = This organisation has filled in the standard, which belongs to its kind. Make a new partner of the right kind.
error-kind-held = The kind cannot change any more, because something hangs on it: { $what }. Make a new partner of the right kind.
partner-leave = Does this organisation stop taking part?
partner-leave-lead = The roles and personal links of its people end. What it promised and did stays in sight. The programme manager can undo this; people are invited anew then.
partner-leave-go = Stop taking part
partner-merge = Is this the same organisation as another one?
partner-merge-lead = Everything of this one goes to the other: people, promises, gatherings, and of a school its programmes and rounds. The people of the one can then reach what is of the other. This cannot be undone.
partner-merge-go = Merge
partners-gone = Do not take part any more ({ $n })
invite-into = Together with
invite-because = Why
partner-about = What you do
partner-about-hint = In a few sentences, for who does not know you yet.
partner-own-people = People of our organisation
partner-own-title = Our organisation
partner-own-lead = Keep this up to date yourself. The programme manager changes name and KvK number.
partner-own-others = You also speak for:
contacts-short = Contact moments
contacts-title = Contact with { $partner }
contacts-lead = Who spoke with this organisation, and when. Only programme managers read this, and coordinators at their own school and at employers.
contacts-empty = No contact was noted yet.
contact-new = Note a contact
contact-on-day = When
contact-kind = How
contact-kind-call = Phone
contact-kind-visit = Visit
contact-kind-mail = Mail
contact-kind-meeting = Appointment
contact-by = By
contact-text = About what
contact-text-hint = Short, about working together. Nothing about a student, nothing about anybody's health.
contact-go = Note
contact-remove = Remove
joining-title = Take part in { $region }
joining-lead = Does your organisation take part in equal internship chances? Let us know. The programme manager reads it and mails you.
joining-sent = Your request was sent
joining-sent-next = The programme manager reads it and mails you.
joining-kind = Kind of organisation
joining-name = Name of the organisation
joining-kvk = KvK number
joining-town = Town
joining-website = Website
joining-person = Your name
joining-email = Your e-mail address
joining-why = Why do you want to take part?
joining-go = Send
joinings-title = Requests
joinings-lead = Organisations that want to take part.
joinings-form = The form is here.
joinings-empty = Nobody is waiting.
joinings-decided = Earlier
joining-welcome = Welcome
joining-known = This is a partner already:
joining-known-lead = Whoever asked this gets an invitation to that partner.
joining-known-contact = We know there:
joining-known-check = Make sure that this person really works there: whoever is let in sees what that partner sees, at a school or an employer names of students too.
mail-joining-colleague-subject = { $person } was invited for { $partner }
mail-joining-colleague =
    { $person } ({ $email }) asked to take part for { $partner }, and was invited.
    Whoever accepts the invitation sees what you see.

    You do not know this person? Then mail to { $contact } at once.
joining-known-left = It stopped on { $day }. If you say welcome, the organisation takes part again and whoever asked this gets an invitation.
joining-welcome-lead = The organisation comes on the list, and who asked gets an invitation.
joining-alike = There is a partner with this name already:
joining-alike-lead = Is that the same organisation? Then invite whoever asks on that page, and say no here with that reason.
joining-name-given = Name in the list
notice-joining-decided = This was decided already
joining-refuse = Say no
joining-refuse-go = Say no and mail the reason
joining-reason = Why not
joinings-asked = Asked on
joining-state-waiting = Waits
people-stands = State
people-since = Since
people-has = Has the role
people-invited = Invited
people-asks = Asks for the role
joining-state-welcome = Takes part
joining-state-refused = Not admitted
alive-tab = Network
alive-title = Is this network alive?
alive-lead = Who takes part, who has gone quiet, and who is missing. Computed from what happened: gatherings, signatures, commitments and rounds.
alive-how = Active: did something in the last half year. Quiet: half a year to a year ago. Asleep: longer ago. What happened within two years counts.
alive-course = How it went
alive-course-lead = How many partners took part in something in each quarter. The last quarter is not over.
alive-course-picture = How many partners took part in something, by quarter
alive-course-table = The same as a table
alive-quarter = Quarter
alive-quarter-name = { $year } Q{ $n }
alive-quarter-short = Q{ $n }
alive-took-part = Partners that took part
alive-things-done = In how many things
alive-school-misses = Nobody yet from the sector
alive-school-misses-none = Somebody from each sector
alive-together = Who did something together
alive-together-lead = A line means: these two did something together, the thicker the more often. Schools are solid dots, others are paler. A hall with more than 40 partners is no bond. Those with the most bonds are in the picture; the table has the same bonds.
alive-picture = Picture: partners in an oval, with lines between who did something together. The table below has the same bonds.
alive-no-bonds = Nothing was done together yet.
alive-table = The bonds of the picture as a table ({ $n }, the strongest first); the file has all { $all }
alive-one = Partner
alive-other = With
alive-things = Times together
alive-missing = Who is missing
alive-missing-lead = Where nobody is active stands first.
alive-schools = By school
alive-sectors = By sector of the employers
alive-towns = By town
alive-none = Nothing is known. Fill in a sector and a town with the partners.
alive-group = Where
alive-by = By
alive-active = Active
alive-nobody = Nobody active
alive-search = Search by name or sector
alive-pulse = How active
alive-last = Last
alive-year = Last year
alive-before = Year before
pulse-active = Active
pulse-quiet = Quiet
pulse-asleep = Asleep
pulse-never = Did nothing yet
mine-title = My page
mine-waits = What waits for you
mine-nothing = Nothing waits for you.
mine-late = was due by { $day }
mine-until = by { $day }
mine-no-tasks = You have no tasks.
mine-from = Where it comes from
mine-promised = What you promised
mine-no-promises = No commitment of yours is open now.
mine-coming = What is coming
mine-commitment = Commitment: { $what }
mine-sign-again = The text of { $title } has changed. Do you sign this one too?
mine-standard-asked = Fill in the internship standard for { $partner }: you were asked to
mine-standard-begun = Go on with the internship standard of { $partner }
mine-begin-settings = Begin: languages, colours and legal texts of your region
mine-begin-partners = Begin: write down your first partners and invite their people
mine-begin-manifest = Begin: write the manifest
mine-begin-ambitions = Begin: write down the ambitions; every commitment belongs to one
mine-begin-agenda = Begin: plan the first gathering
mine-to-read = { $n ->
    [one] One commitment of another partner waits for somebody who looks at the evidence
   *[other] { $n } commitments of other partners wait for somebody who looks at the evidence
}
mine-asked = Will you come? { $title }
mine-joining = { $n ->
    [one] One organisation wants to take part
   *[other] { $n } organisations want to take part
}
task-do = This is done
task-undo = Not yet after all
notice-left = The organisation does not take part any more
notice-came-back = The organisation takes part again
partner-merge-choose = Choose the organisation that stays
notice-merged-partner = The organisations were merged
notice-contact-gone = The contact moment was removed
notice-joining = Your request was sent
notice-joining-refused = The reason was mailed
notice-welcome-partner = The organisation takes part, and the invitation was sent
error-leave-manager = A programme manager works here. Make somebody of another organisation programme manager first.
error-contact-future = This day is still to come.
error-joining-decided = This was decided already.
activity-partner-left = { $title } does not take part any more.
mail-joining-subject = { $name } wants to take part
mail-joining =
    { $name } wants to take part in the network. Read the request and decide: { $link }
mail-joining-refused-subject = About your request to take part
mail-joining-refused =
    Dear { $person },

    { $name } asked to take part in { $region }. That is not possible now: { $reason }

    A question? Mail to { $contact }.
personal-contact-moment = Who had contact with an organisation when, and about what
personal-contact-moment-why = To keep working together
personal-joining = Who asked for an organisation to take part
personal-joining-why = To be able to answer

# The internship standard
standard-title = Standard
standard-lead = What a school and an employer do for equal internship chances, as a list to hold yourself against. It takes an employer ten minutes. Only your own organisation, whom you let read along and the programme manager see what you fill in.
standard-none = Not filled in yet.
standard-begin = Fill in
standard-open = Begun on { $day }, not done yet
standard-of-day = Filled in on { $day }
standard-percent = { $n }%
standard-to-read = { $partner } asks you to read along with the internship standard
standard-audience-school = For schools
standard-audience-employer = For employers and other organisations
standard-shipped = The list that comes with Evenkans.
standard-version = The list of this region, version { $n }
standard-change = Change the list
standard-edit-lead = A line that begins with # is a theme, with - a point, with > the help for it, and with @ the page that helps: of this region (agenda) or elsewhere (https://…). What was filled in keeps the list of then.
standard-body = List
standard-ask = Ask partners to fill the standard in
standard-ask-lead = Schools and employers get a mail that opens the list at once. A contact without an account gets a personal link of 90 days.
standard-ask-go = Ask
standard-ask-nobody = With this choice there is no school or employer with anybody to mail.
notice-standard-unasked = The question was taken back
standard-unask = Take the question back
notice-standard-asked = The question was sent
mail-standard-subject = Ten minutes for fair internships in { $region }
mail-standard =
    Hello { $name },

    Hold your organisation against the internship standard. It takes about ten minutes, on a phone too. At the end stand three things that help most, with help for each.

    Begin here, and do not pass the link on: { $link }

    Only you, a second reader that you choose and the programme manager see the answers.
standard-overview = How far partners are
standard-overview-lead = By their own words, to be able to help. Do not put this side by side in public.
standard-nobody = Nobody was asked or filled in the standard yet
standard-list = List
standard-done = Filled in
standard-score = Met
standard-before = Time before
standard-read = Read along
standard-asked = Asked, not done yet
assessment-of = Internship standard of { $partner }
assessment-lead = Choose for each point how it is now, not how you want it. You can save in between.
assessment-final = Once it is done, nothing of it changes any more. Later you fill in a new one; so it shows how you grow.
assessment-mark-yes = Yes
assessment-mark-partly = Partly
assessment-mark-no = No
assessment-mark-not-for-us = Does not apply to us
assessment-finish = I am done
assessment-keep = Save and go on later
assessment-not-done = This was not filled in yet.
assessment-discard = Rather not?
assessment-discard-lead = What you filled in goes away. That cannot be undone. What was done before stays.
assessment-discard-go = Throw this one away
assessment-score = By your own words you meet { $n }% of what applies to you.
assessment-to-do = Three things to do now
assessment-all-done = All that applies to you is there. Look again next year.
assessment-help = Help is here:
assessment-help-page = Here is help
assessment-growth = Growth
assessment-reader = Second reader
assessment-reader-lead = Ask somebody of another organisation to read along. They see what you filled in and say what they think of it.
assessment-choose = Choose an organisation
assessment-ask-go = Ask to read along
assessment-asked = { $partner } was asked to read along.
assessment-no-reader = There is no second reader yet.
assessment-reading = What do you see?
assessment-reading-hint = Does it fit what you know? What can be the next step?
assessment-read-go = Say what you see
assessment-answers = What was filled in
assessment-evidence = How that shows
notice-assessment-done = Filled in. What you can do now stands below.
notice-assessment-kept = Saved
notice-assessment-discarded = Thrown away
notice-reader-asked = The reader was asked
notice-reading = Saved. The organisation reads it.
error-standard-items = A list has one to { $most } points, each on a line that begins with -.
error-standard-page = { $page } is no page. Write https:// in front, or a page of this region, such as manifest.
error-standard-same = Nothing changed, so there is no new version.
error-assessment-done = This is done already. Begin again next year.
error-assessment-left = { $n ->
    [one] For one point nothing was chosen yet.
   *[other] For { $n } points nothing was chosen yet.
}
error-assessment-reader = Choose another organisation than your own.
error-assessment-nobody = Nobody of this organisation has an account. Choose another one.
mail-reader-subject = { $partner } asks you to read along
mail-reader =
    Dear { $name },

    { $partner } filled in the internship standard and asks you to read along: { $link }
personal-assessment = Who began to fill in an internship standard
personal-assessment-why = To be able to trace whose it is

# The national programme
programmes-title = Programmes
programmes-empty = There is no programme yet.
programme-eyebrow = Programme
programme-new = New programme
programme-new-lead = Who leads it writes the page, takes regions in and begins new regions. They get a mail.
programme-create = Make the programme
programme-name = Name
programme-called = Name of the programme
programme-slug = Address
programme-slug-hint = Small letters, digits and hyphens. Does not change any more.
programme-lead = Name of who leads it
programme-email = E-mail address of who leads it
programme-body = Text
programme-body-hint = A line that begins with # becomes a heading; with - a list.
programme-text = The page
programme-keep = Editing { $name }
programme-keep-go = Edit
programme-settings = Settings of { $name }
programme-settings-go = Text, languages, colours
programme-contact-email = Whom can everybody ask?
programme-contact-email-hint = This e-mail address stands at the foot of every page of the programme.
programme-file = File with colours
programme-file-hint = A JSON file of at most 4 kB.
programme-languages = In which languages are the pages?
programme-leads = Who leads this programme?
programme-leading = Who leads { $name }?
programme-leading-go = Who leads it?
programme-leading-lead = Whoever is listed here writes the page, asks regions and begins new regions.
programme-lead-remove = No longer leads it
programme-lead-stop = Stop yourself
programme-lead-stop-lead = After that you can change nothing here any more. Whoever is left can add you again.
programme-lead-last = Does this person want to stop? Then first add somebody else.
programme-lead-new = Somebody more
programme-lead-new-lead = They get a mail and can begin at once.
programme-lead-add = Add
programme-regions = Regions
programme-regions-lead = Side by side, as they are today. Active means: did something in the last half year. Gatherings and rounds are of the last year.
programme-region = Region
programme-fictional = Fictional
programme-count-partners = Partners
programme-count-active = Active
programme-count-signed = Signed
programme-count-late = Late
programme-count-met = Met
programme-count-promised = Promised
programme-count-gatherings = Gatherings
programme-count-rounds = Rounds
programme-take-in = Ask a region to take part
programme-take-in-go = Ask
programme-take-out = Take out of the programme
programme-new-region = The region belongs to this programme at once. The programme manager gets a mail and can begin the same day.
region-join = Take part
region-programme = Belongs to { $name }
notice-region-begun = The region was made and its programme manager has mail
notice-region-out = The region does not belong to this programme any more
error-region-taken = This region belongs to a programme already.
notice-lead-added = They lead this programme now and got a mail
notice-lead-stopped = You no longer lead this programme
notice-lead-gone = They no longer lead this programme
error-lead-already = This person leads this programme already.
error-last-lead = A programme needs somebody who leads it. First add somebody else.
mail-lead-gone-subject = You no longer lead { $programme }
mail-lead-gone =
    Dear { $name },

    You no longer lead { $programme }. You can still read its page, but no longer change it.

    Is this not right? Then ask who leads the programme now.
mail-next-region-subject = { $region } begins in { $programme }
mail-next-region =
    Hello { $name },

    A programme manager began a new region: { $region }. The region belongs to { $programme }.
    Is that not right? Then take it out of the programme here: { $link }
mail-lead-subject = You lead { $programme }
mail-lead =
    Dear { $name },

    You lead the programme { $programme }. Sign in with this e-mail address; then you write the page and begin regions: { $link }
personal-programme-lead = Who leads a national programme
personal-programme-lead-why = To decide who keeps the programme

# News
news-title = News
news-lead = What the network sent.
news-search = Search the news
news-empty = There is no news yet.
news-new = New newsletter
news-subject = Subject
news-sent-at = Sent
news-body = Text
news-body-hint = Plain text. On the page a line that begins with # becomes a heading, and with - a list.
news-public = Everybody may read this back at News
news-for = For whom
news-for-lead = Whom you choose and who did not unsubscribe gets the mail. If you choose no roles, the contact of an organisation without an account gets it too.
news-keep = Save as a draft
news-state-draft = Draft
news-state-sending = Being sent
news-state-sent = Sent
news-private = By mail only
news-send = Sending
news-to = { $n ->
    [one] This goes to one address.
   *[other] This goes to { $n } addresses, but for who unsubscribed.
}
news-try = Send it to me first
news-sure = This is right; send it now
news-sure-hint = Nothing changes any more after it.
news-not-sure = Tick this when it is ready.
news-send-go = Send
news-remove = Throw this draft away
news-sending = Being sent: { $n } so far
news-fared = How it fared
news-got = { $n ->
    [one] One address got it.
   *[other] { $n } addresses got it.
}
news-bounced = { $n ->
    [one] One came back:
   *[other] { $n } came back:
}
news-stop-title = Newsletter of this region
news-stop-lead = With one button you do not get it any more. Invitations and reminders that you need keep coming.
news-stop = Send me no newsletter any more
news-stopped = You do not get the newsletter any more.
news-again = Send it to me again after all
notice-news-kept = The draft was saved
notice-news-tried = The trial was sent to you
notice-news-sending = The newsletter is being sent
notice-news-gone = The draft was thrown away
notice-news-stopped = You were unsubscribed
notice-news-again = You get the newsletter again
error-newsletter-sent = This newsletter was sent or is being sent. Nothing changes any more.
activity-newsletter-sent = News: { $title }
mail-newsletter =
    { $body }

    --
    You get this because you take part in { $region }.
    Read it back: { $archive }
    No more of it: { $stop }
mail-newsletter-private =
    { $body }

    --
    You get this because you take part in { $region }.
    No more of it: { $stop }
personal-recipient = To which address a newsletter went
personal-recipient-why = So that nobody gets it twice
personal-subscription = Which address wants no newsletter any more
personal-subscription-why = To be able to keep doing so
error-newsletter-stopped = You unsubscribed from the newsletter yourself. Subscribe again by the link in an earlier one, and try again.
report-more = And { $n } more; those are in the PDF and at Commitments.
partner-part-private = Something within the network.
error-partner-left = This organisation does not take part any more. The programme manager can take it back.

# Signing in with one's own institution
affiliation-title = Your institution
affiliation-lead = With { $provider } you sign in with the account of your own school or organisation. There is no password or link to remember here.
affiliation-go = Sign in with { $provider }
affiliation-as-student = student
affiliation-as-employee = member of staff
affiliation-as-staff = member of staff
affiliation-as-faculty = teacher
affiliation-as-member = member of the institution
affiliation-as-affiliate = guest
affiliation-as-alum = former student
affiliation-as-pre-student = future student
affiliation-roles = Roles at your institution
affiliation-no-partner = When you sign in, your institution is called { $home }. No organisation in Evenkans has that name yet. Ask the programme manager of your region to put this domain with your organisation.
affiliation-student = Your institution does not say that you work there. Are you a student? Then you need no role: for each internship round your school mails you a personal link.
affiliation-role = Which role do you have?
affiliation-ask = Ask for this role
affiliation-asked = Asked: { $role }
affiliation-take-back = Take the request back
affiliation-linked = Linked with your account
affiliation-none = No institution is linked yet.
affiliation-seen = last signed in on { $day }
affiliation-unlink = Unlink
affiliation-unlink-lead = If you unlink, the roles that you have at that institution end. To have them back, ask for them again.
affiliation-link = Link your account with { $provider }
affiliation-link-lead = We ask your institution only for a fixed number for you, which institution it is, and whether you study or work there. No name, no address. The roles that you have at that institution then hold only when you sign in through it. So when you leave it, those roles end here by themselves. Who manages or leads a programme keeps that.
sign-in-institution = For whoever works or studies at a school that takes part. The school passes on no name and no address.
sign-in-by-mail = Or with a link in your mail
arrival-title = Your e-mail address, once
arrival-lead = You are signed in at { $home } ({ $said }).
arrival-why = We do not know you here yet. Your institution passes on no name and no address, so we ask you. Do you have an account here already? Then give the address of that account: we link it.
arrival-name = Your name
arrival-email = Your e-mail address
arrival-email-hint = We send a code to it.
arrival-send = Send me a code
arrival-sent = A mail with a code of eight digits is on its way to { $email }. Nothing there? Look at unwanted mail.
arrival-code = The code in the mail
arrival-prove = Go on
arrival-other = Another e-mail address
my-page-bound = Some of your roles hold only when you sign in through your institution
my-page-bound-go = Sign in through your institution
mine-role-asked = Somebody of your own organisation asks for the role { $role }
asking-title = Requests for a role
asking-line = { $name } asks: { $role }
asking-give = Give the role
asking-refuse = Refuse
home-title = Signing in with one's own institution
home-lead = Under which domain do the people of this organisation sign in with SURFconext or eduID? Whoever works there can then ask for a role here. A role holds only once you give it. If you take a domain away, the roles that rest on it end.
home-remove = Take away
home-add = Add
invite-domain = Domain
invite-domain-hint = Such as college-example.nl. Ask whoever runs the accounts of the school.
notice-linked = Your institution is linked.
notice-unlinked = Your institution is unlinked.
notice-role-asked = Your request was sent. You get a mail once it is decided.
notice-role-taken-back = Your request was taken back.
notice-role-given = The role was given. Whoever asked got a mail.
notice-role-refused = The request was refused. Whoever asked got a mail.
error-affiliation = Your institution does not say that you work at this organisation. Sign in again, or ask whoever keeps the organisation for an invitation.
error-domain = This is no domain. Write it as college-example.nl.
error-domain-guests = Anybody can sign in under this domain. It says nothing about an organisation.
error-domain-taken = This domain is with an organisation in this region already.
error-request-twice = You have this role already, or asked for it already.
error-request-decided = This was decided already, or the request was taken back.
error-arrival-code = This code is not right. After five wrong codes you begin anew.
personal-identity = Your link with an account of your school or organisation: a number, the domain, and whether you study or work there
personal-identity-why = To sign you in with that account
personal-arrival = What your institution said when you signed in for the first time, with the e-mail address that you gave
personal-arrival-why = To find or make your account
personal-role-request = Which role you asked for at the organisation where you work
personal-role-request-why = To be able to decide on it
mail-arrival-subject = Your code for Evenkans
mail-arrival =
    Hello { $name },

    Somebody signed in at { $home } and gave this e-mail address. Was it you? Then type this code on that page:

    { $code }

    The code works for half an hour. Was it not you? Then do nothing, and give the code to nobody.
mail-role-asked-subject = { $name } asks for a role at { $partner }
mail-role-asked =
    { $name } signed in through { $partner } and asks for the role: { $role }.

    Do you know this person and is the role right? Decide here: { $link }
mail-role-decided-subject = About your role at { $partner }
mail-role-given =
    Hello { $name },

    At { $partner } you now have the role: { $role }. It holds when you sign in through your institution. Go on: { $link }
mail-role-refused =
    Hello { $name },

    At { $partner } you asked for the role: { $role }. You did not get it. Is that not right? Ask the internship coordinator or the programme manager.

# Promised at a gathering, and evidence from Evenkans itself
commitment-gathering = Promised at a gathering?
commitment-not-there = Not at a gathering
gathering-promised = Commitments
gathering-promise = Promise something
error-commitment-gathering = This gathering has not been held yet, or is called off.
evidence-proof = Something in Evenkans
evidence-proof-hint = What your organisation took part in, figures of a round, or the articles of your agreement. Everybody can read what you choose.
evidence-nothing-here = Nothing in Evenkans

# A region's settings
settings-title = Settings of the region
settings-about = Name and languages
settings-name = Name of the region
settings-contact-email = Whom can everybody ask?
settings-contact-email-hint = This e-mail address stands at the foot of every page.
settings-languages = In which languages are the pages?
languages-nl-en = Dutch and English, Dutch first
languages-en-nl = Dutch and English, English first
languages-nl = Dutch only
languages-en = English only
settings-legal = Legal texts
settings-legal-lead = What you write stands at the foot of every page. An empty field is no text.
settings-legal-written = Written
settings-legal-none = Not yet
legal-privacy = Privacy statement
legal-terms = Terms of use
legal-accessibility = Accessibility statement
legal-complaints = Complaints and objections
legal-lead = A line that begins with # is a heading, a line with a dash a point of a list. Who does not find the text in their language reads the other one.
legal-nl = Text in Dutch
legal-en = Text in English
legal-changed = Last changed on { $day }
settings-theme = Colours
settings-theme-lead = Get the file, change the four colours, and give it back. With colours on which a text is hard to read we refuse the file and say which.
settings-theme-get = Get the file with colours
settings-theme-go = Use this file
settings-theme-remove = Back to the colours of Evenkans
settings-file = File with colours
settings-file-hint = A JSON file of at most 4 kB.
settings-programme = National programme
settings-programme-none = Your region belongs to no programme, and none asks it to.
settings-programme-asks = { $name } asks whether your region takes part. Its figures then stand in public next to those of other regions.
settings-programme-join = Take part
settings-programme-refuse = Do not take part
settings-programme-leave = Stop with this programme
programme-asked = Asked, no answer yet
programme-not-asked = Take the question back
programme-take-in-lead = The programme manager of the region gets a mail and decides.
notice-region-asked = The question was sent.
notice-region-not-asked = The question was taken back.
notice-programme-joined = Your region now belongs to the programme.
notice-programme-refused = Your region does not take part in this programme.
notice-programme-left = Your region no longer belongs to the programme.
error-theme = This is no file with colours. Get the example and change only the colours in it.
error-theme-colour = { $colour } is no colour. Write a colour as #0a5563.
error-theme-contrast = At { $what }, { $above } on { $below } is hard to read: the contrast is { $ratio } and has to be at least 4.5. In light choose a darker colour, in dark a lighter one for accent or a darker one for band.
mail-programme-asks-subject = { $programme } asks { $region } to take part
mail-programme-asks =
    { $programme } asks whether { $region } wants to belong to the programme. The figures of your region then stand in public next to those of other regions.

    Decide here: { $link }
error-leave-round = Not yet: a round with this organisation is still going on ({ $rounds }). A school closes it first. An employer asks the school to take its places out, or waits until the internships are over.
arrival-link = Link your institution
arrival-link-lead = Do you want to link this with your account { $email }? The roles that you have at this institution then hold only when you sign in like this.
arrival-link-go = Link
