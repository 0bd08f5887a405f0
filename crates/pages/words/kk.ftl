# Қазақша (кирилл): the messages of the site. The same ids stand in kk, ru and en; a test compares them with the sources.

## The frame

skip = Мазмұнға өту
nav = Сайт бөлімдері
languages = Тілдер
nav-elections = Сайлау
nav-law = Заң
nav-parties = Партиялар
nav-desk = Комиссияға
footer = Мұндағы әр сан дауыстардан және сол күнгі заңнан екі рет, ортақ коды жоқ екі бағдарламамен есептелген; әр қадам өз бабын атайды.
footer-law = Заңның нұсқасы (хеш):
yes = иә
no = жоқ
source = дереккөз
since = { $when } бастап

## Home

home-title = Орындарды заң бөледі. Қалай екенін көріңіз.
home-lead = Нақты сайлауды кез келген күннің заңы немесе өз заң жобаңыз бойынша қайта санау — әр мандаттың бабымен.
read-law = Заңды күні бойынша оқу
law-today = { $day } күні қолданыстағы заң
latest-elections = Соңғы сайлаулар
all-elections = Барлық сайлау
reforms-title = Бұл сандар қалай өзгерді
reforms-lead = Соңғысынан бастап әр өзгеріс және оны енгізген акт.

## Elections

elections-title = Сайлау
elections-lead = Дауыстар мен жарияланған қорытындылар. Әр сайлау мұнда өз күнінің заңы бойынша тағы бір рет саналған.
election-title = { $office }, { $day }
no-count-short = Дауыстар толық жарияланбаған, қайта санау мүмкін емес:
no-count = Белгілі деректер бойынша бұл сайлауды санау мүмкін емес.
chamber-label = { $seats } орын: { $lists }
declared-equal = Ресми жарияланған қорытындымен бірдей.
declared-differs = Ресми жарияланған қорытындыдан өзгеше:
declared-list = { $list }: есептелгені { $counted }, жарияланғаны { $declared }
declared-unknown = Ресми жарияланған мандаттар саны табылмады.
ask-what-if = Заң басқаша болса ше?
what-if-threshold = { $share } шек
derivation-title = Неліктен солай
derivation-lead = Бүкіл санақ қадам-қадаммен. Баптарын көру үшін қадамды ашыңыз.
downloads-title = Жүктеп алу
download-json = осы беттегінің бәрі бағдарламалар үшін
download-csv = электрондық кестеге арналған кесте
download-command = дәл соны өз компьютеріңізде
sources-title = Дереккөздер мен ескертпелер
figures-title = Сандармен
voters = Сайлаушылар
turnout = Қатысу
turnout-title = Өңірлер бойынша қатысу
turnout-map = Өңірлердің қатысу картасы; сандары жанындағы кестеде
against-all = Бәріне қарсы
wasted = Мандатсыз қалған дауыстар
gallagher = Галлахер индексі
gallagher-means = Мандат үлестері дауыс үлестерінен қаншалықты алыс; 0 — толық пропорционалдық
effective = Тізімдердің тиімді саны, дауыстар → мандаттар
effective-means = Күші тең неше тізім дәл осындай бөліністі берер еді
distances = Басқа қорытындыға дейін қанша дауыс
one-more = Бір мандат артық
one-less = Бір мандат кем
result-table = Тізімдер бойынша қорытынды
col-list = Тізім
col-votes = Дауыс
col-share = Үлесі
col-seats = Орын
col-base = Барлығы (үлес базасы)
col-change = Айырма
col-region = Өңір
col-stage = Жарияланған уақыты
threshold-line = Шек { $share }: { $needed } дауыс
assumed = Заң емес, болжам:

## The count, step by step

group-base = Шек неден есептеледі
group-threshold = Шектен кім өтті
group-alone = Жалғыз тізім
group-quotas = Бүтін квоталар: бірден берілетін мандаттар
group-rest = Қалған мандаттар: бөлшек бөліктер бойынша
group-ties = Теңдік
step-no-rule = Бұл қадамға жазылған ереже жоқ.
step-base-lists = тізімдер үшін { $total } дауыс
step-base-both = тізімдер үшін { $lists } + бәріне қарсы { $against } = { $total } дауыс
step-base = { $total } бюллетень
step-passes = { $list }: { $votes } дауыс, { $share }; керегі { $needed } — өтеді
step-fails = { $list }: { $votes } дауыс, { $share }; керегі { $needed } — өтпейді
step-quota = Квота: жіберілген тізімдердің { $votes } дауысы / { $seats } мандат = { $quota }
step-quotient = { $list }: { $quotient } квота, яғни { $whole } мандат
step-fraction = { $list } тағы біреуін алады: бөлшегі { $fraction }, шамасы бойынша { $place }-ші
step-average = { $seat }-мандат — { $list }: { $average }
step-average-next = (келесі { $list }: { $average })
step-tied = { $lists } тең, мандат саны { $seats }
step-registration = { $order }-нөмірмен тіркелген { $list } бірінші; мандат: { $seats }
step-lot = Жеребе бір мандатты { $list } тізіміне береді
step-only-one = Тек { $list } өтеді
step-second = { $list } дауыс саны бойынша келесі ({ $votes }), ол да жіберіледі
step-reduced = { $list }: квоталары × { $factor } = { $quotient }; мандат: { $whole }
step-raised = { $list } кемінде { $minimum } алады
step-leftover = Қалған мандаттар шектен өткен { $list } тізіміне: { $seats }
open-silent = Заң үнсіз ({ $case }): { $what }
open-none-passes = бірде-бір тізім шекке жетпеді, бұл жағдайға ештеңе айтылмаған.
open-more-than-seats = бірінші тізімде бүтін квотамен { $first }, екіншісіне кемінде { $second }, бірге { $seats } санынан көп; кім шегінетіні айтылмаған.
open-tie-for-second = { $lists } келесі дауыс санын бөліседі; қайсысы жіберілетіні айтылмаған.
open-no-second = бір ғана тізім қатысты, ал ережеге келесісі керек.
open-empty-base = тізімдерге бірде-бір дауыс жоқ, үлесті айту мүмкін емес.
open-order = { $lists } тең, мандат саны { $seats }; бұрын тіркелгені бірінші, ал тіркеу реті жазылмаған.
open-lot = { $lists } тең, мандат саны { $seats }; заң жеребе талап етеді.
note-percentages = Тек пайыздар белгілі: дауыс орнына пайыздың жүзден бірі алынған, дөңгелектеу әсер етуі мүмкін.
note-no-line = Бұл заң бюллетеньге «бәріне қарсы» жолын қояды; бұл сайлаудың бюллетенінде ол болмаған.
note-line-stays = Бұл заңда «бәріне қарсы» жолы жоқ; сондай { $ballots } бюллетень базада қалады.
note-line-out = Бұл заңда «бәріне қарсы» жолы жоқ; сондай { $ballots } бюллетень базаға кірмейді.
note-against-leads = «Бәріне қарсы» алда: { $ballots } бюллетень; оған ешбір бап салдар байланыстырмайды (OC-11).
note-base-differs = Жарияланған база { $published }, сандар бойынша { $computed }.
note-bound = Бәріне қарсы дауыстар саны табылмады: олар саналмайды, { $bound } дейін қорытынды өзгермейді.

## What if

what-if-title = Егер ше: { $election }
what-if-heading = Заң басқаша болса ше?
what-if-lead = Сол дауыстар, басқа заң. Бос өріс — сол күнгі заңдағыдай. Бүкіл сұрақ беттің мекенжайында тұр: сілтемемен бөлісуге болады.
what-if-nothing = Формада бірдеңені өзгертіңіз — жанында басқа қорытынды шығады.
what-if-trouble = Бұл сұраққа жауап жоқ:
law-of-its-day = Сол күнгі заң
law-asked = Басқа заң
side-by-side = Мандаттар қатар
what-changed = Не өзгерді және оған қай ереже себеп
nothing-differs = Санаққа қажет ережелердің ешқайсысы өзгеше емес.
idle-rule = { $rule } сол күнгі заңда бұрыннан сондай: ештеңе өзгермейді.
alone = Тек осы өзгерістің нәтижесі:
alone-nothing = Тек осы өзгеріс бірде-бір мандатты ауыстырмайды.
alone-stops = Тек осы өзгеріспен санақ тоқтайды.
derivation-other = Басқа заң бойынша санақ қадам-қадаммен
same-question = Сол сұрақ мекенжай, пәрмен, заң жобасы түрінде
as-address = Мекенжай
as-command = Пәрмен
as-bill = Заң жобасының файлы { $file }
form-day = Қай күннің заңы
form-threshold = Шек, %
form-seats = Мандаттар саны
form-method = Мандаттар қалай бөлінеді
form-base = Шек неден алынады
form-against-all = Бәріне қарсы дауыстар базада
form-comparison = Шекке жету
form-second = Бір тізім өтсе, келесісі жіберіледі
form-bill = Заң жобасын қою
form-bill-means = docs/ACTS.md пішініндегі заң жобасы; ол заңға бірінші қойылады.
form-ask = Санау
form-reset = Тазарту
as-the-law = заңдағыдай

## Law

law-title = Заң күні бойынша
law-lead = Сайлау құқығының ережелері: барлық мәндері, оларды белгілеген актілер және расталу дәрежесі.
law-search = Ережелер мен актілерден іздеу
law-find = Іздеу
law-found = Табылғаны: { $n }
law-subjects = Тақырыптар
law-on = { $day } күнгі мәні
subject-lead = Әр ереженің { $day } күнгі мәні
rule-history = Тарихы
rule-ends = ондай ереже енді жоқ
acts-title = Актілер
act-operations = { $n } өзгеріс
act-in-force = Күшінде: { $when }
act-plain = { $day } { $form }
act-numbered = { $day } № { $number } { $form }
act-bill = «{ $title }» заң жобасы
cite-article = { $article }-бап
cite-as-set = белгілеген: { $act }
cite-bill = заң жобасы бойынша
changes-title = Екі күн арасында не өзгерді
changes-from = Бастап
changes-to = Дейін
changes-show = Көрсету
changes-found = { $n } ереже өзгеше
confidence-text = актіден оқылған
confidence-press = баспасөзден
confidence-deduced = қорытылған
confidence-unconfirmed = расталмаған
when-between = { $earliest } мен { $latest } аралығында (нақты күні расталмаған)
when-from = { $earliest } күнінен ерте емес (нақты күні расталмаған)
when-pending = күні әлі белгіленбеген
when-never = ешқашан: күшіне енгенше жойылған
value-silent = Заң үнсіз:
value-rows = { $n } жол
answer-not-yet = ондай ереже әлі жоқ; алғаш рет: { $when }
answer-pending = күтуде:
answer-ended = қолданысы аяқталған: { $when }
answer-uncertain = анық емес, өзгеріс күні: { $when }:
answer-void = сот күшін жойған; мәтіні:
answer-unrecorded = жазылмаған
kind-define = алғаш жазылған:
kind-set = өзгертілген:
kind-rebase = қайта жазылған
kind-end = тоқтатылған
kind-commence = күні белгіленген
kind-suspend = тоқтата тұрған
kind-postpone = кейінге қалдырылған
kind-save = бұрынғы фактілер үшін сақталған
kind-annul = сот күшін жойған
kind-cancel = енгенше жойылған
kind-commute = жазалар ауыстырылған
kind-corrigendum = қате түзетілген:
sanction-range = { $min } – { $max }
sanction-up-to = { $max } дейін
sanction-from = { $min } бастап
sanction-life = өмір бойы
sanction-death = өлім жазасы

## Units

mandates = { $n } мандат
unit-articles = { $n } бап
unit-candidates = { $n } кандидат
unit-constituencies = { $n } округ
unit-elections = { $n } сайлау
unit-lists = { $n } тізім
unit-mandates = { $n } мандат
unit-members = { $n } мүше
unit-minimum-wages = { $n } ең төменгі жалақы
unit-persons = { $n } адам
unit-places = { $n } орын
unit-seats = { $n } орын
unit-terms = { $n } мерзім
unit-times = { $n } рет
unit-voters = { $n } сайлаушы
unit-votes = { $n } дауыс
unit-minutes = { $n } минут
unit-hours = { $n } сағат
unit-days = { $n } күн
unit-working-days = { $n } жұмыс күні
unit-months = { $n } ай
unit-years = { $n } жыл

## Parties

parties-title = Партиялар
parties-minimum = Партияға қажет мүшелер саны — қазір және бұрын
parties-results = Жалпыұлттық сайлаудағы партиялар
parties-results-lead = Дауыс үлесі, астында сол күнгі заң бойынша мандаттар; алдымен соңғы сайлау.

## Notices

notice-title = Мұнда ондай жауап жоқ
notice-home = Басты бетке
notice-lead = Мұндай бет жоқ немесе мекенжайдағы сұрақ түсініксіз. Коды мен түсіндірмесі ағылшынша:

## A running election

night-title = Хаттамалар: { $election }
night-synthetic = Көрсетілім: учаскелер, адамдар мен хаттамалар синтетикалық; тек бүкіл ел бойынша қорытынды нақты.
night-certified = Қорытындыны комиссия бекітті: { $n } қол.
night-counted = Барлық хаттама келді. Қорытынды саналды, бірақ әлі бекітілген жоқ.
night-before = Бюллетень әлі бекітілген жоқ.
night-settled = Қабылданған хаттамалар: { $of } ішінен { $settled }
night-known = журналдың { $entries }-жазбасына дейін
night-totals = Әзірге берілген дауыстар
night-part = Бұл әлі қорытынды емес: мандаттар барлық хаттама келгенде көрсетіледі.
night-regions = Өңірлер бойынша
night-link = Хаттамаларды бақылау
col-settled = Хаттамалар
precincts-title = Учаскені табу
precinct-number = Учаске нөмірі
every-region = барлық өңір
copy-differs = Байқаушы көшірмесі өзгеше
copy-by = { $by } енгізген көшірмеде хаттамадан басқа сандар бар.
state-awaited = күтілуде
state-entered = енгізілуде
state-accepted = қабылданды
state-void = жарамсыз
precinct-title = № { $id } учаске
precinct-district = { $district }-округ
precinct-open = Хаттаманы екі адам бөлек енгізеді. Қабылданғанша оның сандары көрсетілмейді.
precinct-protocol = Хаттама
precinct-history = Хаттаманың жолы
col-figure = Жол
col-protocol = Хаттама
col-copy = Көшірме
proof-title = Журналдағы орны
proof-lead = Журналдағы барлық жазба саны: { $size }. Мұнда осы учаскеге қатыстылары. Хештер тізбегі әрқайсысын журналдың түбірімен байланыстырады: оны білдірмей өзгерту мүмкін емес.
proof-entry = { $seq }-жазба
proof-yes = Браузеріңізде тексерілді: бұл жолдар журналда бар.
proof-no = Браузеріңізде тексерілді: жол түбірге апармайды.
proof-path = Түбірге жол
proof-root = Түбір
proof-by-hand = Қолмен тексеру
proof-how = Жолдың хешін алып, жоғары көтеріліңіз: орын тақ немесе қатардағы соңғы болса, келесі хеш сіздікінің сол жағында, әйтпесе оң жағында. Қалғанын куәліктегі түбірмен салыстырыңыз.
form-more = Басқа ережелер

## Жұмыс орындары

desk-nav = Жұмыс орындарыңыз
desk-start = Жұмыс үстелі
desk-entry = Хаттама енгізу
desk-precincts = Учаскелер
desk-copies = Көшірмелер
desk-lists = Тізімдер
desk-sitting = Отырыс
desk-journal = Журнал
desk-accounts = Есептік жазбалар
desk-account = Есептік жазбаңыз
desk-logout = Шығу
times-clock = Уақыт елдің сағатымен көрсетілген, { $zone }.
times-utc = Уақыт дүниежүзілік үйлестірілген уақытпен (UTC) көрсетілген.
role-administrator = комиссия әкімшісі
role-coordinator = аумақтық үйлестіруші
role-clerk = енгізу операторы
role-agent = партия өкілі
role-observer = байқаушы
role-auditor = аудитор

## Desk: entry

entry-title = Хаттамаларды енгізу
entry-open = Ашу
entry-missing = Аумағыңызда «{ $number }» учаскесі жоқ.
entry-waiting = Сізді күтіп тұр: { $n }
entry-nothing-waits = Сізді күтіп тұрған ештеңе жоқ.
entry-free = Әлі енгізілмеген: { $n }
entry-last = Соңғы енгізгендеріңіз
entry-next = Келесі учаске
entry-release = Екінші операторға беру
entry-saved = Сақталды: жазба журналда тұр.
entry-awaiting-first = ештеңе енгізілмеген
entry-first-entered = бірінші енгізу жасалды
entry-awaiting-second = екінші енгізу күтілуде
entry-differs = екі енгізу сәйкес емес
entry-settled = екеуі бірдей, тексерілуде
entry-resolved = тексерілді, қабылдауды күтуде
standing-awaiting-first = Бұл хаттаманы әлі ешкім енгізген жоқ.
standing-first-entered = Бірінші енгізу жасалды, бірақ әлі берілген жоқ.
standing-awaiting-second = Бірінші енгізу берілді. Сол қағазды басқа адам оны көрмей енгізеді.
standing-differs = Екі енгізу сәйкес емес. Әр оператор өз енгізуін қайта оқи алады; немесе қағазды үшінші адам оқиды.
standing-settled = Екі енгізу бірдей. Хаттама үйлестірушіге өтеді.
standing-accepted = Хаттама қабылданды.
standing-void = Бұл учаскедегі дауыс беру жарамсыз.
turn-first = бірінші енгізу
turn-revise = өз енгізуіңіз тағы бір рет
turn-second = екінші енгізу
turn-correct = өз енгізуіңізді қайта оқыңыз
turn-settle = айырмашылықты шешу
turn-copy = хаттама көшірмесі
means-first = Әр санды қағазда қалай тұрса, солай енгізіңіз. Enter келесі өріске апарады. Қағазда бос тұрғаны бос қалады.
means-revise = Енгізуіңіз әлі берілген жоқ: оны өзгертуге болады.
means-second = Әр санды қағаздан енгізіңіз. Бірінші енгізуді көрмейсіз, мұнда оған ештеңе тәуелді емес.
means-correct = Осы өрістерде енгізуіңіз екіншісінен өзгеше. Оларды қағаздан қайта оқып, онда не тұрса, соны енгізіңіз.
means-settle = Екі енгізу өзгеше жерде көрсетілген. Осы өрістерді қағаздан оқып, онда не тұрса, соны енгізіңіз.
means-copy = Хаттама көшірмеңізде не тұрса, соны енгізіңіз. Онда жоғы бос қалады.
sheet-article = { $article }-баптың сандары
sheet-more-rows = Тағы жолдар
sheet-first = бірінші
sheet-second = екінші
sheet-words = Қағаздағы сөз басқа санды айтады
sheet-words-means = Әр санның жанында оның сөзбен жазылуы көрсетілген. Қағаздағы сөздерді өзгеше жерде ғана енгізіңіз.
sheet-check = Тексеру
sheet-faults = { $n } өрісте сан емес
sheet-found = Сәйкес келмейді: { $n }
sheet-stands = Осы сандарды қағаздан қайта оқыдым: онда дәл осылай тұр.
sheet-adds-up = Бәрі сәйкес келеді.
send-first = Сақтап, беру
send-revise = Сақтап, беру
send-second = Екінші енгізуді сақтау
send-correct = Сақтау
send-settle = Шешу
send-copy = Көшірмені сақтау
draft-kept = Осы браузерде сақтаулы, әлі жіберілген жоқ.
draft-restored = Осы браузерден қалпына келтірілді; әлі жіберілген жоқ.
draft-sending = Жіберілуде…
draft-unsent = Әлі жіберілген жоқ: сайтқа қосылу болмады. Ештеңе жоғалған жоқ; түймені қайта басыңыз.
draft-ended = Әлі жіберілген жоқ: сеансыңыз аяқталды. Ештеңе жоғалған жоқ; қайта кіріңіз, бәрі осында болады.
draft-log-in = Қайта кіру
draft-saved = Сақталды.
found-error = қате
found-warning = ескерту
found-relation = { $formula }: { $left } және { $right }, айырмасы { $difference }.
found-empty = Бос: { $fields }.
found-words = { $field }: цифрмен { $figure }, сөзбен { $read } («{ $words }»).
found-no-number = { $field } сөзі сан емес: «{ $words }»; цифрмен { $figure }.
found-chain = { $field }: { $figure }, ал бөліктерінде { $sum }.
fault-not-digits = Тек 0-ден 9-ға дейінгі цифрлар.
fault-too-large = Ең көбі { $most }.
step-enter = енгізілді
step-revise = қайта енгізілді
step-release = берілді
step-settle = айырмашылықты үшінші адам шешті
step-correct = өз енгізуі қайта оқылды
step-resolve = ескертулер қаралды
step-checked = тексерілді, ескерту жоқ
step-accept = қабылданды
step-recount = қайта саналды
step-recount-request = өтініш бойынша қайта саналды
step-recount-ordered = шешім бойынша қайта саналды
step-correction = жаңадан енгізіледі
step-void = жарамсыз деп танылды
step-repeat = қайта дауыс берілді
order-refused = Бас тартылды:
refused-not-now = «{ $step }» қазір мүмкін емес: { $state }.
refused-nameless = Ешкім аталмаған.
refused-role = «{ $step }» сіздің рөліңіздің ісі емес.
refused-same-person = Бірінші енгізуді сіз жасадыңыз. Екіншісін басқа адам жасайды.
refused-not-theirs = Енгізу сіздікі емес; оны { $of } жасады.
refused-not-independent = Сіз бұл хаттаманы енгіздіңіз. Ол туралы басқа адам шешеді.
refused-other-form = Бұл сандар басқа бланкіге арналған.
refused-not-in-dispute = Екі енгізу { $fields } бойынша бірдей.
refused-errors = Қателер кедергі: { $codes }.
refused-reason-missing = Жазбаша себеп жоқ: { $codes }.
refused-reason-for-nothing = Табылмаған { $code } үшін себеп берілген.
refused-because-missing = Неге екенін жазыңыз.
refused-recount-spent = Өтініш бойынша қайта санау болды: { $done }; заң { $most } береді.
refused-recount-too-late = Қорытынды жарияланғаннан кейін қайта санау болмайды.
refused-correction-too-late = Қорытынды жарияланғаннан кейін енгізу түзетілмейді.
refused-law-unclear = Сол күннің заңы бұған бола ма, айтпайды:

## Desk: precincts

watch-title = Аумағыңыздағы учаскелер
watch-waits = Не кімді күтіп тұр
watch-first = Енгізілмеген
watch-second = Екінші енгізу
watch-differ = Сәйкес емес
watch-coordinator = Үйлестіруші
watch-done = Аяқталды
watch-state = Күйі
watch-every-state = кез келген күй
watch-every-district = барлық аудан
watch-mine = мені күтіп тұр
watch-findings = ескертулері бар
watch-copies = көшірме өзгеше
watch-found = { $n } учаске
watch-not = Сәйкес келмейді
watch-last = Соңғы әрекет
watch-csv = Осы тізім CSV түрінде
col-district = Аудан
paging = Беттер
paging-before = Артқа
paging-next = Келесі
paging-at = { $pages } беттің { $page }-беті
one-found = Не сәйкес келмейді
one-now = Қазір не істеуге болады
one-not-now = Не істеуге болмайды және неге
one-look-again = Учаскені қайта қарау
one-public = Учаскенің ашық беті
one-reasons = Ескертулердің себептері
one-figures = Оның сандары
act-accept = Хаттаманы қабылдау
act-resolve = Тек себептерін жазу
act-resolve-accept = Себептерін жазып, қабылдау
act-reason = { $code } себебі:
act-supersede = Барын алып тастау
act-ground = Қандай негізде
act-because = Неге, сөзбен; кім шешті
act-do-supersede = Алып тастау
ground-request = сенім білдірілген адамның өтініші бойынша қайта санау
ground-ordered = жоғары тұрған комиссияның шешімі бойынша қайта санау
ground-correction = қағаздағыдан өзгеше енгізілген: жаңадан енгізу
ground-void = учаскедегі дауыс беру жарамсыз деп танылды
ground-repeat = учаскеде қайта дауыс берілді

## Desk: copies

copies-title = Хаттамалардың көшірмелері
copies-lead = Көшірме хаттама қабылданған соң салыстырылады. Өзгеше болса, оны учаске бетінде барлығы көреді.
copies-own = Көшірмелеріңіз
copies-none = Әлі бірде-бір көшірме енгізбедіңіз.
copies-yours = Көшірмеңіз
copies-another = Тағы бір көшірме енгізу
copies-waits = хаттама әлі қабылданған жоқ
copies-same = сандар бірдей
copies-differs = сандар басқа

## Desk: journal

journal-title = Кім не істеді
journal-lead = Алдымен жаңасы. Хаттама сандары мұнда көрсетілмейді: екінші оператор оқып қоюы мүмкін.
journal-actor = Кім
journal-when = Қашан
journal-what = Не
journal-entry = Жазба
journal-order = Өкім
journal-none = Ондай жазба жоқ.
journal-newest = Жаңалары
journal-older = Ескілері
did-called = сайлау тағайындалды
did-terms = мерзімдер тағайындауда белгіленді
did-precincts = учаскелер белгіленді
did-filed = тізім ұсынылды
did-named = тізім аталды
did-decided = тізім туралы шешілді
did-registered = тізім тіркелді
did-withdrawn = тізім шақыртып алынды
did-ballot = бюллетень бекітілді
did-step = хаттама
did-copy = көшірме енгізілді
did-lot = жеребе тартылды
did-counted = қорытынды саналды
did-sat = отырыс ашылды
did-signed = нәтижеге қол қойылды
did-unsigned = қол кері алынды
did-certified = қорытынды бекітілді
did-issued = куәлік берілді
did-mandates-decided = мандаттар туралы шешілді
did-mandates = мандаттар бөлінді
did-vacated = мандат босады
did-filled = бос орын толтырылды
did-refused = бас тартылды

## Desk: accounts

login-title = Кіру
login-lead = Сайлау өткізетіндер үшін. Нәтижелер мен заң кірусіз баршаға ашық.
login-account = Есептік жазба аты
login-password = Құпиясөз
login-code = Код
login-code-means = Қосымшадағы алты цифр. Есептік жазбаңыз код сұрамаса, бос қалдырыңыз.
login-go = Кіру
login-wrong = Аты, құпиясөз немесе код қате, не код бұрын пайдаланылған.
login-wait =
 { $seconds ->
    [one] Сәтсіз әрекет тым көп. { $seconds } секундтан кейін қайталаңыз.
   *[other] Сәтсіз әрекет тым көп. { $seconds } секундтан кейін қайталаңыз.
 }
login-crowded = Қазір көп адам кіріп жатыр. Бірнеше секундтан кейін қайталаңыз.
confirm-title = Өзіңіз екеніңізді растаңыз
confirm-lead = Келесі қадамның салдары бар. Құпиясөзді тағы бір рет немесе кодты енгізіңіз.
confirm-either = Құпиясөз орнына қосымшадағы алты цифр. Пайдаланылған код қайта қабылданбайды: келесісін күтіңіз.
confirm-go = Жалғастыру
start-none = Мұнда сайлау өтіп жатқан жоқ.
start-more = Есептік жазбалар
own-owes-password = Құпиясөз сізге берілген. Алдымен өз құпиясөзіңізді таңдаңыз.
own-owes-second = Нәтижені бекітетін адамға екінші фактор қажет. Алдымен кодтарды баптаңыз.
own-done = Дайын.
own-password = Құпиясөз
own-current = Қазіргі құпиясөз
own-new = Жаңа құпиясөз
own-new-means = Кемінде 12 таңба. Көп белгіден бірнеше сөз жақсырақ; ең дұрысы — құпиясөз менеджері.
own-again = Жаңа құпиясөз тағы бір рет
own-password-go = Құпиясөзді өзгерту
own-wrong-current = Бұл қазіргі құпиясөз емес.
own-short =
 { $least ->
    [one] Кемінде { $least } таңба.
   *[other] Кемінде { $least } таңба.
 }
own-long = Бұл қабылданатын кез келген құпиясөзден ұзын.
own-guessable = Мұндай құпиясөзді бірінші болып байқап көреді. Бір-біріне қатысы жоқ сөздерді таңдаңыз.
own-differs = Екі жаңа құпиясөз әртүрлі.
own-same = Бұл қазіргі құпиясөз. Басқасын таңдаңыз.
own-codes = Кодтар
own-codes-after = Алдымен құпиясөзді өзгертіңіз.
own-codes-on = Есептік жазбаңыз әр кіргенде код сұрайды.
own-codes-off = Есептік жазбаңыз код сұрамайды. Код болса, ұрланған құпиясөз ештеңе ашпайды.
own-codes-other = Басқа телефонға көшіру
own-codes-remove = Бұдан былай код сұрамау
own-codes-set = Кодтарды баптау
own-sessions = Ашық сеанстар
own-session-began = Басталған уақыты
own-session-seen = Соңғы белгі
own-session-second = Екінші фактор
own-session-end = Аяқтау
own-session-this = осы
codes-title = Кодтарды баптау
codes-lead = Суретті кодтар қосымшасымен сканерлеңіз немесе құпияны соған енгізіңіз. Содан кейін ол көрсеткен кодты енгізіңіз.
codes-qr = Қосымшаға арналған құпиясы бар сурет
codes-secret = Құпия:
codes-code-means = Алты цифр. Код сәйкес келгеннен кейін ғана есептік жазбаңыз код сұрайды.
codes-wrong = Бұл код сәйкес емес. Телефон сағатының дұрыстығын тексеріңіз.
codes-go = Бұдан былай код сұрау
codes-not = Қазір емес
passkey-use = Кіру кілтін пайдалану
passkey-failed = Кіру кілті жауап бермеді. Қайталаңыз немесе кодты пайдаланыңыз.
passkeys = Кіру кілттері
passkeys-mean = Кіру кілті есептік жазбаны құрылғыңыздағы саусақ ізімен, бетпен немесе санмен, құпиясөз бен кодсыз ашады.
passkeys-new = Кіру кілтін тіркеу
passkeys-lead = Телефоныңыз, компьютеріңіз немесе аппараттық кілт өзіңіз екеніңізді сұрайды.
passkeys-label = Кілттің аты
passkeys-label-means = Мысалы, телефон немесе бау кілті.
passkeys-go = Жалғастыру
passkeys-remove = Жою
passkeys-script = Кіру кілттеріне JavaScript қажет. Кодтар онсыз да жұмыс істейді.
accounts-new = Есептік жазба ашу
accounts-import = Кестені жүктеу
accounts-search = Аты
accounts-every-role = барлық рөл
accounts-find = Табу
accounts-found =
 { $n ->
    [one] { $n } есептік жазба
   *[other] { $n } есептік жазба
 }
accounts-pages = Беттер
accounts-before = Алдыңғы
accounts-after = Келесі
accounts-page = { $of } беттің { $page }-беті
col-person = Тұлға
col-role = Рөлі
col-place = Орны
account-closed = жабық
account-given = { $account } құпиясөзі, алғашқы кіргенде өзгертіледі:
account-given-means = Ол бір-ақ рет көрсетіледі. Поштамен емес, қолма-қол тапсырыңыз.
account-who = Кім
account-name-means = 2–32 таңба: a–z әріптері, цифрлар, жеке нүктелер немесе дефистер. Ол журналдарда мәңгі қалады.
account-person-means = Тұлға қол қоятын құжаттардағыдай.
account-election = Сайлау
account-election-means = Мекенжайдағыдай, мысалы majilis-2021. Бос болса — мұндағы барлық сайлау.
account-region = Өңір
account-district = Аудан
account-list = Тізім
account-list-means = Тек партия өкілдеріне.
account-open-go = Есептік жазбаны ашу
account-change = Өзгерту
account-change-go = Есептік жазбаны өзгерту
account-once = Құпиясөз берілген, әлі өзгертілмеген.
account-password-means = Жаңа құпиясөз беріледі, ашық сеанстар аяқталады.
account-password-go = Жаңа құпиясөз беру
account-no-codes = Телефон жоғалды: екінші факторды сұрамау
account-close = Жабу
account-because = Неге
account-close-means = Жабық есептік жазба қайта ашылмайды, оның аты ешкімге берілмейді.
account-close-go = Есептік жазбаны жабу
import-lead = Әр жолда бір есептік жазба. Жауап ретінде құпиясөздер кестесі келеді, әрқайсысы алғашқы кіргенде өзгертіледі. Ол бір рет келеді: сенімді сақтаңыз, құпиясөздер таратылған соң жойыңыз.
import-table = Кесте (CSV)
import-columns = Бірінші жол бағандарды атайды:
import-go = Осы есептік жазбаларды ашу

## Жұмыс орны: отырыс

refused = Бас тартылды:
step-done = орындалды
step-now = қазір
step-later = кейін
step-blocked = тоқтап тұр
decided-in-words = Заң ашық қалдырған мәселе бойынша комиссияның өз шешімі, сөзбен
sitting-title = Отырыс: { $election }
sitting-lead = Бекітілген нәтижеге дейін қадам-қадаммен. Әр қадамда негіз болатын бап көрсетілген; заң ашық қалдырған нәрсе ашық айтылады, оны мұнда ешкім шешпейді.
sitting-back = Отырыстың қазіргі күйіне оралу
sitting-protocols = Хаттамалар
sitting-settled = { $of } учаскенің { $settled } жабылды, оның ішінде жарамсызы: { $void }. Бөлігі нәтиже емес.
sitting-missing = Қай учаскелер жетпейді
waits-first = бірінші енгізуді күтуде
waits-release = бірінші енгізу әлі тапсырылмаған
waits-second = екінші енгізуді күтуде
waits-difference = екі енгізу сәйкес емес
waits-findings = ескертулер бар
waits-acceptance = қабылдауды күтуде
waits-nothing = жабылған
sitting-findings = Ескертулер мен көшірмелер
sitting-findings-open =
 { $n ->
    [0] Ашық ескерту жоқ.
   *[other] { $n } хаттама сандары сәйкес келмегендіктен күтуде.
 }
sitting-reasons =
 { $n ->
    [0] Ескертумен қабылданған хаттама жоқ.
   *[other] { $n } хаттама ескертумен және жазбаша себебімен қабылданды.
 }
sitting-differing = { $n } учаскеде байқаушының көшірмесінде хаттамадан басқа сандар бар.
sitting-look = Қарау
sitting-no-copies = Байқаушылардың ешбір көшірмесі хаттамадан өзгеше емес.
could-later = Бұл мандатты өзгерте ала ма, барлық хаттама қабылданғаннан кейін айтылады.
could-undecided = Бұл мандатты өзгерте ала ма, айтылмайды: санаудың өзі жеребе немесе заң шешетін сұрақпен аяқталады.
could-beside = Мандат тәуелді болатын бірде-бір сан өзгеше емес.
could-safe = Кімдікі дұрыс болса да, бірде-бір мандат өзгере алмайды: айырмалардың қосындысы — { $sum }, ал қосынды { $smallest } дегенге жетпесе, мандат ауыспайды.
could-same = Хаттамалардың орнына көшірмелердің сандары түгел алынса, мандаттар сол күйінде қалады.
could-seats = Хаттамалардың орнына көшірмелердің сандары түгел алынса, мандаттар басқаша болады:
could-open = Хаттамалардың орнына көшірмелердің сандары түгел алынса, мандаттар шықпайды: осы санау шешкен сұрақ ашық қалады.
could-reach = Бұл — бір ғана үйлесім, қалғандары үшін дәлелденбеген: айырмалардың қосындысы — { $sum }, ал мандат { $smallest } дегеннен бастап ауысуы мүмкін.
could-unbound = Бұл — бір ғана үйлесім, қалғандары үшін дәлелденбеген: айырмалардың қосындысы — { $sum }, мандат қандай қосындыда ауысуы мүмкін екені белгісіз.
could-contradict = Бір учаскенің көшірмелері бір-біріне қайшы келетін, сондықтан хаттамадағысы алынған сандар: { $n }.
sitting-count-title = Санау
sitting-outdated = Санаудан кейін хаттама өзгерді немесе жеребе тартылды. Саналған нәтиже мен оның астындағы қолдар күшін жойды: қайта санаңыз.
sitting-two-counts = Ортақ коды жоқ екі бағдарлама екі рет санады; екеуі де бір нәтижеге келді.
sitting-counts-differ = Екі санау сәйкес келмеді. Себебі белгілі болмайынша ештеңе саналмайды және қол қойылмайды.
sitting-count = Нәтижені санап, жазу
sitting-lot-title = Жеребе
sitting-lot-needed = Заң жеребе тартуды талап етеді. Оны комиссия отырыста тартады; ұтқан тізімдер осында жазылады, содан кейін нәтиже қайта саналады.
sitting-lot-who = { $n } мандат жеребеге түседі. Әр тізім нешеуін ұтты?
sitting-lot-record = Жеребені жазу
sitting-lot-drawn = Жеребе бойынша ұтқандар: { $lists }
sitting-no-lot = Бұл сандарда заң жеребені талап етпейді.
sitting-result-title = Қол қойылатын нәтиже
sitting-open-law = Мұнда заң жауап бермейді. Ештеңе ойдан қосылмайды: шешуге құқылылар шешпейінше нәтижеге қол қойылмайды.
sitting-hash = Осы нәтиженің хеші (SHA-256). Дәл осыған қол қойылады:
sitting-hash-how = сол сандар файл түрінде; хешін есептейтін команда
sitting-rules = Санаудың баптары
sitting-sign-title = Қолдар
sitting-least = Кемінде { $n } түрлі мүше қол қояды, әрқайсысы өз есептік жазбасынан.
sitting-least-law = Бұл барлық мүшелердің жартысынан көбі, олардың санын белгілеген:
sitting-least-own = Мұнда жазылған заң мүшелер санын айтпайды; ешкім жалғыз бекітпейді деген осы рәсімнің қағидасы.
sitting-nobody-signed = Отырыс ашық. Әлі ешкім қол қойған жоқ.
sitting-still = Тағы { $n } қол керек.
sitting-open-what = Отырысты ашу неге қол қойылатынын бекітеді: жоғарыдағы нәтиже мен оның хеші. Кейін хаттама өзгерсе, отырыс аяқталып, қолдар күшін жояды.
sitting-open = Отырысты ашу
sitting-you-signed = Сіз бұл нәтижеге қол қойдыңыз.
sitting-you-sign = Сіз, { $name }, жоғарыдағы нәтижеге осы хешпен қол қоясыз:
sitting-sign = Нәтижеге қол қою
sitting-unsign = Қолды кері алу
sitting-unsign-what = Нәтиже бекітілгенге дейін қолыңызды кері алып, қайта қоя аласыз. Себебі журналда қалады.
sitting-unsign-why = Неліктен
sitting-withdrawn = Кері алынғандар:
sitting-confirm = Бұл сіз екеніңізді растаңыз
sitting-confirm-why = Қол қою мен бекіту алдында құпиясөз бен екінші фактор қайта сұралады; бұл бес минутқа жетеді.
sitting-certify-title = Бекіту
sitting-certify-what = Қол жеткілікті болғанда, нәтижені қол қойғандардың кез келгені бекітеді.
sitting-certify = Нәтижені бекіту
sitting-certified = Бекітілді. Қол қойғандар: { $names }
sitting-certificate-title = Нәтиже туралы хаттама
sitting-certificate-later = Нәтиже туралы хаттама бекітілген нәтижеден жасалады.
sitting-no-papers = Нәтиже туралы хаттама жасалуда. Бұл бетті сәлден соң қайта ашыңыз.
sitting-issue-what = Беру осы хештерді журналға жазады, сонда әркім шынайы хаттаманы басқасынан ажырата алады.
sitting-issue = Хаттаманы беру
sitting-issued = Берілді: бұл хештер журналда тұр.
sitting-mandates-title = Мандаттар
sitting-mandates-later = Мандаттар нәтиже бекітілгеннен кейін тұлғаларға беріледі.
sitting-give-title = { $list } тізімінің мандаттары
sitting-give = Мандаттарды беру
sitting-given = Берілген тұлғалар: { $n }, бос: { $vacant }
sitting-not-given = Әлі берілген жоқ.
sitting-chosen = Партия таңдаған ретпен тұлғалар, әр жолда біреуден; шешпесе бос қалады
sitting-in-time = Партия өз мерзімінде шешті
sitting-youth = Комиссия солай шешсе, осы жастан кіші тұлғалар жастар болып саналады
sitting-give-button = Осы тізімнің мандаттарын беру

## Жұмыс орны: тізімдер

lists-title = Партиялық тізімдер: { $election }
lists-none = Әзірге тізім берілген жоқ.
list-stands = Күйі
list-persons = Тұлғалар
list-persons-n = Партия белгілеген ретпен { $n } тұлға
list-day = Берілген күні
list-filed = берілді, шешім жоқ
list-sent-back = түзетуге қайтарылды
list-refused = тіркеуден бас тартылды
list-registered = тіркелді, № { $place }
list-withdrawn = кері қайтарып алынды
list-file = Тізім беру
list-file-anew = Қайта беру
list-back = Артқа
list-id = Тізімнің қысқа аты: латын әріптері, цифрлар, нүктелер, сызықшалар
list-party = Партия
list-kk = Бюллетеньдегі қазақша атауы
list-ru = Бюллетеньдегі орысша атауы
list-share = Алдыңғы сайлаудағы үлесі
list-share-hint = Мысалы 5.2 %, ал партия қатыспаса none. Жарна ең төменгі жалақымен көрсетіледі, мысалы 472.5.
list-paid = Төленген жарна
list-table = Партия белгілеген ретпен тұлғалар, кесте түрінде (CSV)
list-table-hint = Бірінші жолда бағандардың ағылшынша, орысша немесе қазақша атаулары, кез келген ретпен; араларында үтір, нүктелі үтір немесе табуляция. Партия мүшесі ме, әркім туралы айтылады.
list-read-file = Файлды өріске оқу
list-rehearse = Бермей тексеру
list-file-now = Тізімді беру
list-rehearsed = Заң бұл тізім туралы не айтар еді
list-rehearsed-what = Ештеңе берілген жоқ. Комиссия бүгін осыны көрер еді.
table-faults = Кестедегі қателер: { $n }.
list-examined = Осы күнгі заң не дейді
list-law-of = { $day } күнгі заң бойынша
list-may-register = Тізім заң талаптарын сақтайды және тіркеледі.
list-struck = Тізімнен шығарылатындар:
list-is-refused = Тіркеуден бас тартылады:
list-to-mend = Тізім қайтарылады. Түзетуге болатыны:
list-is-open = Заң мұны шешпейді; комиссия сөзбен шешеді:
list-mend-until = { $when } дейін
list-reading = Заң былай оқылса ({ $n })
list-check = Тексеру
list-checks = Баптары көрсетілген тексерулер
list-outcome = Нәтижесі
list-decide = Тізім туралы шешім
list-decide-what = Шешім сол күнгі заңнан шығады: тізім жоғарыда айтылғандай тіркеледі, бас тартылады немесе қайтарылады. Комиссияның өз сөзі заң мәселені ашық қалдырған жерде ғана керек және оның шешімі ретінде жазылады.
list-register-day = Шешім күні
list-register = Заң бойынша шешу
list-withdraw-title = Тізімді кері қайтарып алу
list-because = Сайлаудан неге шығады
list-withdraw = Қайтарып алуды жазу
list-history = Не жазылды
list-entry = { $seq } жазба
list-was-filed = { $day } берілді, тұлғалар: { $n }
list-was-named = Бюллетеньдегі атауы:
list-decided-words = Комиссия сөзбен шешті:
person-name = Аты-жөні
person-sex = Жынысы
person-born = Туған күні
sex-woman = әйел
sex-man = ер
verdict-kept = сақталды
verdict-broken = бұзылды
verdict-strikes = шығарады
verdict-open = ашық
verdict-not-made = тексерілмеді
check-facts = Деректер сәйкес емес: { $code }
check-lists = Партияның тізімдері: { $filed }, ең көбі { $allowed }
check-size = Көлемі: { $persons } тұлға, { $mandates } мандатқа ең көбі { $cap }
check-size-alone = Көлемі: { $persons } тұлға, шегі жоқ
check-no-quota = Квота: бұл заңда жоқ
check-quota = Квота { $share } ({ $groups }): { $persons } тұлғаның { $once }, керегі { $need }
check-members = Тек партия мүшелері; мүше емес: { $who }
check-other-lists = Басқа партияның тізімінде: { $who }
check-single = Бірмандаттық округте де: { $who }
check-offices = Басқа лауазымға да кандидат: { $who }
check-age = { $least } жастан бастап; кішісі: { $who }
check-citizens = Азаматтық; жоғы: { $who }
check-residence = { $years } жыл тұру; азы: { $who }
check-fee = Сайлау жарнасы: тиесілісі { $due } ең төменгі жалақы, төленгені { $paid }
group-women = әйелдер
group-below = { $age } жасқа толмағандар
group-youth = жастар
group-disability = мүгедектігі бар адамдар
persons-and-more = { $listed } және тағы { $more }
ballot-title = Бюллетень
ballot-no-lists = Бюллетень тіркелген тізімдерден құралады; олар әлі жоқ.
ballot-not-set = Тізімдердің реті жеребемен анықталады. Әр тізімнің орнын жазыңыз; содан кейін тізімдер мен бюллетень өзгермейді.
ballot-gaps = Заң немесе тізімдер бермейтіні:
ballot-places = Жеребе бойынша орындар
ballot-set = Бюллетеньді белгілеу
ballot-signed = Бюллетеньді берген адам оған қол қояды.
calendar-title = Күнтізбе
calendar-running = Жүріп жатыр
calendar-next = Келесі
calendar-past = Өткен қадамдар: { $n }
calendar-until = { $day } дейін
calendar-from = { $day } бастап
calendar-by = { $day } кешіктірмей

## Interface for programs

api-title = Бағдарламаларға арналған интерфейс
api-lead = Бұл сайт көрсететіннің бәрін бағдарламалар да сұрай алады, жұмыс орнының әр өкімін олар да бере алады.
api-document = Түгелдей OpenAPI 3.1 құжаты ретінде
api-try = Қолданып көру
api-types = Түрлер
api-for = Кімге:
api-body = Дене:
api-answers = Жауаптар:
api-required = міндетті

## Карталар мен партиялар

region-map = Өңірлер картасы; көрсетілген: { $what }. Сандар қасындағы кестеде.
region-map-by = Карта нені көрсетеді
region-none = әзірге деректер жоқ

## The register in public

register-title = Партиялар тізілімі
register-none = Бұл сайтта тізілім жүргізілмейді: партиялар қатысқан сайлаулары бойынша көрсетілген.
register-party = Партия
register-stage = Саты
register-since = Қай күннен
register-nothing = енгізілді, әлі қадам жоқ
register-group = бастамашыл топ жиналды
register-committee = ұйымдастыру комитеті құрылды
register-notified = хабарлама берілді
register-confirmed = хабарлама расталды
register-published = ниет жарияланды
register-founded = съезде құрылды
register-filed = құжаттар тапсырылды
register-refused = тіркеуден бас тартылды
register-registered = тіркелді, филиалдары әлі жоқ
register-established = филиалдарымен тіркелді
register-suspended = сот тоқтата тұрды
register-lapsed = құжат тапсырылмай тоқтады
register-annulled = тіркеу жойылды
register-liquidated = сот таратты
found-title = Не сәйкес келмейді және неге қабылданды
found-reason = Көрсетілген себеп:

## Жүріп жатқан сайлаудан жүктеу

papers-certificate = Нәтиже туралы хаттама (PDF)
papers-archive = Мұрағат (ZIP)
papers-archive-what = журнал, қолданылған заң, әр хаттама және Python ғана керек тексеру бағдарламасы
papers-hash = Хештер (SHA-256) журналда тұр; оларды мына командамен салыстырыңыз
papers-verify = Мұрағаттағы әр санды қайта есептейтін
