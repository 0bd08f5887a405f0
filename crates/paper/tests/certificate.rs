//! The certificate of a real result in three languages: its pages, its text as a reader copies it, its structure.
//! Must never look at how a page is drawn.

#[path = "../examples/certificate/model.rs"]
mod model;
mod reader;

use paper::Language;
use reader::Reader;

#[test]
fn a_certificate_can_be_read_back() {
    let check = |language: Language, pages: usize, expect: &[&str]| {
        let rendered = paper::render(&model::certificate(language));
        assert_eq!(rendered.findings, []);
        let reader = Reader::new(&rendered.bytes);
        assert_eq!((rendered.pages, reader.pages()), (pages, pages));
        let text = reader.texts().join("\n").replace(['\u{A0}', '\u{202F}'], " ");
        for expected in expect {
            assert!(text.contains(expected), "{language:?}: {expected}\n{text}");
        }
    };
    let hash = "9f2c4e7ab01d63584c9de2f7a8b350166d0f94c1e25b7a83cc40d91f7e6a2b58\n";
    check(
        Language::Kazakh,
        3,
        &[
            "Сайлау нәтижелері туралы хаттама\n",
            "2021 жылғы 12 қаңтар\n",
            "Қазақстан Халық партиясы\n",
            "5 148 074\n",
            "67 346,133\n",
            "71,09 %\n",
            "97-1-бап, 1-тармақ\n",
            "3 беттің 3-беті\n",
            "Ө. Үлгілі\n",
            "(қолы)\n",
            "М. О.\n",
            "СИНТЕТИКАЛЫҚ ДЕРЕКТЕР",
            hash,
        ],
    );
    check(
        Language::Russian,
        3,
        &[
            "Протокол о результатах выборов\n",
            "12 января 2021 года\n",
            "Народная партия Казахстана\n",
            "7 241 562\n",
            "порог 7 %: 506 910\n",
            "статья 97-1, пункт 4\n",
            "Страница 1 из 3\n",
            "Председатель комиссии\n",
            "М. П.\n",
            hash,
        ],
    );
    check(
        Language::English,
        3,
        &[
            "Certificate of the election result\n",
            "12 January 2021\n",
            "7,241,562\n",
            "67,346.133\n",
            "71.09%\n",
            "People’s Party of Kazakhstan\n",
            "Page 2 of 3\n",
            "(signature)\n",
            hash,
        ],
    );
}

#[test]
fn equal_documents_are_equal_bytes() {
    let render = || paper::render(&model::certificate(Language::Kazakh)).bytes;
    assert_eq!(render(), render());
}

#[test]
fn the_file_keeps_its_promises() {
    let bytes = paper::render(&model::certificate(Language::Kazakh)).bytes;
    let heads = Reader::new(&bytes).heads();
    for expected in [
        "/Marked true",
        "/Lang(kk)",
        "/StructTreeRoot",
        "/Type/Metadata",
        "/FontFile2",
        "/CIDFontType2",
        "/Identity-H",
        "/DisplayDocTitle true",
        "/CalRGB",
        "/S/TH",
        "/S/Figure",
        "/Outlines",
        "(D:20210112)",
    ] {
        assert!(heads.contains(expected), "{expected}");
    }
    for never in ["/Encrypt", "/JavaScript", "/DeviceRGB", "/URI"] {
        assert!(!heads.contains(never), "{never}");
    }
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("<xmp:CreateDate>2021-01-12</xmp:CreateDate>"));
    assert!(text.contains("<rdf:li xml:lang=\"x-default\">Сайлау нәтижелері туралы хаттама</rdf:li>"));
}

#[test]
fn signatures_stand_together_with_what_they_sign() {
    let rendered = paper::render(&model::certificate(Language::Russian));
    let texts = Reader::new(&rendered.bytes).texts();
    let last = texts.last().map(String::as_str).unwrap_or_default();
    for expected in ["Голова журнала", "Подписи", "Председатель комиссии", "Ж. Шаблонова", "М. П."]
    {
        assert!(last.contains(expected), "{expected}\n{last}");
    }
}
