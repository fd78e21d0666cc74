network-tab-home = Overview
network-tab-partners = Partners
crumbs = Breadcrumb
list-all = All
list-search = Search
list-clear = Clear
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
error-merge = Choose two different employers.
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

start-title = Evenkans
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
region-manager = Name of the programme manager
region-manager-email = E-mail address of the programme manager
region-fictional = This is a fictional region (a trial or a demonstration)
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
personal-own-title = A copy of your data
personal-own-lead = You can ask for what is kept about you. Sign in, or open your personal link, and come back here.
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
