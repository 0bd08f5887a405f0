# English: the messages of the site. The same ids stand in kk, ru and en; a test compares them with the sources.

## The frame

skip = Skip to the content
nav = Parts of the site
languages = Languages
nav-elections = Elections
nav-law = Law
nav-parties = Parties
nav-desk = For commissions
footer = Every figure here is computed from votes and from the law of its day, twice, by two programs that share no code; each step names its article.
footer-once = What is computed here is computed once, from synthetic votes and from the law of its day; each rule names its article.
footer-law = Version of the law (hash):
yes = yes
no = no
source = source
since = since { $when }

## Home

home-title = The law decides the seats. Here is how.
home-lead = Real elections counted again under the law of any day, or under a bill you write yourself, with the article behind every seat.
read-law = Read the law by date
law-today = The law in force on { $day }
latest-elections = Latest elections
all-elections = All elections
reforms-title = How these figures changed
reforms-lead = Every change of the figures above, latest first, with the act that made it.

## Elections

elections-title = Elections
elections-lead = Votes and declared results as they were published. Each is counted here once more under the law of its day.
election-title = { $office }, { $day }
no-count-short = Votes were not published in full, so these cannot be counted again:
no-count = This election cannot be counted from what is known.
chamber-label = { $seats } seats: { $lists }
declared-equal = Equal to the officially declared result.
declared-differs = Differs from the officially declared result:
declared-list = { $list }: counted { $counted }, declared { $declared }
declared-unknown = The officially declared seats were not found.
ask-what-if = What if the law were another?
what-if-threshold = Threshold of { $share }
derivation-title = Why it is so
derivation-lead = The whole count, step by step. Open a step to see the articles that order it.
downloads-title = Take it with you
download-json = everything on this page for programs
download-csv = the table for a spreadsheet
download-command = the same on your own machine
sources-title = Sources and caveats
figures-title = In figures
voters = Voters
turnout = Turnout
turnout-title = Turnout by region
turnout-map = Map of the regions by turnout; the table beside it has the figures
against-all = Against all
wasted = Votes without a seat
gallagher = Gallagher index
gallagher-means = How far shares of seats are from shares of votes; 0 is fully proportional
effective = Effective number of lists, votes → seats
effective-means = As many lists of equal strength would share it out the same way
distances = How many votes to another result
one-more = One seat more
one-less = One seat less
result-table = Result by list
col-list = List
col-votes = Votes
col-share = Share
col-seats = Seats
col-base = Total (base of shares)
col-change = Change
col-region = Region
col-stage = Announced
threshold-line = Threshold { $share }: { $needed } votes
assumed = Assumed, not law:

## The count, step by step

group-base = What the threshold is taken of
group-threshold = Who passes the threshold
group-alone = One list alone
group-quotas = Whole quotas: seats at once
group-rest = Seats left over: by fractions
group-ties = Ties
step-no-rule = No recorded rule orders this step.
step-base-lists = { $total } ballots for the lists
step-base-both = { $lists } ballots for the lists + { $against } against all = { $total }
step-base = { $total } ballots
step-passes = { $list }: { $votes } votes, { $share }; { $needed } needed — passes
step-fails = { $list }: { $votes } votes, { $share }; { $needed } needed — does not pass
step-quota = Quota: { $votes } votes of the admitted lists / { $seats } seats = { $quota }
step-quotient =
 { $whole ->
    [one] { $list }: { $quotient } quotas, so { $whole } seat
   *[other] { $list }: { $quotient } quotas, so { $whole } seats
 }
step-fraction = { $list } gets one more: fraction { $fraction }, number { $place } of all
step-average = Seat { $seat } to { $list }: { $average }
step-average-next = (next { $list }: { $average })
step-tied = { $lists } are equal for { $seats } of the seats
step-registration = { $list }, registered as number { $order }, comes first; seats: { $seats }
step-lot = The drawn lot gives one seat to { $list }
step-only-one = Only { $list } passes
step-second = { $list } has the next largest number of votes, { $votes }, and is admitted too
step-reduced = { $list }: its quotas × { $factor } = { $quotient }; seats: { $whole }
step-raised = { $list } gets not less than { $minimum }
step-leftover = Seats left over to { $list }, the list that passed: { $seats }
open-silent = The law is silent ({ $case }): { $what }
open-none-passes = no list reaches the threshold, and nothing is said for that case.
open-more-than-seats = the first list has { $first } by whole quotas and the second gets not less than { $second }, more than { $seats } together; who yields is not said.
open-tie-for-second = { $lists } share the next largest number of votes; which is admitted is not said.
open-no-second = one list alone took part, and the rule needs a next one.
open-empty-base = there is no ballot for a list, so no share can be told.
open-order = { $lists } are equal for { $seats } of the seats; the list registered earlier comes first, and the order of registration is not recorded.
open-lot = { $lists } are equal for { $seats } of the seats; the law asks for a lot.
note-percentages = Only printed percentages are known: hundredths of a percent stand in for votes, and rounding may matter.
note-no-line = This law puts a line against all on the ballot; the ballots of this election had none.
note-line-stays = This law knows no line against all; the { $ballots } ballots so marked stay in the base.
note-line-out = This law knows no line against all; the { $ballots } ballots so marked are left out of the base.
note-against-leads = Against all leads with { $ballots } ballots; no article attaches a consequence to that (OC-11).
note-base-differs = The published base is { $published }, the figures give { $computed }.
note-bound = The number of ballots against all was not found: none are counted, and the result is the same for up to { $bound }.

## What if

what-if-title = What if: { $election }
what-if-heading = What if the law were another?
what-if-lead = The same votes, another law. Leave a field empty to keep what the law of the day says. The address of this page is the whole question: share it.
what-if-nothing = Change something in the form to see the other result beside this one.
what-if-trouble = This question has no answer:
law-of-its-day = Law of its day
law-asked = Law asked for
side-by-side = Seats side by side
what-changed = What differs, and which rule did it
nothing-differs = Nothing that this count asks of the law differs.
idle-rule = { $rule } is set to what the law of that day says already: it changes nothing.
alone = This change alone gives:
alone-nothing = This change alone moves no seat.
alone-stops = With this change alone the count stops.
derivation-other = The count under the other law, step by step
same-question = The same question as an address, a command, a bill
as-address = Address
as-command = Command
as-bill = Bill file { $file }
form-day = The law of which day
form-threshold = Threshold, %
form-seats = Seats
form-method = How seats are given
form-base = The threshold is a share of
form-against-all = Ballots against all in the base
form-comparison = Reaching the threshold
form-second = If one list passes, the next is admitted
form-bill = Paste a bill
form-bill-means = A bill as docs/ACTS.md describes it; it is laid on the law first.
form-ask = Count
form-reset = Start again
as-the-law = as the law says

## Law

law-title = The law, by date
law-lead = Rules of election law with every value they had, the act that ordered it, and how far each is confirmed.
law-search = Search rules and acts
law-find = Search
law-found =
 { $n ->
    [one] { $n } found
   *[other] { $n } found
 }
law-subjects = Subjects
law-on = What it says on { $day }
subject-lead = What each rule says on { $day }
rule-history = Its history
rule-ends = no such rule any more
acts-title = Acts
act-operations =
 { $n ->
    [one] { $n } operation
   *[other] { $n } operations
 }
act-in-force = In force: { $when }
act-plain = { $form } { $day }
act-numbered = { $form } { $day } No. { $number }
act-bill = Bill “{ $title }”
cite-article = art { $article }
cite-as-set = set by { $act }
cite-bill = by the bill
changes-title = What changed between two days
changes-from = From
changes-to = To
changes-show = Show
changes-found =
 { $n ->
    [one] { $n } rule differs
   *[other] { $n } rules differ
 }
confidence-text = read in the act
confidence-press = from the press
confidence-deduced = deduced
confidence-unconfirmed = not confirmed
when-between = between { $earliest } and { $latest } (the day itself is not confirmed)
when-from = not before { $earliest } (the day itself is not confirmed)
when-pending = a day that is not set yet
when-never = never: cancelled before it began
value-silent = The law says nothing:
value-rows =
 { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
answer-not-yet = no such rule yet; first: { $when }
answer-pending = waits:
answer-ended = ended: { $when }
answer-uncertain = not certain, since it changed on { $when }:
answer-void = annulled by a court; the text says:
answer-unrecorded = not recorded
kind-define = first recorded:
kind-set = changed:
kind-rebase = restated
kind-end = ended
kind-commence = given its day
kind-suspend = suspended
kind-postpone = postponed
kind-save = saved for earlier facts
kind-annul = annulled by a court
kind-cancel = cancelled before it began
kind-commute = sentences commuted
kind-corrigendum = misprint mended:
sanction-range = { $min } to { $max }
sanction-up-to = up to { $max }
sanction-from = from { $min }
sanction-life = life
sanction-death = death

## Units

mandates =
 { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }
unit-articles =
 { $n ->
    [one] { $n } article
   *[other] { $n } articles
 }
unit-candidates =
 { $n ->
    [one] { $n } candidate
   *[other] { $n } candidates
 }
unit-constituencies =
 { $n ->
    [one] { $n } constituency
   *[other] { $n } constituencies
 }
unit-elections =
 { $n ->
    [one] { $n } election
   *[other] { $n } elections
 }
unit-lists =
 { $n ->
    [one] { $n } list
   *[other] { $n } lists
 }
unit-mandates =
 { $n ->
    [one] { $n } mandate
   *[other] { $n } mandates
 }
unit-members =
 { $n ->
    [one] { $n } member
   *[other] { $n } members
 }
unit-minimum-wages =
 { $n ->
    [one] { $n } minimum wage
   *[other] { $n } minimum wages
 }
unit-persons =
 { $n ->
    [one] { $n } person
   *[other] { $n } persons
 }
unit-places =
 { $n ->
    [one] { $n } place
   *[other] { $n } places
 }
unit-seats =
 { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }
unit-terms =
 { $n ->
    [one] { $n } term
   *[other] { $n } terms
 }
unit-times =
 { $n ->
    [one] { $n } time
   *[other] { $n } times
 }
unit-voters =
 { $n ->
    [one] { $n } voter
   *[other] { $n } voters
 }
unit-votes =
 { $n ->
    [one] { $n } vote
   *[other] { $n } votes
 }
unit-minutes =
 { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
unit-hours =
 { $n ->
    [one] { $n } hour
   *[other] { $n } hours
 }
unit-days =
 { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
unit-working-days =
 { $n ->
    [one] { $n } working day
   *[other] { $n } working days
 }
unit-months =
 { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
unit-years =
 { $n ->
    [one] { $n } year
   *[other] { $n } years
 }

## Parties

parties-title = Parties
parties-minimum = Members a party needs, now and before
parties-results = Parties at national elections
parties-results-lead = Share of the votes, and seats below it under the law of each day; the latest election first.

## Notices

notice-title = There is no such answer here
notice-home = To the first page
notice-lead = There is no such page, or the question in the address cannot be read. The code and what it means:

## A running election

night-title = Protocols: { $election }
night-synthetic = A demonstration: precincts, persons and protocols are synthetic; only the totals of the whole country are real.
night-certified =
 { $n ->
    [one] Certified by the commission: { $n } signature.
   *[other] Certified by the commission: { $n } signatures.
 }
night-counted = Every protocol is in. The result is counted and not yet certified.
night-before = The ballot is not set yet.
night-settled = { $settled } of { $of } protocols accepted
night-known = up to entry { $entries } of the journal
night-totals = Votes so far
night-part = Not a result yet: seats are shown once every protocol is in.
night-regions = By region
night-link = Follow the protocols as they come in
col-settled = Protocols
precincts-title = Find a precinct
precinct-number = Number of the precinct
every-region = every region
copy-differs = An observer's copy differs
copy-by = The copy entered by { $by } shows other figures than the protocol.
state-awaited = awaited
state-entered = being entered
state-accepted = accepted
state-void = void
precinct-title = Precinct No. { $id }
precinct-district = district{"\u00A0"}{ $district }
precinct-open = Two people enter the protocol apart from each other. Until it is accepted no figure of it is shown.
precinct-protocol = The protocol
precinct-history = The way of the protocol
col-figure = Figure
col-protocol = Protocol
col-copy = Copy
proof-title = Its place in the journal
proof-lead = Entries in the journal: { $size }. Those about this precinct stand here. A chain of hashes binds each to the root of the journal: none can be changed unseen.
proof-entry = Entry { $seq }
proof-yes = Checked in your browser: these lines stand in the journal.
proof-no = Checked in your browser: a line does NOT lead to the root.
proof-path = The way to the root
proof-root = The root
proof-by-hand = Check by hand
proof-how = Hash the line, then go up: where the place is odd, or is the last of its row, the next hash stands left of yours, else right. Compare what remains with the root on a certificate or a checkpoint.
form-more = More rules

## The desks

desk-nav = Your desks
desk-start = Desk
desk-entry = Entry
desk-precincts = Precincts
desk-copies = Copies
desk-lists = Lists
desk-sitting = Sitting
desk-journal = Journal
desk-accounts = Accounts
desk-account = Your account
desk-logout = Log out
times-clock = Times are by the country’s clock, { $zone }.
times-utc = Times are in coordinated universal time (UTC).
role-administrator = commission administrator
role-coordinator = territorial coordinator
role-clerk = entry clerk
role-agent = party agent
role-observer = observer
role-auditor = auditor

## Desk: entry

entry-title = Entry of protocols
entry-open = Open
entry-missing = There is no precinct “{ $number }” in your territory.
entry-waiting =
 { $n ->
    [one] Waits for you: { $n }
   *[other] Wait for you: { $n }
 }
entry-nothing-waits = Nothing waits for you.
entry-free = Nothing entered yet: { $n }
entry-last = What you entered last
entry-next = Next precinct
entry-release = Hand over to the second clerk
entry-saved = Saved: it stands in the journal.
entry-awaiting-first = nothing entered
entry-first-entered = first entry made
entry-awaiting-second = second entry awaited
entry-differs = the two entries differ
entry-settled = both agree, to be checked
entry-resolved = checked, to be accepted
standing-awaiting-first = Nobody has entered this protocol yet.
standing-first-entered = The first entry is made and not yet handed over.
standing-awaiting-second = The first entry is handed over. Another person enters the same paper without seeing it.
standing-differs = The two entries differ. Each clerk may read the own entry again; or a third person reads the paper.
standing-settled = Both entries agree. It goes on to the coordinator.
standing-accepted = The protocol is accepted.
standing-void = The vote of this precinct is void.
turn-first = first entry
turn-revise = your entry once more
turn-second = second entry
turn-correct = read your entry again
turn-settle = settle the difference
turn-copy = copy of the protocol
means-first = Type every figure as it stands on the paper. Enter leads to the next field. What the paper leaves empty stays empty.
means-revise = Your entry is not handed over yet: you can still change it.
means-second = Type every figure from the paper. You do not see the first entry, and nothing here depends on it.
means-correct = In these fields your entry differs from the other one. Read them on the paper again and type what stands there.
means-settle = Both entries are shown where they differ. Read these fields on the paper and type what stands there.
means-copy = Type what your copy of the protocol shows. A figure that it does not show stays empty.
sheet-article = Figures of art { $article }
sheet-more-rows = More rows
sheet-first = first
sheet-second = second
sheet-words = Words on the paper that say another number
sheet-words-means = Beside each figure its words are shown. Type the words of the paper only where they differ.
sheet-check = Check
sheet-faults =
 { $n ->
    [one] { $n } field holds no number
   *[other] { $n } fields hold no number
 }
sheet-found =
 { $n ->
    [one] { $n } thing does not add up
   *[other] { $n } things do not add up
 }
sheet-stands = I read these figures on the paper again: they stand there like this.
sheet-adds-up = Everything adds up.
send-first = Save and hand over
send-revise = Save and hand over
send-second = Save the second entry
send-correct = Save
send-settle = Settle
send-copy = Save the copy
draft-kept = Kept in this browser, not sent yet.
draft-restored = Restored from this browser; not sent yet.
draft-sending = Sending…
draft-unsent = Not sent yet: the site was not reached. Nothing is lost; press the button again.
draft-ended = Not sent yet: your session ended. Nothing is lost; log in again, and it will be here.
draft-log-in = Log in again
draft-saved = Saved.
found-error = error
found-warning = warning
found-relation = { $formula }: { $left } against { $right }, a difference of { $difference }.
found-empty = Empty: { $fields }.
found-words = { $field } is { $figure } in figures and { $read } in words (“{ $words }”).
found-no-number = The words of { $field } are no number: “{ $words }”; in figures { $figure }.
found-chain = { $field } is { $figure }, its parts have { $sum }.
fault-not-digits = Only digits 0 to 9.
fault-too-large = At most { $most }.
step-enter = entered
step-revise = entered again
step-release = handed over
step-settle = settled by a third person
step-correct = own entry read again
step-resolve = findings resolved
step-checked = checked, nothing to remark
step-accept = accepted
step-recount = counted again
step-recount-request = counted again on request
step-recount-ordered = counted again by order
step-correction = to be entered anew
step-void = declared void
step-repeat = voted again
order-refused = Refused:
refused-not-now = “{ $step }” is not possible now: { $state }.
refused-nameless = Nobody is named.
refused-role = “{ $step }” is not a step of your role.
refused-same-person = You made the first entry. Another person makes the second.
refused-not-theirs = The entry is not yours; { $of } made it.
refused-not-independent = You made an entry of this protocol. Somebody else decides on it.
refused-other-form = These figures were made for another form.
refused-not-in-dispute = Both entries agree on { $fields }.
refused-errors = Errors block: { $codes }.
refused-reason-missing = A written reason is missing: { $codes }.
refused-reason-for-nothing = A reason is given for { $code }, which was not found.
refused-because-missing = Say in words why.
refused-recount-spent =
 { $done ->
    [one] { $done } recount on request was made
   *[other] { $done } recounts on request were made
 }; the law gives { $most }.
refused-recount-too-late = After the publication of the result nothing is counted again.
refused-correction-too-late = After the publication of the result no entry is corrected.
refused-law-unclear = The law of the day does not say whether this may be done:

## Desk: precincts

watch-title = Precincts of your territory
watch-waits = What waits for whom
watch-first = Nothing entered
watch-second = Second entry
watch-differ = They differ
watch-coordinator = Coordinator
watch-done = Settled
watch-state = State
watch-every-state = every state
watch-every-district = every district
watch-mine = waits for me
watch-findings = with findings
watch-copies = a copy differs
watch-found =
 { $n ->
    [one] { $n } precinct
   *[other] { $n } precincts
 }
watch-not = Does not add up
watch-last = Last step
watch-csv = This list as CSV
col-district = District
paging = Pages
paging-before = Previous
paging-next = Next
paging-at = Page { $page } of { $pages }
one-found = What does not add up
one-now = What can be done now
one-not-now = What cannot be done, and why
one-look-again = Look at the precinct again
one-public = The public page of this precinct
one-reasons = Reasons for warnings
one-figures = Its figures
act-accept = Accept the protocol
act-resolve = Give the reasons only
act-resolve-accept = Give the reasons and accept
act-reason = Reason for { $code }:
act-supersede = Set aside what stands
act-ground = On which ground
act-because = Why, in words; who decided
act-do-supersede = Set aside
ground-request = counted again at the request of a proxy
ground-ordered = counted again, the higher commission ordered it
ground-correction = entered other than the paper has it: enter anew
ground-void = the vote of the precinct was declared void
ground-repeat = the vote of the precinct was held again

## Desk: copies

copies-title = Copies of protocols
copies-lead = A copy is compared with the protocol once that is accepted. Where it differs, everybody sees it on the page of the precinct.
copies-own = Your copies
copies-none = You have entered no copy yet.
copies-yours = Your copy
copies-another = Enter another copy
copies-waits = the protocol is not accepted yet
copies-same = same figures
copies-differs = other figures

## Desk: journal

journal-title = Who did what
journal-lead = Newest first. Figures of protocols are not shown here: a second clerk could read them.
journal-actor = Who
journal-when = When
journal-what = What
journal-entry = Entry
journal-order = Order
journal-none = There is no such entry.
journal-newest = Newest
journal-older = Older
did-called = election called
did-terms = days set by the call
did-precincts = precincts set
did-filed = list filed
did-named = list named
did-decided = list decided
did-registered = list registered
did-withdrawn = list withdrawn
did-ballot = ballot set
did-step = protocol
did-copy = copy entered
did-lot = lot drawn
did-counted = result counted
did-sat = sitting opened
did-signed = result signed
did-unsigned = signature taken back
did-certified = result certified
did-issued = certificate issued
did-mandates-decided = decided on mandates
did-mandates = mandates given
did-vacated = mandate vacated
did-filled = vacancy filled
did-refused = refused

## Desk: accounts

login-title = Log in
login-lead = For those who run an election. Results and law are open to everybody without a login.
login-account = Account name
login-password = Password
login-code = Code
login-code-means = Six digits from your app. Leave it empty if your account does not ask for codes.
login-go = Log in
login-wrong = Name, password or code is wrong, or the code was used before.
login-wait =
 { $seconds ->
    [one] Too many tries failed. Try again in { $seconds } second.
   *[other] Too many tries failed. Try again in { $seconds } seconds.
 }
login-crowded = Many people are logging in at this moment. Try again in a few seconds.
confirm-title = Show that it is you
confirm-lead = What follows has consequences. Enter your password once more, or a code.
confirm-either = Six digits from your app, instead of the password. A code that was used is not taken again: wait for the next.
confirm-go = Go on
start-none = No election is running here.
start-more = Accounts
own-owes-password = Your password was given to you. Choose one of your own before anything else.
own-owes-second = Whoever can certify a result needs a second factor. Set up codes before anything else.
own-done = Done.
own-password = Password
own-current = Present password
own-new = New password
own-new-means = At least 12 characters. Several words are better than many signs; a keeper of passwords is best.
own-again = New password once more
own-password-go = Change the password
own-wrong-current = This is not the present password.
own-short =
 { $least ->
    [one] At least { $least } character.
   *[other] At least { $least } characters.
 }
own-long = This is longer than any password that is taken.
own-guessable = This is among the first that somebody would try. Choose words that do not belong together.
own-differs = The two new passwords differ.
own-same = This is the present password. Choose another one.
own-codes = Codes
own-codes-after = Change your password first.
own-codes-on = Your account asks for a code at each login.
own-codes-off = Your account asks for no code. With one, a stolen password opens nothing.
own-codes-other = Move to another phone
own-codes-remove = Ask for no codes any more
own-codes-set = Set up codes
own-sessions = Open sessions
own-session-began = Since
own-session-seen = Last noted
own-session-second = Second factor
own-session-end = End
own-session-this = this one
codes-title = Set up codes
codes-lead = Scan the picture with an app for codes, or type the secret into it. Then enter the code it shows.
codes-qr = Picture with the secret for your app
codes-secret = Secret:
codes-code-means = Six digits. Only after they fit does your account ask for codes.
codes-wrong = This code does not fit. Look whether the clock of your phone is right.
codes-go = Ask for codes from now on
codes-not = Not now
passkey-use = Use a passkey
passkey-failed = The passkey did not answer. Try again, or use a code.
passkeys = Passkeys
passkeys-mean = A passkey opens your account with your finger, your face or a number on your own device, without a password or a code.
passkeys-new = Register a passkey
passkeys-lead = Your phone, your computer or a security key will ask whether it is you.
passkeys-label = Name of the passkey
passkeys-label-means = Such as phone or key on the ring.
passkeys-go = Go on
passkeys-remove = Remove
passkeys-script = Passkeys take JavaScript. Codes work without it.
accounts-new = Open an account
accounts-import = Import a table
accounts-search = Name
accounts-every-role = every role
accounts-find = Find
accounts-found =
 { $n ->
    [one] { $n } account
   *[other] { $n } accounts
 }
accounts-pages = Pages
accounts-before = Previous
accounts-after = Next
accounts-page = Page { $page } of { $of }
col-person = Person
col-role = Role
col-place = Place
account-closed = closed
account-given = Password of { $account }, to be changed at the first login:
account-given-means = It is shown this once. Hand it over in person, not by mail.
account-who = Who
account-name-means = Two to 32 letters a to z, digits, and single dots or hyphens. It stands in journals for ever.
account-person-means = As it stands on papers that the person signs.
account-election = Election
account-election-means = As its address has it, such as majilis-2021. Empty for every election here.
account-region = Region
account-district = District
account-list = List
account-list-means = For party agents alone.
account-open-go = Open the account
account-change = Change
account-change-go = Change the account
account-once = The password was given and not changed yet.
account-password-means = A new password is given, and open sessions end.
account-password-go = Give a new password
account-no-codes = Phone lost: ask for no second factor
account-close = Close
account-because = Why
account-close-means = A closed account is never opened again, and its name is not given to anybody else.
account-close-go = Close the account
import-lead = One row an account. What comes back is a table of passwords, each to be changed at the first login. It comes once: keep it safe, and delete it when the passwords are handed over.
import-table = Table (CSV)
import-columns = The first row names the columns:
import-go = Open these accounts

## Desk: sitting

refused = Refused:
step-done = done
step-now = now
step-later = later
step-blocked = stands still
decided-in-words = The commission's own decision in words, where the law leaves something open
sitting-title = Sitting: { $election }
sitting-lead = Step by step to the certified result. Each step shows the article it rests on; what the law leaves open is said plainly and is decided by nobody here.
sitting-back = Back to the sitting as it stands
sitting-protocols = Protocols
sitting-settled = { $settled } of { $of } precincts are settled, { $void } of them void. A part is not a result.
sitting-missing = Which precincts are missing
waits-first = waiting for the first entry
waits-release = first entry not released yet
waits-second = waiting for the second entry
waits-difference = the two entries differ
waits-findings = findings to be resolved
waits-acceptance = waiting for acceptance
waits-nothing = settled
sitting-findings = Findings and copies
sitting-findings-open =
 { $n ->
    [0] No finding is open.
    [one] { $n } protocol waits because of what does not add up.
   *[other] { $n } protocols wait because of what does not add up.
 }
sitting-reasons =
 { $n ->
    [0] No protocol was accepted with a warning.
    [one] { $n } protocol was accepted with a warning and the reason for it in writing.
   *[other] { $n } protocols were accepted with warnings and the reasons for them in writing.
 }
sitting-differing =
 { $n ->
    [one] In { $n } precinct an observer's copy shows other figures than the protocol.
   *[other] In { $n } precincts observers' copies show other figures than the protocols.
 }
sitting-look = Look at them
sitting-no-copies = No observer's copy shows other figures than its protocol.
could-later = Whether that could change a seat is told once all protocols are settled.
could-undecided = Whether that could change a seat is not told: the count itself ends in a question that a lot or the law must decide.
could-beside = No figure differs on which a seat depends.
could-safe = No seat can change, whichever of them are right: the differences add up to { $sum }, and below { $smallest } votes no seat moves.
could-same = Counted with the copies’ figures in the place of the protocols’, all at once, the seats are the same.
could-seats = Counted with the copies’ figures in the place of the protocols’, all at once, other seats come out:
could-open = Counted with the copies’ figures in the place of the protocols’, all at once, no seats come out: a question stays open that this count settles.
could-reach = That is one combination and not proven for every other: the differences add up to { $sum }, and a seat may move from { $smallest } on.
could-unbound = That is one combination and not proven for every other: the differences add up to { $sum }, and it is not known from how many votes on a seat may move.
could-contradict = Figures on which copies of one precinct contradict each other, so that the protocol’s was kept: { $n }.
sitting-count-title = The count
sitting-outdated = A protocol changed or a lot was drawn after the result was counted. What was counted, and every signature under it, no longer stands: count again.
sitting-two-counts = Counted twice, by two programs that share no code; both come to the same result.
sitting-counts-differ = The two counts do not agree. Nothing can be counted or signed until it is known why.
sitting-count = Count and record the result
sitting-lot-title = Lot
sitting-lot-needed = The law asks for a lot. The commission draws it in its sitting; which lists won is written down here, and the result is counted again.
sitting-lot-who =
 { $n ->
    [one] { $n } mandate is drawn for. How many did each list win?
   *[other] { $n } mandates are drawn for. How many did each list win?
 }
sitting-lot-record = Record the drawn lot
sitting-lot-drawn = The lot was drawn for: { $lists }
sitting-no-lot = The law asks for no lot between these figures.
sitting-result-title = The result to be signed
sitting-open-law = The law gives no answer here. Nothing is filled in: the result cannot be signed until those who may decide it have done so.
sitting-hash = Hash of this result (SHA-256). It is what is signed:
sitting-hash-how = the same figures as a file; its hash is computed with
sitting-rules = Articles of the count
sitting-sign-title = Signatures
sitting-least =
 { $n ->
    [one] At least { $n } member signs, from an account of their own.
   *[other] At least { $n } different members sign, each from an account of their own.
 }
sitting-least-law = That is more than half of all members, whose number is set by:
sitting-least-own = The law recorded here does not say how many members there are; that nobody certifies alone is a rule of this procedure.
sitting-nobody-signed = The sitting is open. Nobody has signed yet.
sitting-still =
 { $n ->
    [one] { $n } more must sign.
   *[other] { $n } more must sign.
 }
sitting-open-what = Opening the sitting fixes what is signed: the result above with its hash. If a protocol changes afterwards, the sitting ends and its signatures fall.
sitting-open = Open the sitting
sitting-you-signed = You have signed this result.
sitting-you-sign = You sign as { $name } the result above, with this hash:
sitting-sign = Sign the result
sitting-unsign = Take the signature back
sitting-unsign-what = Until the result is certified you may take your signature back, and sign again. The reason stays in the journal.
sitting-unsign-why = Why
sitting-withdrawn = Taken back:
sitting-confirm = Confirm that it is you
sitting-confirm-why = Signing and certifying ask for your password and second factor again, good for five minutes.
sitting-certify-title = Certification
sitting-certify-what = When enough members have signed, any of them certifies the result.
sitting-certify = Certify the result
sitting-certified = Certified. Signed by: { $names }
sitting-certificate-title = Certificate
sitting-certificate-later = The certificate is made of the certified result.
sitting-no-papers = The certificate is being made. Open this page again in a moment.
sitting-issue-what = Issuing records these hashes in the journal, so that everybody can tell the true certificate from another.
sitting-issue = Issue the certificate
sitting-issued = Issued: the journal holds these hashes.
sitting-mandates-title = Mandates
sitting-mandates-later = Mandates go to persons after the result is certified.
sitting-give-title = Mandates of { $list }
sitting-give = Give the mandates
sitting-given = Given to { $n } persons, vacant: { $vacant }
sitting-not-given = Not given yet.
sitting-chosen = Persons in the order the party chose, one a line; empty where it did not decide
sitting-in-time = The party decided within its term
sitting-youth = Youth are persons below this age, where the commission decided so
sitting-give-button = Give the mandates of this list

## Desk: lists

lists-title = Party lists: { $election }
lists-none = No list was filed yet.
list-stands = State
list-persons = Persons
list-persons-n =
 { $n ->
    [one] { $n } person in the party's order
   *[other] { $n } persons in the party's order
 }
list-day = Filed on
list-filed = filed, not decided
list-sent-back = sent back to be mended
list-refused = refused
list-registered = registered, number { $place }
list-withdrawn = withdrawn
list-file = File a list
list-file-anew = File it anew
list-back = Back
list-id = Short name of the list: Latin letters, digits, dots, hyphens
list-party = Party
list-kk = Name on the ballot in Kazakh
list-ru = Name on the ballot in Russian
list-share = Share at the election before
list-share-hint = Such as 5.2 %, or none where the party took no part. The fee is in minimum wages, such as 472.5.
list-paid = Fee paid
list-table = Persons in the party's order, as a table (CSV)
list-table-hint = The first row names the columns, in English, Russian or Kazakh, in any order; commas, semicolons or tabs between them. Whether a person is a member of the party is stated of everybody.
list-read-file = Read a file into the field
list-rehearse = Check without filing
list-file-now = File the list
list-rehearsed = What the law would say of this list
list-rehearsed-what = Nothing was filed. This is what the commission would meet today.
table-faults =
 { $n ->
    [one] The table has { $n } fault.
   *[other] The table has { $n } faults.
 }
list-examined = What the law of the day says
list-law-of = Under the law of { $day }
list-may-register = The list keeps what the law asks and is registered.
list-struck = Persons struck out of it:
list-is-refused = The list is refused:
list-to-mend = The list is sent back. What can be mended:
list-is-open = The law does not decide this; the commission decides it in words:
list-mend-until = until { $when }
list-reading = If the law is read so ({ $n })
list-check = Check
list-checks = Checks with their articles
list-outcome = Outcome
list-decide = Decide about the list
list-decide-what = The decision follows from the law of its day: the list is registered, refused or sent back as above. Only where the law leaves something open are the commission's own words needed, and they are recorded as its decision.
list-register-day = Day of the decision
list-register = Decide as the law says
list-withdraw-title = Withdraw the list
list-because = Why it leaves the election
list-withdraw = Record the withdrawal
list-history = What was recorded
list-entry = entry { $seq }
list-was-filed = Filed on { $day } with { $n } persons
list-was-named = Named on the ballot:
list-decided-words = The commission decided in words:
person-name = Name
person-sex = Sex
person-born = Born
sex-woman = woman
sex-man = man
verdict-kept = kept
verdict-broken = broken
verdict-strikes = strikes out
verdict-open = open
verdict-not-made = not made
check-facts = Facts that do not add up: { $code }
check-lists = Lists of the party: { $filed } of at most { $allowed }
check-size = Size: { $persons } persons, at most { $cap } for { $mandates } mandates
check-size-alone = Size: { $persons } persons, no largest size
check-no-quota = Quota: none in this law
check-quota = Quota of { $share } ({ $groups }): { $once } of { $persons } persons, { $need } needed
check-members = Members of the party only; not: { $who }
check-other-lists = On another party's list: { $who }
check-single = Also in a single-member district: { $who }
check-offices = Also a candidate for another office: { $who }
check-age = Age of { $least } or more; younger: { $who }
check-citizens = Citizenship; without: { $who }
check-residence = Residence of { $years } years; shorter: { $who }
check-fee = Election fee: { $due } minimum wages due, { $paid } paid
group-women = women
group-below = persons under { $age }
group-youth = youth
group-disability = persons with disabilities
persons-and-more = { $listed } and { $more } more
ballot-title = The ballot
ballot-no-lists = The ballot is made of registered lists; there is none yet.
ballot-not-set = The order of the lists is drawn by lot. Write down each list's drawn place; then the lists and the ballot stand.
ballot-gaps = What the law or the lists do not give:
ballot-places = Places as they were drawn
ballot-set = Set the ballot
ballot-signed = Who issues a ballot signs it.
calendar-title = Calendar
calendar-running = Running
calendar-next = Next
calendar-past = Past steps: { $n }
calendar-until = until { $day }
calendar-from = from { $day }
calendar-by = by { $day }

## Interface for programs

api-title = Interface for programs
api-lead = Everything that this site shows can be asked by programs, and every order of a desk can be given by them.
api-document = The whole as an OpenAPI 3.1 document
api-try = Try it
api-types = Types
api-for = For:
api-body = Body:
api-answers = Answers:
api-required = required

## Maps and parties

region-map = Map of the regions by: { $what }. The table beside it has the figures.
region-map-by = What the map shows
region-none = no figures yet

## The register in public

register-title = The register of parties
register-none = No register is kept on this site: parties are shown as they stood at elections.
register-party = Party
register-stage = Stage
register-since = Since
register-nothing = entered, no step yet
register-group = the initiative group has met
register-committee = the organising committee is formed
register-notified = notice is given
register-confirmed = the notice is confirmed
register-published = the intent is published
register-founded = founded by its congress
register-filed = documents are filed
register-refused = registration is refused
register-registered = registered, its branches are not yet
register-established = registered with its branches
register-suspended = suspended by a court
register-lapsed = ended without papers
register-annulled = registration is annulled
register-liquidated = liquidated by a court
found-title = What does not add up, and why it stands
found-reason = Reason given:

## Downloads of a running election

papers-certificate = Certificate (PDF)
papers-archive = Archive (ZIP)
papers-archive-what = the journal, the law as it was applied, every protocol, and a verifier that needs nothing but Python
papers-hash = The hashes (SHA-256) stand in the journal; compare them with
papers-verify = Every figure is computed anew from the archive by

## Many contests

contests-synthetic = Synthetic: posts, names and votes are invented. Their sums are made to equal what was published; no figure of a single post is a result.
contests-synthetic-short = synthetic
contests-lead =
    { $posts ->
        [one] { $posts } post
       *[other] { $posts } posts
     }, { $elected } of them with somebody elected
contests-posts =
    { $n ->
        [one] { $n } seat
       *[other] { $n } seats
     }
contests-totals = sums as published
contests-to-table = To the table of posts
contests-regions = Regions
home-contests = Hundreds of elections at once
home-contests-lead = Rural akims since 2021: every post with its candidates, its derivation and its calendar; on a map, in a table, and beside the elections before.
contest-not-called = not called
contest-called = called
contest-counting = counting
contest-elected = elected
contest-repeat-voting = repeat voting
contest-repeat-election = repeat election
contest-put-off = put off
contest-void = void
contest-open = the law does not say
contest-abolished = post abolished
nominator-self = self-nomination
nominator-higher = higher akim
nominator-body = Council of the Assembly of People
nominator-party = any party
not-known = not known
not-found = not found
post-city = town
post-village = village
post-settlement = settlement
post-rural-district = rural district
holder-new = new holder
holder-same = held the post before
holder-unknown = not known whether new
stage-nominated = nominated
stage-eligible = meets the requirements
stage-sheets = signature sheets issued
stage-signed = signatures are enough
stage-registered = registered
stage-refused = registration refused
stage-cancelled = registration cancelled
stage-appealed = appealed
stage-dismissed = appeal dismissed
stage-withdrawn = withdrew
stage-taken-back = nomination taken back
stage-out = out: died or lost the right
way-electors = Electors elect, not the voters.
way-voters = The voters elect.
way-void = The commission found the election void.
way-standing = { $standing } stand, and at least { $needed } must.
way-one-left = { $who } alone is left.
way-quorum = { $took } of { $of } took part, and at least { $needed } must.
way-against = Against all: { $ballots }. It is counted and is no candidate.
way-most-alone = { $who } has { $votes }, and there is no other candidate.
way-most = { $who } has the most votes: { $votes }; the next has { $next }.
way-half = { $who } has { $votes } of { $of }: more than half.
way-not-half = { $who } has { $votes } of { $of }: not more than half.
way-equal = Equal with { $votes } each: { $who }.
ending-elected = Elected: { $who }.
ending-repeat-voting = Votes are cast again between { $who }; time: { $within }.
ending-repeat-election = A repeat election is held; time: { $within }.
ending-put-off = Too few stand: the vote is put off by at most { $term }.
ending-void = The election is void and is repeated; time: { $within }.
ending-open = The law does not say what follows ({ $case }): { $what }
ending-missing = A rule that is needed is not recorded: { $rule }
within-day = on the same day
within-not-given = the law gives none
case-too-few-again = too few stand again after the vote was put off once.
case-which-two = more than two are equal, and only two stand again: { $who }.
case-no-quorum = fewer electors came than must.
case-equal-again = equal again in the repeat vote: { $who }.
case-no-vote = the only candidate has no vote.
contest-against-leads = Against all has { $ballots }, more than any candidate. No article attaches a consequence to it.
contest-no-vote = No candidate has a vote.
contest-nominations = The law does not say whether nominations open anew.
contest-who-stands = Who stands again is not recorded; shown are those who are equal.
contest-percentages = Decided from printed percentages.
contest-no-line = The law of the day has a line against all; this ballot had none.
contest-line-not = The law of the day has no line against all; { $ballots } ballots were so marked.
contest-title = { $name }: { $set }
contest-declared = The same person was declared elected.
contest-declared-other = What was declared is otherwise.
contest-not-certified = Counted, not yet certified by the commission.
contest-not-decided = What is known does not decide this contest.
contest-no-ballot = The ballot is not set yet.
against-leads-here = Against all has more ballots than any candidate. By the law this changes nothing: votes of candidates alone are compared.
against-no-candidate = no candidate: takes no place among them
candidates-title = Candidates
candidates-others = Not on the ballot
col-candidate = Candidate
col-nominator = Nominated by
voters-registered = Voters on the lists
voters-took-part = Took part
ballots-invalid = Invalid ballots
woman = woman
man = man
years-old =
    { $n ->
        [one] { $n } year old
       *[other] { $n } years old
     }
incumbent = holds the post
rounds-title = Rounds
round-between = between { $who }
round-certified = certified on { $day }
post-title = The post
held-since = since { $day }
held-ended = Powers ended on { $day }:
held-by-nobody = Nobody holds it as far as is recorded.
due-term = The next election is due because the term runs out.
due-early = The next election is due because powers ended early.
due-vacant = The next election is due: nobody holds the post.
due-open = Whether the next election is due is open.
due-call = Called at the latest
due-vote = Voted at the latest
stand-ahead = ahead
stand-perhaps = perhaps overdue
stand-overdue = overdue
calendar-today = Today is { $day }.
col-step = Step
col-days = Days
col-article = Article
step-running = running
step-past = past
step-ahead = ahead
from-day = from
by-day = by
or = or
count-posts = Posts
count-called = Called
count-elected = Elected
count-repeat = Voted again
count-put-off = Put off
count-open = Open by the law
count-candidates = Candidates
count-women = Women elected
winners-title = Elected by nominator
col-posts = Posts
renewal-title = Renewal
renewal-means = The share of elected who did not hold the post before.
renewal-unknown = Of none of the { $n } elected is it known whether they held the post before.
renewal-share = { $share }: { $new } new of { $known } of whom it is known
renewal-bounds = Of { $n } it is not known, so over all elected the share lies between { $low } and { $high }.
renewal-later = Published of all direct elections up to August 2023: { $elected } elected, { $share } of them new.
map-self = Self-nominated among the elected
map-new = New holders
against-title = Against all
against-nowhere = Nowhere has it more ballots than every candidate.
against-where =
    { $n ->
        [one] In { $n } contest it has more ballots than any candidate:
       *[other] In { $n } contests it has more ballots than any candidate:
     }
against-all-of-them = All of them
against-explained = Ballots against all are counted and published. No article attaches a consequence to them, also where they lead: the candidate with most votes is elected. The Central Election Commission says the same.
posts-title = Posts
posts-found = Found: { $n }
posts-page = page { $page } of { $pages }
posts-pages = Pages of the table
posts-before = before
posts-after = next
posts-data = The same as data:
col-post = Post
col-elected = Elected
col-margin = Lead
col-state = State
filter-name = Place or person
filter-nominator = Elected, nominated by
filter-any = any
filter-state = State
filter-more = More conditions
filter-sex = Elected
filter-women = women
filter-men = men
filter-holder = New or re-elected
filter-age-from = Age from
filter-age-to = Age to
filter-margin = Lead at most, %
filter-against = Against all
filter-against-leads = has most
filter-against-share = at least { $share }
filter-sort = Order
filter-none = All posts
sort-place = by place
sort-name = by name
sort-margin = closest first
sort-turnout = highest turnout first
sort-against = most against all first
sort-age = youngest first
beside-title = Beside the elections before
beside-lead = The posts are the same; who elected differed. A figure that was not found in any source is said to be so.
beside-here = This page
beside-sources = Sources: { $year }
about = about
way-direct = by the voters
way-indirect = by deputies of the maslikhats
candidates-per-post = Candidates a post
measure-posts = Posts voted on
measure-districts = Districts
measure-regions = Regions
measure-posts-country = Such posts in the country
measure-nominated = Nominated
measure-registered = Candidates registered
measure-registered-self = of them self-nominated
measure-registered-party = of them by parties
measure-registered-men = of them men
measure-registered-women = of them women
measure-precincts = Precincts
measure-voters = Voters
measure-kept = Elected to the post they held
measure-ties = Equal votes
measure-later-elected = Elected up to August 2023
measure-later-renewed = New among those
measure-maslikhat = Seats of all maslikhats, elected the same year
measure-maslikhat-first = of them those of the party with most
precincts-side = Protocols by precinct
term-after = { $term } after:
term-before = { $term } before:
chamber-by-lists = Party lists
since-term-ends = { $term } before the term ends on { $day }
since-early-end = { $term } after the early end on { $day }
since-call = { $term } after the call on { $day }
since-last-call = { $term } after the last day of the call, { $day }
published-lead = Votes of single posts were not found in any source. Here stand the sums that were published, each as it was printed.
published-figures = What was published
published-regions = A dash: not found.
region-title = { $region }: { $set }
region-published = Published of the region
region-calendar = Vote on { $day }; posts: { $n }.
chamber-lead = { $filled } of { $seats } seats are known by party and by the way they were filled.
chamber-missing = { $n } seats are left open: the result is not recorded here, or the seats were not filled on that day.
chamber-law = Seats by the law
chamber-elections = How they were filled
chamber-not-recorded = not recorded
chamber-table = Seats by party and by way of election
chamber-all = All
chamber-sum = Seats there are

reform-title = What the reform changed
reform-lead = The same candidates and the same voters: once the voters choose, as since 2021, once the deputies of the district maslikhat, as before.
reform-synthetic = Synthetic: posts, candidates and votes are invented; only their sums are those that were published. How deputies would have voted nobody knows: what is assumed of them stands in the form, and the answer hangs on it.
reform-loyalty = Loyalty of deputies, %
reform-deputies = Deputies of a district maslikhat
reform-first = Of them: { $party }
reform-assumed = Assumed: { $deputies } deputies in each district, { $first } of them of { $party } (published: { $seats } of { $all } seats of all maslikhats), the others by the votes of their lists. { $loyalty } of a hundred votes of deputies go to the own party’s candidate where there is one; the others to the holder of the post, else to the candidate of { $party }, else to whoever stands first.
reform-answer = { $other } of { $posts } posts have another holder: { $share }
reform-stay-open = Open one way or the other, by equal votes or without a vote: { $n }
reform-other = another holder
reform-open = open
reform-new-voters = new holders, by the voters
reform-new-deputies = new holders, by the deputies
reform-chart = Share of posts over the loyalty of deputies, %; the dashed upright line is the loyalty that is asked
reform-chart-label = Shares of posts with another holder and with a new holder, over the loyalty of deputies; the table below has the figures
reform-figures = Figures of the chart
reform-law = The law both ways
reform-law-of = As the law stood on { $day }
reform-margins = Published and generated
reform-margins-lead = The country is generated so that its sums are those that were published; below a region everything is invented.
reform-published = published
reform-generated = generated
reform-invented = What is assumed of the country
reform-invented-deputies = All deputies vote, and all who stood are proposed to them.
reform-invented-regions = Where a region’s posts, candidates or winners were published they are these; elsewhere they are shared in proportion to the posts of the election before.
reform-invented-turnout = The turnout of a region that was not published is drawn between the lowest and the highest that were.
reform-invented-new = How many holders are new was published for all elections up to August 2023; that share is taken for this day.
reform-invented-stand = In how many posts the holder stood again nobody published; here in { $n }.
reform-invented-rest = Which post, which person, which votes: invented.

## Desks of many posts

desk-posts = Posts
desk-tables = Tables
work-title = Work on the posts
work-everywhere = every district
work-found = { $n } of { $all } posts, what is due first standing first.
work-next = What is next
work-by = By when
work-wrong = What is wrong
work-wrong-some = something is wrong
work-due-late = overdue
work-due-week = within seven days
work-day = As on
work-pages = Pages of the list
trouble-late = overdue
trouble-few-nominated = nominated: { $n }
trouble-few-registered = registered: { $n }
trouble-differ = entries differ: { $n }
trouble-findings = protocols that do not add up: { $n }
trouble-open = the law leaves the outcome open
trouble-fell = the outcome fell
trouble-repeat-late = repeat election behind its term
next-precincts = Name its precincts
next-call = Call the election
next-nominate = Nominate candidates
next-decide = Decide on nominations: { $n }
next-ballot = Set the ballot
next-put-off = Put the election off
next-vote = Await the day of the vote
next-protocols = Protocols not accepted: { $n } of { $of }
next-count = Count the outcome
next-certify = Certify the outcome
next-call-again = Call what the outcome asks for
next-winner = Register the winner
next-nothing = Nothing until the term ends
post-saved = Recorded.
post-look = Show as on this day
post-code = What { $code } means and how it is mended
post-candidates = Candidates
post-reason = Why it may stand
post-later = What is not possible now, and why
post-public = This post as everybody sees it
post-confirm = Prove that it is you
post-papers = Papers
post-back = Back to the post
do-accept = Accept the protocol
do-call = Call it
do-nominate = File the nomination
do-papers = Record the papers
do-decide = Decide under the law of that day
do-ballot = Set the ballot
do-count = Count
do-certify = Certify
do-put-off = Put it off
do-call-again = Call it again
do-winner = Register
do-record = Record it
title-call = Call an election
title-nominate = Nominate a candidate
title-papers = Papers were brought
title-decide = The commission decides
title-put-off = Put the election off
title-call-again = Repeat voting or a repeat election
act-eligible = Find eligible
act-issue = Issue signature sheets
act-accept-sheets = Accept signature sheets
act-refuse = Refuse registration
act-appeal = An appeal was filed
act-restore = The appeal succeeded
act-dismiss = The appeal failed
act-withdraw = The candidate withdrew
act-take-back = The nominator took the nomination back
act-cancel = Cancel the registration
act-leave = Died or lost the right to stand
field-day = Day
field-vote = Day of the vote
field-term-ends = Last day of the term that ends
field-powers-ended = Powers ended early on
field-candidate = Id of the candidate
field-name = Family name, given name, patronymic
field-sex = Sex
field-born = Day of birth
field-nominator = Nominated by: self, higher_akim or the id of a party
field-hour = Hour, such as 17:30
field-member-of = Member of the party; none for no party
field-incumbent = Holds the post now
field-terms = Terms in a row so far
field-decided = The commission's decision on what is open, in words
field-because = Why, or the paper it rests on
field-signed = Members who signed, one a line
field-citizen = A citizen
field-residence = Full years of residence
field-consent = Own consent
field-agreed = Agreement of the community's assembly
field-elsewhere = Stands elsewhere
field-paid = Fee in minimum wages: 1, 1/2
field-declaration = Declaration of the candidate
field-spouse = Declaration of the spouse
field-check = Special check
field-collected = Signatures collected
field-good = Signatures found good
field-settlements = Settlements they come from
word-female = woman
word-male = man
word-in-order = handed in, in order
word-missing = not handed in
word-false = found false
word-not-owed = not owed
word-passed = passed
word-negative = negative
word-nowhere = nowhere
word-constituency = in another constituency
word-maslikhat = for a maslikhat
tables-title = Tables for many posts
tables-lead = Choose one or all of the four tables: CSV, UTF-8, up to { $n } MB together. First everything is checked, and nothing is recorded.
tables-day = Day, where a row names none
tables-check = Check
tables-preview = What the tables come to
tables-nothing-yet = Nothing was recorded yet.
tables-orders = orders: { $n }
tables-problems = Rows left out: { $n }
tables-order = Order all good rows ({ $n })
tables-others = Choose other tables
tables-last = Your last uploads
tables-upload = Upload { $n }
tables-wrong = What is wrong
tables-file = Table
tables-line = Line
tables-column = Column
tables-value = Value
tables-more = And { $n } more; the table has all.
table-posts = Posts
table-precincts = Precincts
table-candidates = Candidates
table-protocols = Protocols
upload-title = Recording the tables
upload-ended = All done.
upload-runs = Being recorded; the page asks again by itself.
upload-broke = It broke off; send the same tables again, what was recorded has no second effect:
upload-of = Orders
upload-done = Recorded
upload-known = Known from before
upload-refused = Refused
upload-csv = The refused ones as a table (CSV)
