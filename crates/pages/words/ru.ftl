# Русский: the messages of the site. The same ids stand in kk, ru and en; a test compares them with the sources.

## The frame

skip = К содержанию
nav = Разделы сайта
languages = Языки
nav-elections = Выборы
nav-law = Закон
nav-parties = Партии
footer = Каждая цифра здесь вычислена из голосов и закона того дня — дважды, двумя программами без общего кода; каждый шаг называет свою статью.
footer-law = Хеш закона:
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
reforms-title = Как появились эти цифры
reforms-lead = Каждое изменение этих цифр, начиная с последнего, и акт, который его внёс.

## Elections

elections-title = Выборы
elections-lead = Голоса и объявленные итоги, как они были опубликованы. Здесь каждые выборы посчитаны ещё раз по закону их дня.
election-title = { $office }, { $day }
no-count-short = Голоса опубликованы не полностью.
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
distances = Сколько голосов до другого итога
one-more = На мандат больше
one-less = На мандат меньше
result-table = Итог по спискам
col-list = Список
col-votes = Голоса
col-share = Доля
col-seats = Мест
col-base = База и места
col-change = Разница
col-region = Регион
col-stage = Объявлено
threshold-line = Порог { $share }: { $needed } голосов
assumed = Принято допущение, не закон:

## The count, step by step

group-base = База порога
group-threshold = Кто преодолел порог
group-alone = Один список
group-quotas = Целые квоты
group-rest = Оставшиеся мандаты
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
what-if-lead = Те же голоса, другой закон. Пустое поле — как в законе того дня. Адрес страницы содержит весь вопрос: им можно поделиться.
what-if-nothing = Измените что-нибудь в форме, и рядом появится другой итог.
what-if-trouble = На этот вопрос нет ответа:
law-of-its-day = Закон того дня
law-asked = Другой закон
side-by-side = Мандаты рядом
what-changed = Что изменилось и какое правило тому причиной
nothing-differs = Ничего из того, что нужно подсчёту, не отличается.
idle-rule = { $rule } уже имеет это значение в законе того дня: ничего не меняется.
alone = Само по себе:
alone-nothing = Само по себе не меняет ни одного мандата.
alone-stops = Само по себе: подсчёт останавливается.
derivation-other = Подсчёт по другому закону по шагам
same-question = Тот же вопрос как адрес, команда, законопроект
as-address = Адрес
as-command = Команда
as-bill = Файл законопроекта { $file }
form-day = Закон этого дня
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
form-reset = Сначала
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
subject-lead = Что говорит каждое правило { $day }.
rule-history = История
rule-ends = такого правила больше нет
acts-title = Акты
act-operations =
 { $n ->
    [one] { $n } операция
    [few] { $n } операции
   *[many] { $n } операций
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
confidence-press = по прессе
confidence-deduced = выведено
confidence-unconfirmed = не подтверждено
when-between = день между { $earliest } и { $latest }, какой — не подтверждено
when-from = день начиная с { $earliest }, какой — не подтверждено
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
answer-ended = прекращено: { $when }
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
parties-results-lead = Доля от базы и под ней мандаты по закону каждого дня.

## Notices

notice-title = Здесь нет такого ответа
notice-home = На главную

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
night-known = известно по записям журнала: { $entries }
night-totals = Голоса на данный момент
night-part = Часть — не итог: мандаты показываются, когда получены все протоколы.
night-regions = По регионам
night-link = Следить за протоколами
col-settled = Протоколы
precincts-title = Найти участок
precinct-number = Номер участка
every-region = все регионы
copy-differs = Копия наблюдателя отличается
copy-by = В копии, внесённой { $by }, другие цифры, чем в протоколе.
state-awaited = ожидается
state-entered = вводится
state-accepted = принят
state-void = недействителен
precinct-title = Участок № { $id }
precinct-open = Протокол вводят два человека независимо друг от друга. Пока он не принят, его цифры не показываются.
precinct-protocol = Протокол
precinct-history = Что с ним происходило
col-figure = Строка
col-protocol = Протокол
col-copy = Копия
proof-title = Место в журнале
proof-lead = Записи об этом участке в журнале из { $size }. Хеши ведут от каждой строки к корню всех записей.
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
role-administrator = администратор комиссии
role-coordinator = территориальный координатор
role-clerk = оператор ввода
role-agent = представитель партии
role-observer = наблюдатель
role-auditor = аудитор

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
