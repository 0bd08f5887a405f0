# Русский: the messages of the site. The same ids stand in kk, ru and en; a test compares them with the sources.

## The frame

skip = К содержанию
nav = Разделы сайта
languages = Языки
nav-elections = Выборы
nav-law = Закон
nav-parties = Партии
nav-desk = Для комиссий
footer = Каждая цифра здесь вычислена из голосов и закона того дня — дважды, двумя программами без общего кода; каждый шаг называет свою статью.
footer-once = Всё, что здесь вычислено, вычислено один раз – из синтетических голосов и закона того дня; каждое правило называет свою статью.
footer-law = Версия закона (хеш):
yes = да
no = нет
source = источник
since = с { $when }

## Home

home-title = Места распределяет закон. Смотрите, как.
home-lead = Настоящие выборы, пересчитанные по закону любого дня или по вашему законопроекту, со статьёй за каждым мандатом.
read-law = Закон по датам
law-today = Закон, действующий { $day }
latest-elections = Последние выборы
all-elections = Все выборы
reforms-title = Как менялись эти цифры
reforms-lead = Каждое изменение, начиная с последнего, и акт, который его внёс.

## Elections

elections-title = Выборы
elections-lead = Голоса и объявленные итоги, как они были опубликованы. Здесь каждые выборы посчитаны ещё раз по закону их дня.
election-title = { $office }, { $day }
no-count-short = Голоса опубликованы не полностью, пересчитать нельзя:
no-count = По известным данным эти выборы посчитать нельзя.
chamber-label = { $seats } мест: { $lists }
declared-equal = Совпадает с официально объявленным итогом.
declared-differs = Отличается от официально объявленного итога:
declared-list = { $list }: по подсчёту { $counted }, объявлено { $declared }
declared-unknown = Официально объявленное число мандатов не найдено.
ask-what-if = А если бы закон был другим?
what-if-threshold = Порог { $share }
derivation-title = Почему именно так
derivation-lead = Весь подсчёт по шагам. Откройте шаг, чтобы увидеть статьи.
downloads-title = Скачать
download-json = всё с этой страницы для программ
download-csv = таблица для электронных таблиц
download-command = то же на вашем компьютере
sources-title = Источники и оговорки
figures-title = В цифрах
voters = Избирателей
turnout = Явка
turnout-title = Явка по регионам
turnout-map = Карта регионов по явке; цифры в таблице рядом
against-all = Против всех
wasted = Голоса без мандата
gallagher = Индекс Галлахера
gallagher-means = Насколько доли мандатов отличаются от долей голосов; 0 — полная пропорциональность
effective = Эффективное число списков, голоса → мандаты
effective-means = Сколько списков равной силы дали бы такое же распределение
distances = Сколько голосов до другого итога
one-more = На мандат больше
one-less = На мандат меньше
result-table = Итог по спискам
col-list = Список
col-votes = Голоса
col-share = Доля
col-seats = Мест
col-base = Всего (база долей)
col-change = Разница
col-region = Регион
col-stage = Объявлено
threshold-line = Порог { $share }: { $needed } голосов
assumed = Принято допущение, не закон:

## The count, step by step

group-base = От чего считают порог
group-threshold = Кто преодолел порог
group-alone = Один список
group-quotas = Целые квоты: мандаты сразу
group-rest = Оставшиеся мандаты: по дробным частям
group-ties = Равенство
step-no-rule = Для этого шага не записано ни одного правила.
step-base-lists = { $total } голосов за списки
step-base-both = { $lists } голосов за списки + { $against } против всех = { $total }
step-base = { $total } бюллетеней
step-passes = { $list }: { $votes } голосов, { $share }; нужно { $needed } — проходит
step-fails = { $list }: { $votes } голосов, { $share }; нужно { $needed } — не проходит
step-quota = Квота: { $votes } голосов допущенных списков / { $seats } мандатов = { $quota }
step-quotient =
 { $whole ->
    [one] { $list }: { $quotient } квоты, то есть { $whole } мандат
    [few] { $list }: { $quotient } квоты, то есть { $whole } мандата
   *[many] { $list }: { $quotient } квоты, то есть { $whole } мандатов
 }
step-fraction = { $list } получает ещё один: дробная часть { $fraction }, { $place }-я по величине
step-average = Мандат { $seat } — { $list }: { $average }
step-average-next = (следующий { $list }: { $average })
step-tied = { $lists }: равенство, мандатов { $seats }
step-registration = { $list }, зарегистрированный под номером { $order }, впереди; мандатов: { $seats }
step-lot = Жребий даёт один мандат: { $list }
step-only-one = Проходит только { $list }
step-second = { $list } — следующий по числу голосов ({ $votes }) и тоже допускается
step-reduced = { $list }: квоты × { $factor } = { $quotient }; мандатов: { $whole }
step-raised = { $list } получает не менее { $minimum }
step-leftover = Оставшиеся мандаты — { $list }, преодолевшему порог: { $seats }
open-silent = Закон молчит ({ $case }): { $what }
open-none-passes = ни один список не достиг порога, и на этот случай ничего не сказано.
open-more-than-seats = у первого списка { $first } по целым квотам, второму не менее { $second }, вместе больше { $seats }; кто уступает, не сказано.
open-tie-for-second = { $lists } делят следующее число голосов; кто допускается, не сказано.
open-no-second = участвовал один список, а правилу нужен следующий.
open-empty-base = нет ни одного голоса за списки, долю назвать нельзя.
open-order = { $lists }: равенство, мандатов { $seats }; впереди зарегистрированный раньше, а порядок регистрации не записан.
open-lot = { $lists }: равенство, мандатов { $seats }; закон требует жребия.
note-percentages = Известны только проценты: вместо голосов взяты сотые доли процента, округление может иметь значение.
note-no-line = По этому закону в бюллетене есть строка «против всех»; на этих выборах её не было.
note-line-stays = В этом законе нет строки «против всех»; { $ballots } таких бюллетеней остаются в базе.
note-line-out = В этом законе нет строки «против всех»; { $ballots } таких бюллетеней не входят в базу.
note-against-leads = «Против всех» впереди: { $ballots } бюллетеней; ни одна статья не связывает с этим последствий (OC-11).
note-base-differs = Опубликованная база { $published }, по цифрам выходит { $computed }.
note-bound = Число голосов против всех не найдено: они не считаются, и итог тот же, пока их не больше { $bound }.

## What if

what-if-title = А если: { $election }
what-if-heading = А если бы закон был другим?
what-if-lead = Те же голоса, другой закон. Пустое поле — как в законе того дня. Весь вопрос стоит в адресе страницы: ссылкой можно поделиться.
what-if-nothing = Измените что-нибудь в форме, и рядом появится другой итог.
what-if-trouble = На этот вопрос нет ответа:
law-of-its-day = Закон того дня
law-asked = Другой закон
side-by-side = Мандаты рядом
what-changed = Что изменилось и какое правило тому причиной
nothing-differs = Ничего из того, что нужно подсчёту, не отличается.
idle-rule = { $rule } уже имеет это значение в законе того дня: ничего не меняется.
alone = Одно это изменение даёт:
alone-nothing = Одно это изменение не сдвигает ни одного мандата.
alone-stops = С одним этим изменением подсчёт останавливается.
derivation-other = Подсчёт по другому закону по шагам
same-question = Тот же вопрос как адрес, команда, законопроект
as-address = Адрес
as-command = Команда
as-bill = Файл законопроекта { $file }
form-day = Закон какого дня
form-threshold = Порог, %
form-seats = Мандатов
form-method = Как распределяются мандаты
form-base = Порог берётся от
form-against-all = Голоса против всех в базе
form-comparison = Достижение порога
form-second = Если прошёл один список, допускается следующий
form-bill = Вставить законопроект
form-bill-means = Законопроект по форме docs/ACTS.md; он накладывается на закон первым.
form-ask = Посчитать
form-reset = Сбросить
as-the-law = как в законе

## Law

law-title = Закон по датам
law-lead = Правила избирательного права со всеми значениями, актами, которые их установили, и степенью подтверждения.
law-search = Поиск правил и актов
law-find = Найти
law-found =
 { $n ->
    [one] Найдено: { $n }
    [few] Найдено: { $n }
   *[many] Найдено: { $n }
 }
law-subjects = Темы
law-on = Что действует { $day }
subject-lead = Каждое правило так, как оно действует { $day }
rule-history = История
rule-ends = такого правила больше нет
acts-title = Акты
act-operations =
 { $n ->
    [one] { $n } изменение
    [few] { $n } изменения
   *[many] { $n } изменений
 }
act-in-force = В силе: { $when }
act-plain = { $form } от { $day }
act-numbered = { $form } от { $day } № { $number }
act-bill = Законопроект «{ $title }»
cite-article = ст. { $article }
cite-as-set = установлено: { $act }
cite-bill = по законопроекту
changes-title = Что изменилось между двумя датами
changes-from = С
changes-to = По
changes-show = Показать
changes-found =
 { $n ->
    [one] Отличается { $n } правило
    [few] Отличаются { $n } правила
   *[many] Отличаются { $n } правил
 }
confidence-text = прочитано в акте
confidence-press = из прессы
confidence-deduced = выведено
confidence-unconfirmed = не подтверждено
when-between = между { $earliest } и { $latest } (точный день не подтверждён)
when-from = не раньше { $earliest } (точный день не подтверждён)
when-pending = день ещё не назначен
when-never = никогда: отменено до вступления в силу
value-silent = Закон молчит:
value-rows =
 { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
 }
answer-not-yet = такого правила ещё нет; впервые: { $when }
answer-pending = ожидает:
answer-ended = перестало действовать: { $when }
answer-uncertain = не определено, изменение: { $when }:
answer-void = отменено судом; текст гласит:
answer-unrecorded = не записано
kind-define = впервые записано:
kind-set = изменено:
kind-rebase = изложено заново
kind-end = прекращено
kind-commence = назначен день
kind-suspend = приостановлено
kind-postpone = отложено
kind-save = сохранено для прежних фактов
kind-annul = отменено судом
kind-cancel = отменено до вступления
kind-commute = наказания заменены
kind-corrigendum = опечатка исправлена:
sanction-range = от { $min } до { $max }
sanction-up-to = до { $max }
sanction-from = от { $min }
sanction-life = пожизненно
sanction-death = смертная казнь

## Units

mandates =
 { $n ->
    [one] { $n } мандат
    [few] { $n } мандата
   *[many] { $n } мандатов
 }
unit-articles =
 { $n ->
    [one] { $n } статья
    [few] { $n } статьи
   *[many] { $n } статей
 }
unit-candidates =
 { $n ->
    [one] { $n } кандидат
    [few] { $n } кандидата
   *[many] { $n } кандидатов
 }
unit-constituencies =
 { $n ->
    [one] { $n } округ
    [few] { $n } округа
   *[many] { $n } округов
 }
unit-elections =
 { $n ->
    [one] { $n } выборы
    [few] { $n } выборов
   *[many] { $n } выборов
 }
unit-lists =
 { $n ->
    [one] { $n } список
    [few] { $n } списка
   *[many] { $n } списков
 }
unit-mandates =
 { $n ->
    [one] { $n } мандат
    [few] { $n } мандата
   *[many] { $n } мандатов
 }
unit-members =
 { $n ->
    [one] { $n } член
    [few] { $n } члена
   *[many] { $n } членов
 }
unit-minimum-wages =
 { $n ->
    [one] { $n } минимальная зарплата
    [few] { $n } минимальные зарплаты
   *[many] { $n } минимальных зарплат
 }
unit-persons =
 { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
 }
unit-places =
 { $n ->
    [one] { $n } место
    [few] { $n } места
   *[many] { $n } мест
 }
unit-seats =
 { $n ->
    [one] { $n } место
    [few] { $n } места
   *[many] { $n } мест
 }
unit-terms =
 { $n ->
    [one] { $n } срок
    [few] { $n } срока
   *[many] { $n } сроков
 }
unit-times =
 { $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
 }
unit-voters =
 { $n ->
    [one] { $n } избиратель
    [few] { $n } избирателя
   *[many] { $n } избирателей
 }
unit-votes =
 { $n ->
    [one] { $n } голос
    [few] { $n } голоса
   *[many] { $n } голосов
 }
unit-minutes =
 { $n ->
    [one] { $n } минута
    [few] { $n } минуты
   *[many] { $n } минут
 }
unit-hours =
 { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[many] { $n } часов
 }
unit-days =
 { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
 }
unit-working-days =
 { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
 }
unit-months =
 { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
 }
unit-years =
 { $n ->
    [one] { $n } год
    [few] { $n } года
   *[many] { $n } лет
 }

## Parties

parties-title = Партии
parties-minimum = Сколько членов нужно партии — сейчас и раньше
parties-results = Партии на общенациональных выборах
parties-results-lead = Доля голосов и под ней мандаты по закону каждого дня; сначала последние выборы.

## Notices

notice-title = Здесь нет такого ответа
notice-home = На главную
notice-lead = Такой страницы нет, или вопрос в адресе непонятен. Код и пояснение — на английском:

## A running election

night-title = Протоколы: { $election }
night-synthetic = Демонстрация: участки, люди и протоколы синтетические; настоящие только итоги по всей стране.
night-certified =
 { $n ->
    [one] Итог утверждён комиссией: { $n } подпись.
    [few] Итог утверждён комиссией: { $n } подписи.
   *[many] Итог утверждён комиссией: { $n } подписей.
 }
night-counted = Все протоколы получены. Итог подсчитан, но ещё не утверждён.
night-before = Бюллетень ещё не утверждён.
night-settled = Принято протоколов: { $settled } из { $of }
night-known = по { $entries }-ю запись журнала
night-totals = Голоса на данный момент
night-part = Это ещё не итог: мандаты показываются, когда получены все протоколы.
night-regions = По регионам
night-link = Следить за протоколами
col-settled = Протоколы
precincts-title = Найти участок
precinct-number = Номер участка
every-region = все регионы
copy-differs = Копия наблюдателя отличается
copy-by = Копия, которую внёс { $by }, показывает другие цифры, чем протокол.
state-awaited = ожидается
state-entered = вводится
state-accepted = принят
state-void = недействителен
precinct-title = Участок № { $id }
precinct-district = округ{"\u00A0"}{ $district }
precinct-open = Протокол вводят два человека независимо друг от друга. Пока он не принят, его цифры не показываются.
precinct-protocol = Протокол
precinct-history = Путь протокола
col-figure = Строка
col-protocol = Протокол
col-copy = Копия
proof-title = Место в журнале
proof-lead = Всего записей в журнале: { $size }. Здесь те, что касаются этого участка. Цепочка хешей связывает каждую с корнем журнала: незаметно изменить её нельзя.
proof-entry = Запись { $seq }
proof-yes = Проверено в вашем браузере: эти строки есть в журнале.
proof-no = Проверено в вашем браузере: строка НЕ ведёт к корню.
proof-path = Путь к корню
proof-root = Корень
proof-by-hand = Проверить вручную
proof-how = Возьмите хеш строки и поднимайтесь: если место нечётное или последнее в ряду, следующий хеш стоит слева от вашего, иначе справа. Сравните остаток с корнем на свидетельстве.
form-more = Другие правила

## Рабочие места

desk-nav = Ваши рабочие места
desk-start = Рабочий стол
desk-entry = Ввод протоколов
desk-precincts = Участки
desk-copies = Копии
desk-lists = Списки
desk-sitting = Заседание
desk-journal = Журнал
desk-accounts = Учётные записи
desk-account = Ваша учётная запись
desk-logout = Выйти
times-clock = Время указано по часам страны, { $zone }.
times-utc = Время указано всемирное координированное (UTC).
role-administrator = администратор комиссии
role-coordinator = территориальный координатор
role-clerk = оператор ввода
role-agent = представитель партии
role-observer = наблюдатель
role-auditor = аудитор

## Desk: entry

entry-title = Ввод протоколов
entry-open = Открыть
entry-missing = На вашей территории нет участка «{ $number }».
entry-waiting =
 { $n ->
    [one] Ждёт вас: { $n }
    [few] Ждут вас: { $n }
   *[many] Ждут вас: { $n }
 }
entry-nothing-waits = Вас ничего не ждёт.
entry-free = Ещё ничего не введено: { $n }
entry-last = Что вы ввели последним
entry-next = Следующий участок
entry-release = Передать второму оператору
entry-saved = Сохранено: запись есть в журнале.
entry-awaiting-first = ничего не введено
entry-first-entered = сделан первый ввод
entry-awaiting-second = ожидается второй ввод
entry-differs = два ввода расходятся
entry-settled = оба совпали, на проверке
entry-resolved = проверен, ждёт принятия
standing-awaiting-first = Этот протокол ещё никто не вводил.
standing-first-entered = Первый ввод сделан, но ещё не передан.
standing-awaiting-second = Первый ввод передан. Ту же бумагу вводит другой человек, не видя его.
standing-differs = Два ввода расходятся. Каждый оператор может перечитать свой; или бумагу читает третий человек.
standing-settled = Оба ввода совпали. Протокол переходит к координатору.
standing-accepted = Протокол принят.
standing-void = Голосование на этом участке недействительно.
turn-first = первый ввод
turn-revise = ваш ввод ещё раз
turn-second = второй ввод
turn-correct = перечитайте свой ввод
turn-settle = разрешить расхождение
turn-copy = копия протокола
means-first = Введите каждое число так, как оно стоит на бумаге. Enter ведёт к следующему полю. Что на бумаге пусто, остаётся пустым.
means-revise = Ваш ввод ещё не передан: его можно изменить.
means-second = Введите каждое число с бумаги. Первого ввода вы не видите, и здесь от него ничего не зависит.
means-correct = В этих полях ваш ввод расходится с другим. Перечитайте их на бумаге и введите то, что там стоит.
means-settle = Оба ввода показаны там, где расходятся. Прочитайте эти поля на бумаге и введите то, что там стоит.
means-copy = Введите то, что показывает ваша копия протокола. Чего на ней нет, остаётся пустым.
sheet-article = Числа статьи { $article }
sheet-more-rows = Ещё строки
sheet-first = первый
sheet-second = второй
sheet-words = Слова на бумаге называют другое число
sheet-words-means = Рядом с каждым числом показано, как оно пишется прописью. Введите слова с бумаги только там, где они иные.
sheet-check = Проверить
sheet-faults =
 { $n ->
    [one] В { $n } поле не число
    [few] В { $n } полях не числа
   *[many] В { $n } полях не числа
 }
sheet-found =
 { $n ->
    [one] Не сходится: { $n }
    [few] Не сходится: { $n }
   *[many] Не сходится: { $n }
 }
sheet-stands = Я перечитал эти числа на бумаге: там стоит именно так.
sheet-adds-up = Всё сходится.
send-first = Сохранить и передать
send-revise = Сохранить и передать
send-second = Сохранить второй ввод
send-correct = Сохранить
send-settle = Разрешить
send-copy = Сохранить копию
draft-kept = Хранится в этом браузере, ещё не отправлено.
draft-restored = Восстановлено из этого браузера; ещё не отправлено.
draft-sending = Отправляется…
draft-unsent = Ещё не отправлено: сайт недоступен. Ничего не потеряно; нажмите кнопку ещё раз.
draft-ended = Ещё не отправлено: ваш сеанс закончился. Ничего не потеряно; войдите снова, и всё будет здесь.
draft-log-in = Войти снова
draft-saved = Сохранено.
found-error = ошибка
found-warning = предупреждение
found-relation = { $formula }: { $left } против { $right }, разница { $difference }.
found-empty = Пусто: { $fields }.
found-words = { $field }: цифрами { $figure }, прописью { $read } («{ $words }»).
found-no-number = Слова у { $field } — не число: «{ $words }»; цифрами { $figure }.
found-chain = { $field }: { $figure }, а в частях { $sum }.
fault-not-digits = Только цифры от 0 до 9.
fault-too-large = Не больше { $most }.
step-enter = введён
step-revise = введён заново
step-release = передан
step-settle = расхождение разрешил третий человек
step-correct = свой ввод перечитан
step-resolve = замечания разобраны
step-checked = проверен, замечаний нет
step-accept = принят
step-recount = пересчитан
step-recount-request = пересчитан по обращению
step-recount-ordered = пересчитан по решению
step-correction = вводится заново
step-void = признан недействительным
step-repeat = голосование проведено повторно
order-refused = Отказано:
refused-not-now = Сейчас невозможно «{ $step }»: { $state }.
refused-nameless = Никто не назван.
refused-role = «{ $step }» — не действие вашей роли.
refused-same-person = Первый ввод сделали вы. Второй делает другой человек.
refused-not-theirs = Ввод не ваш; его сделал { $of }.
refused-not-independent = Вы вводили этот протокол. Решает о нём другой человек.
refused-other-form = Эти числа для другого бланка.
refused-not-in-dispute = Оба ввода совпадают в { $fields }.
refused-errors = Мешают ошибки: { $codes }.
refused-reason-missing = Не указана письменная причина: { $codes }.
refused-reason-for-nothing = Указана причина для { $code }, которого не найдено.
refused-because-missing = Напишите почему.
refused-recount-spent =
 { $done ->
    [one] Пересчёт по обращению уже был: { $done }
    [few] Пересчёты по обращению уже были: { $done }
   *[many] Пересчёты по обращению уже были: { $done }
 }; закон даёт { $most }.
refused-recount-too-late = После опубликования итогов пересчёта не бывает.
refused-correction-too-late = После опубликования итогов ввод не исправляется.
refused-law-unclear = Закон этого дня не говорит, можно ли это:

## Desk: precincts

watch-title = Участки вашей территории
watch-waits = Что и кого ждёт
watch-first = Не введено
watch-second = Второй ввод
watch-differ = Расходятся
watch-coordinator = Координатор
watch-done = Завершено
watch-state = Состояние
watch-every-state = любое состояние
watch-every-district = все районы
watch-mine = ждёт меня
watch-findings = с замечаниями
watch-copies = копия отличается
watch-found =
 { $n ->
    [one] { $n } участок
    [few] { $n } участка
   *[many] { $n } участков
 }
watch-not = Не сходится
watch-last = Последнее действие
watch-csv = Этот список в CSV
col-district = Район
paging = Страницы
paging-before = Назад
paging-next = Дальше
paging-at = Страница { $page } из { $pages }
one-found = Что не сходится
one-now = Что можно сделать сейчас
one-not-now = Чего сделать нельзя и почему
one-look-again = Посмотреть участок снова
one-public = Публичная страница участка
one-reasons = Причины предупреждений
one-figures = Его числа
act-accept = Принять протокол
act-resolve = Только указать причины
act-resolve-accept = Указать причины и принять
act-reason = Причина для { $code }:
act-supersede = Отменить то, что есть
act-ground = На каком основании
act-because = Почему, словами; кто решил
act-do-supersede = Отменить
ground-request = пересчёт по обращению доверенного лица
ground-ordered = пересчёт по решению вышестоящей комиссии
ground-correction = введено иначе, чем на бумаге: ввести заново
ground-void = голосование на участке признано недействительным
ground-repeat = на участке проведено повторное голосование

## Desk: copies

copies-title = Копии протоколов
copies-lead = Копия сравнивается с протоколом, когда он принят. Где она отличается, это видно всем на странице участка.
copies-own = Ваши копии
copies-none = Вы ещё не внесли ни одной копии.
copies-yours = Ваша копия
copies-another = Внести ещё одну копию
copies-waits = протокол ещё не принят
copies-same = те же числа
copies-differs = другие числа

## Desk: journal

journal-title = Кто что сделал
journal-lead = Сначала новое. Числа протоколов здесь не показываются: их мог бы прочесть второй оператор.
journal-actor = Кто
journal-when = Когда
journal-what = Что
journal-entry = Запись
journal-order = Распоряжение
journal-none = Такой записи нет.
journal-newest = Новые
journal-older = Старше
did-called = выборы назначены
did-terms = сроки заданы при назначении
did-precincts = участки заданы
did-filed = список подан
did-named = список назван
did-decided = решено о списке
did-registered = список зарегистрирован
did-withdrawn = список отозван
did-ballot = бюллетень утверждён
did-step = протокол
did-copy = внесена копия
did-lot = проведён жребий
did-counted = итог подсчитан
did-sat = заседание открыто
did-signed = результат подписан
did-unsigned = подпись отозвана
did-certified = итог утверждён
did-issued = свидетельство выдано
did-mandates-decided = решено о мандатах
did-mandates = мандаты распределены
did-vacated = мандат освободился
did-filled = вакансия замещена
did-refused = отказано

## Desk: accounts

login-title = Вход
login-lead = Для тех, кто проводит выборы. Результаты и закон открыты всем без входа.
login-account = Имя учётной записи
login-password = Пароль
login-code = Код
login-code-means = Шесть цифр из приложения. Оставьте пустым, если ваша учётная запись не требует кодов.
login-go = Войти
login-wrong = Имя, пароль или код неверны, либо код уже использован.
login-wait =
 { $seconds ->
    [one] Слишком много неудачных попыток. Повторите через { $seconds } секунду.
    [few] Слишком много неудачных попыток. Повторите через { $seconds } секунды.
   *[many] Слишком много неудачных попыток. Повторите через { $seconds } секунд.
 }
login-crowded = Сейчас входит много людей. Повторите через несколько секунд.
confirm-title = Подтвердите, что это вы
confirm-lead = Следующий шаг имеет последствия. Введите ещё раз пароль или код.
confirm-either = Шесть цифр из приложения вместо пароля. Использованный код не принимается: дождитесь следующего.
confirm-go = Продолжить
start-none = Здесь не идут никакие выборы.
start-more = Учётные записи
own-owes-password = Пароль вам выдали. Прежде всего выберите собственный.
own-owes-second = Тому, кто утверждает результат, нужен второй фактор. Прежде всего настройте коды.
own-done = Готово.
own-password = Пароль
own-current = Нынешний пароль
own-new = Новый пароль
own-new-means = Не менее 12 знаков. Несколько слов лучше множества знаков; лучше всего менеджер паролей.
own-again = Новый пароль ещё раз
own-password-go = Сменить пароль
own-wrong-current = Это не нынешний пароль.
own-short =
 { $least ->
    [one] Не менее { $least } знака.
    [few] Не менее { $least } знаков.
   *[many] Не менее { $least } знаков.
 }
own-long = Это длиннее любого пароля, который принимается.
own-guessable = Такой пароль попробуют одним из первых. Выберите слова, не связанные друг с другом.
own-differs = Новые пароли различаются.
own-same = Это нынешний пароль. Выберите другой.
own-codes = Коды
own-codes-after = Сначала смените пароль.
own-codes-on = При каждом входе требуется код.
own-codes-off = Код при входе не требуется. С кодом украденный пароль ничего не открывает.
own-codes-other = Перенести на другой телефон
own-codes-remove = Больше не требовать кодов
own-codes-set = Настроить коды
own-sessions = Открытые сеансы
own-session-began = С какого времени
own-session-seen = Последняя отметка
own-session-second = Второй фактор
own-session-end = Завершить
own-session-this = этот
codes-title = Настройка кодов
codes-lead = Отсканируйте картинку приложением для кодов или введите в него секрет. Затем введите код, который оно покажет.
codes-qr = Картинка с секретом для приложения
codes-secret = Секрет:
codes-code-means = Шесть цифр. Коды начнут требоваться только после того, как код подойдёт.
codes-wrong = Этот код не подходит. Проверьте, верно ли идут часы телефона.
codes-go = Требовать коды
codes-not = Не сейчас
passkey-use = Войти с ключом доступа
passkey-failed = Ключ доступа не ответил. Повторите или используйте код.
passkeys = Ключи доступа
passkeys-mean = Ключ доступа открывает учётную запись отпечатком, лицом или числом на вашем устройстве, без пароля и кода.
passkeys-new = Зарегистрировать ключ доступа
passkeys-lead = Телефон, компьютер или аппаратный ключ спросит, вы ли это.
passkeys-label = Название ключа
passkeys-label-means = Например, телефон или ключ на связке.
passkeys-go = Продолжить
passkeys-remove = Удалить
passkeys-script = Для ключей доступа нужен JavaScript. Коды работают без него.
accounts-new = Открыть учётную запись
accounts-import = Загрузить таблицу
accounts-search = Имя
accounts-every-role = все роли
accounts-find = Найти
accounts-found =
 { $n ->
    [one] { $n } учётная запись
    [few] { $n } учётные записи
   *[many] { $n } учётных записей
 }
accounts-pages = Страницы
accounts-before = Назад
accounts-after = Вперёд
accounts-page = Страница { $page } из { $of }
col-person = Лицо
col-role = Роль
col-place = Место
account-closed = закрыта
account-given = Пароль для { $account }, который меняют при первом входе:
account-given-means = Он показывается один раз. Передайте его лично, а не по почте.
account-who = Кто
account-name-means = От 2 до 32 знаков: буквы a–z, цифры, одиночные точки или дефисы. Имя остаётся в журналах навсегда.
account-person-means = Как в документах, которые это лицо подписывает.
account-election = Выборы
account-election-means = Как в адресе, например majilis-2021. Пусто — все выборы здесь.
account-region = Регион
account-district = Район
account-list = Список
account-list-means = Только для представителей партий.
account-open-go = Открыть учётную запись
account-change = Изменить
account-change-go = Изменить учётную запись
account-once = Пароль выдан и ещё не сменён.
account-password-means = Выдаётся новый пароль, открытые сеансы завершаются.
account-password-go = Выдать новый пароль
account-no-codes = Телефон потерян: не требовать второго фактора
account-close = Закрыть
account-because = Почему
account-close-means = Закрытая учётная запись больше не открывается, а её имя никому не даётся.
account-close-go = Закрыть учётную запись
import-lead = Одна строка — одна учётная запись. В ответ приходит таблица паролей, каждый из которых меняют при первом входе. Она приходит один раз: храните её надёжно и удалите, когда пароли розданы.
import-table = Таблица (CSV)
import-columns = Первая строка называет столбцы:
import-go = Открыть эти учётные записи

## Рабочее место: заседание

refused = Отказано:
step-done = сделано
step-now = сейчас
step-later = позже
step-blocked = остановлено
decided-in-words = Собственное решение комиссии словами, если закон оставляет вопрос открытым
sitting-title = Заседание: { $election }
sitting-lead = Шаг за шагом к утверждённому результату. У каждого шага указана статья, на которой он держится; что закон оставляет открытым, сказано прямо, и здесь это никто не решает.
sitting-back = Вернуться к заседанию, как оно есть
sitting-protocols = Протоколы
sitting-settled = Закрыто участков: { $settled } из { $of }, из них недействительных: { $void }. Часть не есть результат.
sitting-missing = Каких участков не хватает
waits-first = ждут первого ввода
waits-release = первый ввод ещё не передан
waits-second = ждут второго ввода
waits-difference = два ввода расходятся
waits-findings = есть замечания
waits-acceptance = ждут приёма
waits-nothing = закрыты
sitting-findings = Замечания и копии
sitting-findings-open =
 { $n ->
    [0] Открытых замечаний нет.
    [one] { $n } протокол ждёт, потому что в нём не сходятся числа.
    [few] { $n } протокола ждут, потому что в них не сходятся числа.
   *[many] { $n } протоколов ждут, потому что в них не сходятся числа.
 }
sitting-reasons =
 { $n ->
    [0] С предупреждением не принят ни один протокол.
    [one] { $n } протокол принят с предупреждением и письменной причиной.
    [few] { $n } протокола приняты с предупреждениями и письменными причинами.
   *[many] { $n } протоколов приняты с предупреждениями и письменными причинами.
 }
sitting-differing =
 { $n ->
    [one] На { $n } участке копия наблюдателя показывает не те числа, что протокол.
    [few] На { $n } участках копии наблюдателей показывают не те числа, что протоколы.
   *[many] На { $n } участках копии наблюдателей показывают не те числа, что протоколы.
 }
sitting-look = Посмотреть
sitting-no-copies = Ни одна копия наблюдателя не расходится с протоколом.
could-later = Может ли это изменить мандат, будет сказано, когда приняты все протоколы.
could-undecided = Может ли это изменить мандат, не сказано: сам подсчёт заканчивается вопросом, который решает жребий или закон.
could-beside = Ни одно число, от которого зависит мандат, не расходится.
could-safe = Ни один мандат не может измениться, кто бы ни был прав: сумма расхождений — { $sum }, а при сумме меньше { $smallest } мандаты не переходят.
could-same = Если взять числа копий вместо чисел протоколов, все сразу, мандаты те же.
could-seats = Если взять числа копий вместо чисел протоколов, все сразу, мандаты другие:
could-open = Если взять числа копий вместо чисел протоколов, все сразу, мандаты не получаются: остаётся открытым вопрос, который этот подсчёт решает.
could-reach = Это одно сочетание, для всех остальных это не доказано: сумма расхождений — { $sum }, а мандат может перейти начиная с { $smallest }.
could-unbound = Это одно сочетание, для всех остальных это не доказано: сумма расхождений — { $sum }, и неизвестно, при какой сумме мандат может перейти.
could-contradict = Числа, в которых копии одного участка противоречат друг другу, поэтому взято число протокола: { $n }.
sitting-count-title = Подсчёт
sitting-outdated = После подсчёта изменился протокол или был проведён жребий. Подсчитанное и все подписи под ним больше не действуют: подсчитайте заново.
sitting-two-counts = Подсчитано дважды, двумя программами без общего кода; обе пришли к одному результату.
sitting-counts-differ = Два подсчёта не совпали. Ничего нельзя подсчитать и подписать, пока не известно почему.
sitting-count = Подсчитать и записать результат
sitting-lot-title = Жребий
sitting-lot-needed = Закон требует жребия. Его проводит комиссия на заседании; выигравшие списки записываются здесь, и результат подсчитывается заново.
sitting-lot-who =
 { $n ->
    [one] Разыгрывается { $n } мандат. Сколько выиграл каждый список?
    [few] Разыгрываются { $n } мандата. Сколько выиграл каждый список?
   *[many] Разыгрываются { $n } мандатов. Сколько выиграл каждый список?
 }
sitting-lot-record = Записать жребий
sitting-lot-drawn = По жребию выиграли: { $lists }
sitting-no-lot = При этих числах закон не требует жребия.
sitting-result-title = Результат для подписи
sitting-open-law = Здесь закон не даёт ответа. Ничего не додумывается: результат нельзя подписать, пока вопрос не решат те, кто вправе.
sitting-hash = Хеш этого результата (SHA-256). Подписывается именно он:
sitting-hash-how = те же числа файлом; его хеш вычисляет команда
sitting-rules = Статьи подсчёта
sitting-sign-title = Подписи
sitting-least =
 { $n ->
    [one] Подписывает не менее { $n } члена комиссии, со своей учётной записи.
    [few] Подписывают не менее { $n } разных членов комиссии, каждый со своей учётной записи.
   *[many] Подписывают не менее { $n } разных членов комиссии, каждый со своей учётной записи.
 }
sitting-least-law = Это больше половины всех членов, число которых установлено:
sitting-least-own = Сколько членов в комиссии, записанный здесь закон не говорит; что никто не утверждает один, есть правило этой процедуры.
sitting-nobody-signed = Заседание открыто. Никто ещё не подписал.
sitting-still =
 { $n ->
    [one] Нужна ещё { $n } подпись.
    [few] Нужны ещё { $n } подписи.
   *[many] Нужно ещё { $n } подписей.
 }
sitting-open-what = Открытие заседания закрепляет, что подписывается: результат выше с его хешем. Если после этого изменится протокол, заседание закончится, и подписи отпадут.
sitting-open = Открыть заседание
sitting-you-signed = Вы подписали этот результат.
sitting-you-sign = Вы, { $name }, подписываете результат выше с этим хешем:
sitting-sign = Подписать результат
sitting-unsign = Отозвать подпись
sitting-unsign-what = Пока результат не утверждён, вы можете отозвать свою подпись и подписать снова. Причина остаётся в журнале.
sitting-unsign-why = Почему
sitting-withdrawn = Отозваны:
sitting-confirm = Подтвердить, что это вы
sitting-confirm-why = Перед подписью и утверждением снова спрашиваются пароль и второй фактор; этого хватает на пять минут.
sitting-certify-title = Утверждение
sitting-certify-what = Когда подписей достаточно, результат утверждает любой из подписавших.
sitting-certify = Утвердить результат
sitting-certified = Утверждено. Подписали: { $names }
sitting-certificate-title = Протокол о результатах
sitting-certificate-later = Протокол о результатах составляется из утверждённого результата.
sitting-no-papers = Протокол о результатах составляется. Откройте эту страницу ещё раз через мгновение.
sitting-issue-what = Выдача записывает эти хеши в журнал, чтобы каждый мог отличить подлинный протокол от другого.
sitting-issue = Выдать протокол
sitting-issued = Выдано: эти хеши записаны в журнале.
sitting-mandates-title = Мандаты
sitting-mandates-later = Мандаты передаются лицам после утверждения результата.
sitting-give-title = Мандаты списка { $list }
sitting-give = Передать мандаты
sitting-given = Передано лицам: { $n }, вакантно: { $vacant }
sitting-not-given = Ещё не переданы.
sitting-chosen = Лица в порядке, который выбрала партия, по одному в строке; пусто, если она не решила
sitting-in-time = Партия решила в свой срок
sitting-youth = Молодёжь моложе этого возраста, если так решила комиссия
sitting-give-button = Передать мандаты этого списка

## Рабочее место: списки

lists-title = Партийные списки: { $election }
lists-none = Ни один список ещё не подан.
list-stands = Состояние
list-persons = Лица
list-persons-n =
 { $n ->
    [one] { $n } лицо в порядке, заданном партией
    [few] { $n } лица в порядке, заданном партией
   *[many] { $n } лиц в порядке, заданном партией
 }
list-day = Подан
list-filed = подан, решения нет
list-sent-back = возвращён для исправления
list-refused = отказано в регистрации
list-registered = зарегистрирован, № { $place }
list-withdrawn = отозван
list-file = Подать список
list-file-anew = Подать заново
list-back = Назад
list-id = Краткое имя списка: латинские буквы, цифры, точки, дефисы
list-party = Партия
list-kk = Название в бюллетене на казахском
list-ru = Название в бюллетене на русском
list-share = Доля на прошлых выборах
list-share-hint = Например 5.2 %, или none, если партия не участвовала. Взнос указывается в минимальных зарплатах, например 472.5.
list-paid = Уплаченный взнос
list-table = Лица в порядке, заданном партией, таблицей (CSV)
list-table-hint = В первой строке названия столбцов на английском, русском или казахском в любом порядке; между ними запятые, точки с запятой или табуляция. О каждом сказано, член ли он партии.
list-read-file = Прочитать файл в поле
list-rehearse = Проверить, не подавая
list-file-now = Подать список
list-rehearsed = Что сказал бы закон об этом списке
list-rehearsed-what = Ничего не подано. Вот что комиссия увидела бы сегодня.
table-faults =
 { $n ->
    [one] В таблице { $n } ошибка.
    [few] В таблице { $n } ошибки.
   *[many] В таблице { $n } ошибок.
 }
list-examined = Что говорит закон этого дня
list-law-of = По закону на { $day }
list-may-register = Список соблюдает требования закона и регистрируется.
list-struck = Из него исключаются:
list-is-refused = В регистрации отказывается:
list-to-mend = Список возвращается. Что можно исправить:
list-is-open = Закон этого не решает; комиссия решает словами:
list-mend-until = до { $when }
list-reading = Если читать закон так ({ $n })
list-check = Проверка
list-checks = Проверки со статьями
list-outcome = Итог
list-decide = Решение о списке
list-decide-what = Решение следует из закона его дня: список регистрируется, получает отказ или возвращается, как сказано выше. Свои слова комиссии нужны только там, где закон оставляет вопрос открытым, и записываются как её решение.
list-register-day = День решения
list-register = Решить по закону
list-withdraw-title = Отозвать список
list-because = Почему он выходит из выборов
list-withdraw = Записать отзыв
list-history = Что записано
list-entry = запись { $seq }
list-was-filed = Подан { $day }, лиц: { $n }
list-was-named = Назван в бюллетене:
list-decided-words = Комиссия решила словами:
person-name = Имя
person-sex = Пол
person-born = Родился
sex-woman = женский
sex-man = мужской
verdict-kept = соблюдено
verdict-broken = нарушено
verdict-strikes = исключает
verdict-open = открыто
verdict-not-made = не проверено
check-facts = Данные не сходятся: { $code }
check-lists = Списков партии: { $filed }, не более { $allowed }
check-size = Размер: лиц { $persons }, не более { $cap } на мандатов: { $mandates }
check-size-alone = Размер: лиц { $persons }, предела нет
check-no-quota = Квота: в этом законе её нет
check-quota = Квота { $share } ({ $groups }): { $once } из лиц: { $persons }, нужно { $need }
check-members = Только члены партии; нет: { $who }
check-other-lists = В списке другой партии: { $who }
check-single = Также в одномандатном округе: { $who }
check-offices = Также кандидат на другую должность: { $who }
check-age = Возраст от { $least } лет; моложе: { $who }
check-citizens = Гражданство; нет у: { $who }
check-residence = Проживание { $years } лет; меньше у: { $who }
check-fee = Избирательный взнос: должны { $due } минимальных зарплат, уплачено { $paid }
group-women = женщины
group-below = лица моложе { $age }
group-youth = молодёжь
group-disability = лица с инвалидностью
persons-and-more = { $listed } и ещё { $more }
ballot-title = Бюллетень
ballot-no-lists = Бюллетень составляется из зарегистрированных списков; их ещё нет.
ballot-not-set = Порядок списков определяется жребием. Запишите место каждого списка; после этого списки и бюллетень неизменны.
ballot-gaps = Чего не дают закон или списки:
ballot-places = Места по жребию
ballot-set = Утвердить бюллетень
ballot-signed = Кто выдаёт бюллетень, тот его подписывает.
calendar-title = Календарь
calendar-running = Идёт
calendar-next = Дальше
calendar-past = Прошедшие шаги: { $n }
calendar-until = до { $day }
calendar-from = с { $day }
calendar-by = не позднее { $day }

## Interface for programs

api-title = Интерфейс для программ
api-lead = Всё, что показывает этот сайт, могут спросить и программы; каждое распоряжение рабочего места могут дать и они.
api-document = Всё целиком как документ OpenAPI 3.1
api-try = Попробовать
api-types = Типы
api-for = Для кого:
api-body = Тело:
api-answers = Ответы:
api-required = обязательно

## Карты и партии

region-map = Карта регионов; показано: { $what }. Цифры — в таблице рядом.
region-map-by = Что показывает карта
region-none = цифр пока нет

## The register in public

register-title = Реестр партий
register-none = Реестр на этом сайте не ведётся: партии показаны по выборам, в которых участвовали.
register-party = Партия
register-stage = Стадия
register-since = С какого дня
register-nothing = внесена, шагов ещё нет
register-group = инициативная группа собралась
register-committee = образован организационный комитет
register-notified = подано уведомление
register-confirmed = уведомление подтверждено
register-published = намерение опубликовано
register-founded = учреждена съездом
register-filed = документы поданы
register-refused = в регистрации отказано
register-registered = зарегистрирована, филиалы ещё нет
register-established = зарегистрирована с филиалами
register-suspended = приостановлена судом
register-lapsed = прекращена без подачи документов
register-annulled = регистрация аннулирована
register-liquidated = ликвидирована судом
found-title = Что не сходится и почему принято
found-reason = Указанная причина:

## Загрузки идущих выборов

papers-certificate = Протокол о результатах (PDF)
papers-archive = Архив (ZIP)
papers-archive-what = журнал, применённый закон, каждый протокол и программа проверки, которой нужен только Python
papers-hash = Хеши (SHA-256) стоят в журнале; сравните их командой
papers-verify = Каждую цифру из архива заново вычисляет

## Many contests

contests-synthetic = Синтетические данные: должности, имена и голоса вымышлены. Их суммы подобраны под опубликованные; ни одна цифра отдельной должности не является результатом.
contests-synthetic-short = синтетические данные
contests-lead =
    { $posts ->
        [one] { $posts } должность
        [few] { $posts } должности
       *[other] { $posts } должностей
     }, избрание состоялось: { $elected }
contests-posts =
    { $n ->
        [one] { $n } место
        [few] { $n } места
       *[other] { $n } мест
     }
contests-totals = только опубликованные суммы
contests-to-table = К таблице должностей
contests-regions = Регионы
home-contests = Сотни выборов сразу
home-contests-lead = Сельские акимы с 2021 года: каждая должность с кандидатами, выводом и календарём; на карте, в таблице и рядом с прежними выборами.
contest-not-called = не назначены
contest-called = назначены
contest-counting = идёт подсчёт
contest-elected = избран
contest-repeat-voting = повторное голосование
contest-repeat-election = повторные выборы
contest-put-off = отложены
contest-void = недействительны
contest-open = закон не говорит
contest-abolished = должность упразднена
nominator-self = самовыдвижение
nominator-higher = вышестоящий аким
nominator-body = Совет Ассамблеи народа
nominator-party = любая партия
not-known = неизвестно
not-found = не найдено
post-city = город районного значения
post-village = село
post-settlement = посёлок
post-rural-district = сельский округ
holder-new = новый аким
holder-same = занимал должность прежде
holder-unknown = новый ли – неизвестно
stage-nominated = выдвинут
stage-eligible = соответствует требованиям
stage-sheets = выданы подписные листы
stage-signed = подписей достаточно
stage-registered = зарегистрирован
stage-refused = в регистрации отказано
stage-cancelled = регистрация отменена
stage-appealed = обжаловано
stage-dismissed = в жалобе отказано
stage-withdrawn = снял кандидатуру
stage-taken-back = выдвижение отозвано
stage-out = выбыл: умер или утратил право
way-electors = Избирают выборщики, а не избиратели.
way-voters = Избирают избиратели.
way-void = Комиссия признала выборы недействительными.
way-standing = Баллотируется { $standing }, а должно не менее { $needed }.
way-one-left = Остался один кандидат: { $who }.
way-quorum = Участвовало { $took } из { $of }, а должно не менее { $needed }.
way-against = Против всех: { $ballots }. Строка подсчитывается, но кандидатом не является.
way-most-alone = { $who }: { $votes }, других кандидатов нет.
way-most = Больше всех голосов у кандидата { $who }: { $votes }; у следующего { $next }.
way-half = { $who }: { $votes } из { $of } – больше половины.
way-not-half = { $who }: { $votes } из { $of } – не больше половины.
way-equal = Поровну, по { $votes }: { $who }.
ending-elected = Избран кандидат { $who }.
ending-repeat-voting = Повторное голосование между: { $who }; срок: { $within }.
ending-repeat-election = Проводятся повторные выборы; срок: { $within }.
ending-put-off = Кандидатов недостаточно: голосование откладывается не более чем на { $term }.
ending-void = Выборы недействительны и повторяются; срок: { $within }.
ending-open = Закон не говорит, что дальше ({ $case }): { $what }
ending-missing = Нужное правило не записано: { $rule }
within-day = в тот же день
within-not-given = законом не установлен
case-too-few-again = после отложенного голосования кандидатов снова недостаточно.
case-which-two = поровну у более чем двух, а повторно баллотируются двое: { $who }.
case-no-quorum = выборщиков явилось меньше, чем требуется.
case-equal-again = и при повторном голосовании поровну: { $who }.
case-no-vote = у единственного кандидата нет голосов.
contest-against-leads = Против всех – { $ballots }, больше, чем у любого кандидата. Ни одна статья не связывает с этим последствий.
contest-no-vote = Ни у одного кандидата нет голосов.
contest-nominations = Закон не говорит, открывается ли выдвижение заново.
contest-who-stands = Кто баллотируется повторно, не записано; показаны набравшие поровну.
contest-percentages = Решено по опубликованным процентам.
contest-no-line = По закону того дня есть строка «против всех»; в этом бюллетене её не было.
contest-line-not = По закону того дня строки «против всех» нет; так отмечено бюллетеней: { $ballots }.
contest-title = { $name }: { $set }
contest-declared = Избранным объявлен тот же человек.
contest-declared-other = Объявлено иное.
contest-not-certified = Подсчитано, комиссией ещё не утверждено.
contest-not-decided = Известного недостаточно, чтобы решить исход.
contest-no-ballot = Бюллетень ещё не утверждён.
against-leads-here = За «против всех» подано больше голосов, чем за любого кандидата. По закону это ничего не меняет: сравниваются только голоса кандидатов.
against-no-candidate = не кандидат: места среди них не занимает
candidates-title = Кандидаты
candidates-others = Не в бюллетене
col-candidate = Кандидат
col-nominator = Кем выдвинут
voters-registered = Избирателей в списках
voters-took-part = Участвовало
ballots-invalid = Недействительных бюллетеней
woman = женщина
man = мужчина
years-old =
    { $n ->
        [one] { $n } год
        [few] { $n } года
       *[other] { $n } лет
     }
incumbent = занимает должность
rounds-title = Туры
round-between = между: { $who }
round-certified = утверждено { $day }
post-title = Должность
held-since = с { $day }
held-ended = Полномочия прекращены { $day }:
held-by-nobody = По записям её никто не занимает.
due-term = Следующие выборы – в связи с истечением срока.
due-early = Следующие выборы – в связи с досрочным прекращением полномочий.
due-vacant = Следующие выборы: должность никем не занята.
due-open = Подлежат ли выборы назначению – вопрос открыт.
due-call = Назначить не позднее
due-vote = Провести не позднее
stand-ahead = впереди
stand-perhaps = возможно, просрочено
stand-overdue = просрочено
calendar-today = Сегодня { $day }
col-step = Шаг
col-days = Дни
col-article = Статья
step-running = идёт
step-past = прошло
step-ahead = впереди
from-day = с
by-day = до
or = или
count-posts = Должностей
count-called = Назначено
count-elected = Избрано
count-repeat = Повторно
count-put-off = Отложено
count-open = Закон молчит
count-candidates = Кандидатов
count-women = Избрано женщин
winners-title = Избранные по выдвижению
col-posts = Должностей
renewal-title = Обновление
renewal-means = Доля избранных, которые прежде эту должность не занимали.
renewal-unknown = Ни об одном из { $n } избранных неизвестно, занимал ли он должность прежде.
renewal-share = { $share }: { $new } новых из { $known }, о ком это известно
renewal-bounds = О { $n } это неизвестно, поэтому среди всех избранных доля лежит между { $low } и { $high }.
renewal-later = Опубликовано о всех прямых выборах до августа 2023 года: избрано { $elected }, из них новых { $share }
map-self = Самовыдвиженцы среди избранных
map-new = Новые акимы
against-title = Против всех
against-nowhere = Нигде эта строка не набрала больше каждого из кандидатов.
against-where = Больше, чем любой кандидат, эта строка набрала на стольких выборах: { $n }
against-all-of-them = Все такие выборы
against-explained = Голоса «против всех» подсчитываются и публикуются. Ни одна статья не связывает с ними последствий, даже если их больше всего: избран кандидат, набравший больше голосов, чем другие. То же говорит Центральная избирательная комиссия.
posts-title = Должности
posts-found = Найдено: { $n }
posts-page = страница { $page } из { $pages }
posts-pages = Страницы таблицы
posts-before = назад
posts-after = вперёд
posts-data = То же как данные:
col-post = Должность
col-elected = Избран
col-margin = Отрыв
col-state = Состояние
filter-name = Место или имя
filter-nominator = Избран, выдвинут
filter-any = любое
filter-state = Состояние
filter-more = Ещё условия
filter-sex = Избраны
filter-women = женщины
filter-men = мужчины
filter-holder = Новый или переизбран
filter-age-from = Возраст от
filter-age-to = Возраст до
filter-margin = Отрыв не более, %
filter-against = Против всех
filter-against-leads = больше всех
filter-against-share = не менее { $share }
filter-sort = Порядок
filter-none = Все должности
sort-place = по месту
sort-name = по названию
sort-margin = сначала с малым отрывом
sort-turnout = сначала с высокой явкой
sort-against = сначала где больше «против всех»
sort-age = сначала молодые
beside-title = Рядом с прежними выборами
beside-lead = Должности те же, избирали разные. Если цифра не найдена ни в одном источнике, так и сказано.
beside-here = Эта страница
beside-sources = Источники: { $year }
about = около
way-direct = избирателями
way-indirect = депутатами маслихатов
candidates-per-post = Кандидатов на должность
measure-posts = Должностей на выборах
measure-districts = Районов
measure-regions = Регионов
measure-posts-country = Таких должностей в стране
measure-nominated = Выдвинуто
measure-registered = Зарегистрировано кандидатов
measure-registered-self = из них самовыдвиженцы
measure-registered-party = из них от партий
measure-registered-men = из них мужчины
measure-registered-women = из них женщины
measure-precincts = Участков
measure-voters = Избирателей
measure-kept = Избраны на ту же должность
measure-ties = Равенство голосов
measure-later-elected = Избрано до августа 2023 года
measure-later-renewed = Из них новых
measure-maslikhat = Мандатов всех маслихатов, избранных в том же году
measure-maslikhat-first = из них у партии с наибольшим числом
precincts-side = Протоколы по участкам
term-after = { $term } после:
term-before = { $term } до:
chamber-by-lists = Партийные списки
since-term-ends = { $term } до окончания срока: { $day }
since-early-end = { $term } после досрочного прекращения: { $day }
since-call = { $term } после назначения: { $day }
since-last-call = { $term } после последнего дня назначения: { $day }
published-lead = Голоса по отдельным должностям не найдены ни в одном источнике. Здесь – опубликованные суммы, каждая так, как напечатана.
published-figures = Что опубликовано
published-regions = Тире – не найдено.
region-title = { $region }: { $set }
region-published = Опубликовано о регионе
region-calendar = Голосование { $day }; должностей: { $n }.
chamber-lead = Из { $seats } мест известно, кем и каким путём заняты { $filled }.
chamber-missing = Пустыми оставлены места ({ $n }): результат здесь не записан или в этот день места ещё не были заняты.
chamber-law = Места по закону
chamber-elections = Как они заняты
chamber-not-recorded = не записано
chamber-table = Места по партиям и способу избрания
chamber-all = Всего
chamber-sum = Всего мест

## What the reform changed

reform-title = Что изменила реформа
reform-lead = Те же кандидаты и те же избиратели: один раз выбирают избиратели, как с 2021 года, другой раз – депутаты районного маслихата, как прежде.
reform-synthetic = Синтетические данные: должности, кандидаты и голоса вымышлены, с опубликованным совпадают только суммы. Как голосовали бы депутаты, неизвестно никому: допущение о них стоит в форме, и ответ зависит от него.
reform-loyalty = Верность депутатов своей партии, %
reform-deputies = Депутатов районного маслихата
reform-first = Из них: { $party }
reform-assumed = Допущение: депутатов в каждом районе – { $deputies }, из них от партии «{ $party }» – { $first } (опубликовано: { $seats } из { $all } мандатов всех маслихатов), остальные – по голосам за списки их партий. Из ста голосов депутатов { $loyalty } достаётся кандидату своей партии, если он есть; остальные – занимающему должность, иначе кандидату партии «{ $party }», иначе первому по порядку.
reform-answer = Другой человек занял бы { $other } из { $posts } должностей: { $share }
reform-stay-open = Не решено тем или другим способом – голоса равны или голосования не было: { $n }
reform-other = другой человек
reform-open = не решено
reform-new-voters = новые акимы, выбор избирателей
reform-new-deputies = новые акимы, выбор депутатов
reform-chart = Доля должностей в зависимости от верности депутатов, %; вертикальная пунктирная линия – верность, о которой спрошено
reform-chart-label = Доли должностей с другим человеком и с новым акимом в зависимости от верности депутатов; числа – в таблице ниже
reform-figures = Числа графика
reform-law = Закон для обоих способов
reform-law-of = Закон на { $day }
reform-margins = Опубликованное и созданное
reform-margins-lead = Страна создана так, чтобы её суммы равнялись опубликованным; ниже уровня области вымышлено всё.
reform-published = опубликовано
reform-generated = создано
reform-invented = Допущения о стране
reform-invented-deputies = Голосуют все депутаты, и предложены им все, кто баллотировался.
reform-invented-regions = Где по области опубликованы должности, кандидаты или избранные, взяты они; в остальных – распределено по числу должностей прежних выборов.
reform-invented-turnout = Явка области, по которой она не опубликована, взята случайно между наименьшей и наибольшей из опубликованных.
reform-invented-new = Доля новых акимов опубликована по всем выборам до августа 2023 года; она взята и для этого дня.
reform-invented-stand = На скольких должностях баллотировался занимающий её, не опубликовано; здесь – на { $n }.
reform-invented-rest = Какая должность, какой человек, какие голоса – вымышлено.

## Рабочие места многих должностей

desk-posts = Должности
desk-tables = Таблицы
work-title = Работа по должностям
work-everywhere = все районы
work-found = Найдено { $n } из { $all }; сначала то, чей срок раньше.
work-next = Что дальше
work-by = До какого дня
work-wrong = Что не так
work-wrong-some = что-то не так
work-due-late = срок прошёл
work-due-week = в течение семи дней
work-day = На какой день
work-pages = Страницы списка
trouble-late = срок прошёл
trouble-few-nominated = выдвинуто: { $n }
trouble-few-registered = зарегистрировано: { $n }
trouble-differ = записи расходятся: { $n }
trouble-findings = не сходится в протоколах: { $n }
trouble-open = закон не говорит об итоге
trouble-fell = итог отпал
trouble-repeat-late = повторные выборы позже срока
next-precincts = Назвать участки
next-call = Назначить выборы
next-nominate = Выдвижение кандидатов
next-decide = Решить о выдвижениях: { $n }
next-ballot = Установить бюллетень
next-put-off = Перенести выборы
next-vote = Ждать дня голосования
next-protocols = Протоколов не принято: { $n } из { $of }
next-count = Подсчитать итог
next-certify = Утвердить итог
next-call-again = Назначить то, чего требует итог
next-winner = Зарегистрировать избранного
next-nothing = Ничего до конца срока полномочий
post-saved = Записано.
post-look = Показать на этот день
post-code = Что значит { $code } и как это исправить
post-candidates = Кандидаты
post-reason = Почему это может остаться так
post-later = Что сейчас невозможно и почему
post-public = Эта должность, как её видят все
post-confirm = Подтвердите, что это вы
post-papers = Документы
post-back = Вернуться к должности
do-accept = Принять протокол
do-call = Назначить
do-nominate = Записать выдвижение
do-papers = Записать документы
do-decide = Решить по закону этого дня
do-ballot = Установить бюллетень
do-count = Подсчитать
do-certify = Утвердить
do-put-off = Перенести
do-call-again = Назначить повторно
do-winner = Зарегистрировать
do-record = Записать
title-call = Назначить выборы
title-nominate = Выдвинуть кандидата
title-papers = Принесены документы
title-decide = Решение комиссии
title-put-off = Перенести выборы
title-call-again = Повторное голосование или повторные выборы
act-eligible = Признать соответствие требованиям
act-issue = Выдать подписные листы
act-accept-sheets = Принять подписные листы
act-refuse = Отказать в регистрации
act-appeal = Подана жалоба
act-restore = Жалоба удовлетворена
act-dismiss = Жалоба отклонена
act-withdraw = Кандидат снялся
act-take-back = Выдвинувший отменил выдвижение
act-cancel = Отменить регистрацию
act-leave = Умер или потерял право
field-day = День
field-vote = День голосования
field-term-ends = Последний день срока
field-powers-ended = Полномочия прекращены досрочно
field-candidate = Метка кандидата (латиницей)
field-name = Фамилия, имя, отчество
field-sex = Пол
field-born = День рождения
field-nominator = Кто выдвинул: self, higher_akim или метка партии
field-hour = Час, например 17:30
field-member-of = Член партии; none — никакой
field-incumbent = Сейчас занимает эту должность
field-terms = Сроков подряд
field-decided = Решение комиссии об открытом, словами
field-because = Основание
field-signed = Подписавшие члены, каждый с новой строки
field-citizen = Гражданин
field-residence = Полных лет проживания в стране
field-consent = Собственное согласие
field-agreed = Согласие собрания местного сообщества
field-elsewhere = Выдвинут ещё где-то
field-paid = Взнос в минимальных зарплатах: 1, 1/2
field-declaration = Декларация кандидата
field-spouse = Декларация супруга
field-check = Специальная проверка
field-collected = Собрано подписей
field-good = Годных подписей
field-settlements = Населённых пунктов с подписями
word-female = женщина
word-male = мужчина
word-in-order = сдана, в порядке
word-missing = не сдана
word-false = недостоверна
word-not-owed = не требуется
word-passed = пройдена
word-negative = отрицательный итог
word-nowhere = нигде
word-constituency = в другом округе
word-maslikhat = в маслихат
tables-title = Таблицы для многих должностей
tables-lead = Выберите одну или все четыре таблицы: CSV, UTF-8, вместе до { $n } МБ. Сначала всё проверяется, и ничего не записывается.
tables-day = День, если строка его не называет
tables-check = Проверить
tables-preview = Что выйдет из таблиц
tables-nothing-yet = Пока ничего не записано.
tables-orders = распоряжений: { $n }
tables-problems = Останется строк: { $n }
tables-order = Записать все верные строки ({ $n })
tables-others = Выбрать другие таблицы
tables-last = Ваши последние загрузки
tables-upload = Загрузка { $n }
tables-wrong = Что не так
tables-file = Таблица
tables-line = Строка
tables-column = Столбец
tables-value = Значение
tables-more = И ещё { $n }; все в таблице.
table-posts = Должности
table-precincts = Участки
table-candidates = Кандидаты
table-protocols = Протоколы
upload-title = Запись таблиц
upload-ended = Всё выполнено.
upload-runs = Записывается; страница обновится сама.
upload-broke = Прервалось; отправьте те же таблицы снова, записанное второй раз не запишется:
upload-of = Распоряжений
upload-done = Записано
upload-known = Известно и раньше
upload-refused = Отклонено
upload-csv = Таблица отклонённого (CSV)
