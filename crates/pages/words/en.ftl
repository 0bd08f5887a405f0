# English: the messages of the site. The same ids stand in kk, ru and en; a test compares them with the sources.

## The frame

skip = Skip to the content
nav = Parts of the site
languages = Languages
nav-elections = Elections
nav-law = Law
nav-parties = Parties
footer = Every figure here is computed from votes and from the law of its day, twice, by two programs that share no code; each step names its article.
footer-law = Hash of the law:
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
reforms-title = How these figures came to be
reforms-lead = Every change of the figures above, latest first, with the act that made it.

## Elections

elections-title = Elections
elections-lead = Votes and declared results as they were published. Each is counted here once more under the law of its day.
election-title = { $office }, { $day }
no-count-short = Votes were not published in full.
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
distances = How many votes to another result
one-more = One seat more
one-less = One seat less
result-table = Result by list
col-list = List
col-votes = Votes
col-share = Share
col-seats = Seats
col-base = Base and seats
col-change = Change
col-region = Region
col-stage = Announced
threshold-line = Threshold { $share }: { $needed } votes
assumed = Assumed, not law:

## The count, step by step

group-base = The base of the threshold
group-threshold = Who passes the threshold
group-alone = One list alone
group-quotas = Whole quotas
group-rest = The remaining seats
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
alone = By itself:
alone-nothing = By itself: changes no seat.
alone-stops = By itself: the count stops.
derivation-other = The count under the other law, step by step
same-question = The same question as an address, a command, a bill
as-address = Address
as-command = Command
as-bill = Bill file { $file }
form-day = The law of this day
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
subject-lead = What each rule says on { $day }.
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
when-between = a day between { $earliest } and { $latest }, not confirmed which
when-from = a day from { $earliest } on, not confirmed which
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
parties-results-lead = Share of the base, and seats below it, as counted under the law of each day.

## Notices

notice-title = There is no such answer here
notice-home = To the first page

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
night-known = known up to { $entries } entries of the journal
night-totals = Votes so far
night-part = A part is not a result: seats are shown once every protocol is in.
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
precinct-open = Two people enter the protocol apart from each other. Until it is accepted no figure of it is shown.
precinct-protocol = The protocol
precinct-history = What became of it on the way
col-figure = Figure
col-protocol = Protocol
col-copy = Copy
proof-title = Its place in the journal
proof-lead = The entries about this precinct in a journal of { $size }. The hashes lead from each line to the root of all entries.
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
step-resolve = reasons given
step-checked = checked, nothing to explain
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
did-certified = result certified
did-issued = certificate issued
did-mandates-decided = decided on mandates
did-mandates = mandates given
did-vacated = mandate vacated
did-filled = vacancy filled
did-refused = refused

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
