//! A synthetic register written, read and reported; hostile tables; the data of the repository.

use super::*;

fn office() -> Office {
    Office::of(2023, None).unwrap_or_else(|failure| panic!("{}", failure.message))
}

fn table(cases: u32, seed: u64, office: &Office) -> String {
    let rows = synthetic::register(office, 2023, cases, seed);
    let rows: Vec<String> = rows.iter().map(|case| read::row(case, true)).collect();
    format!("{}\n{}\n", read::COLUMNS.join(","), rows.join("\n"))
}

#[test]
fn a_register_comes_back_as_it_was_written_and_makes_a_report() {
    let office = office();
    assert_eq!(table(50, 1, &office), table(50, 1, &office));
    assert_ne!(table(50, 1, &office), table(50, 2, &office));
    let (places, topics, bodies) = (office.places(), office.topics.ids(), office.bodies.ids());
    let languages = LANGUAGES.map(str::to_owned);
    let lists = Lists { places: &places, topics: &topics, bodies: &bodies, languages: &languages };
    let text = table(1500, 3, &office);
    let (register, faults) = read::register("r.csv", text.as_bytes(), &lists);
    assert_eq!((register.cases.len(), faults.len(), register.synthetic), (1500, 0, true));
    assert_eq!(register.cases, synthetic::register(&office, 2023, 1500, 3));
    let days = WorkingDays::new(&office.calendar, 2023);
    let settings = Settings { year: 2023, k: 5, round: None };
    let (report, _) = report(&register.cases, &lists, settings, &|from, to| days.between(from, to)).unwrap();
    assert!(report.figures().values().flatten().all(|count| *count >= 5));
    let csv = csv(&report, true);
    assert_eq!(figures("report.csv", csv.as_bytes()).unwrap_or_else(|f| panic!("{}", f.message)), report.figures());
    for language in ["kk", "ru", "en"] {
        let names = Names::new(&office, language);
        let document = sheet::document(&report, &names, &office, TOLD);
        let rendered = paper::render(&document);
        assert!(rendered.bytes.starts_with(b"%PDF-1.7"));
        assert!(rendered.findings.is_empty(), "{language}: {:?}", rendered.findings);
        let page = page::html(&document);
        assert!(page.contains(&document.subtitle) && page.contains("class=\"mark\""));
        let chart = chart::svg(&office.past, &names);
        assert_eq!(chart.matches(names.of(years::UNKNOWN)).count(), 4);
        assert_eq!(chart.matches("https://").count(), office.past.figures.len());
    }
    assert!(text_of(&report, &office).contains("SYNTHETIC"));

    let good = text.lines().nth(1).unwrap().to_owned();
    let check = |row: &str, code: &str| {
        let bytes = format!("{}\n{row}\n{good}\n", read::COLUMNS.join(","));
        let (register, faults) = read::register("r.csv", bytes.as_bytes(), &lists);
        assert_eq!((register.cases.len(), faults[0].code), (1, code), "{row}");
    };
    check("1,2", "O205");
    check(&good.replacen("2023-0", "=2023-0", 1).replacen(",ru,", ",русский,", 1).replacen(",kk,", ",KK,", 1), "O206");
    check(&good, "O207");
    assert_eq!(read::register("r.csv", b"a,b\n1,2\n", &lists).1[0].code, "O204");
    assert_eq!(read::register("r.csv", b"\xff", &lists).1[0].code, "O204");
    assert_eq!(read::cell("=1+1;x"), "\"'=1+1;x\"");
}

const TOLD: Told = Told { synthetic: true, refused: 0 };

fn text_of(report: &Report, office: &Office) -> String {
    text(report, &Names::new(office, "en"), TOLD)
}
