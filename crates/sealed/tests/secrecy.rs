//! What must hold of sealed cases: who opens, who does not, and what a reader of the disk sees. It must never know how.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod spelling;

use std::io::{Read, Write};

use jiff::civil::{Date, date};
use proptest::prelude::*;
use sealed::{
    Addressee, Card, Case, Circle, Compartment, Cost, Fault, Form, GREATEST, Grant, Kind, PartKey, Password, Reason,
    Receipt, ReceiptSecret, Recipients, Script, SecretKey, Session, Share, Split, StaffKey, Ticket, Written, class,
    weigh,
};
use spelling::{holds, spellings};

const TODAY: Date = date(2026, 11, 25);
const CANARY: &str = "Канарейка-Canary-7316";

fn office(name: &str) -> (SecretKey, Addressee) {
    let key = SecretKey::draw();
    let to = Recipients::new(name, date(2026, 7, 1), key.public()).unwrap().on(TODAY).unwrap();
    (key, to)
}

fn circle(threshold: u8, all: usize) -> (Vec<SecretKey>, Circle) {
    let keys: Vec<SecretKey> = (0..all).map(|_| SecretKey::draw()).collect();
    let holders = keys.iter().enumerate().map(|(at, key)| (format!("holder-{at}"), key.public())).collect();
    let circle = Circle::new(threshold, holders).unwrap();
    (keys, circle)
}

fn seal(case: &Case, kind: Kind, text: &[u8]) -> (Written, Vec<u8>) {
    let mut sealer = case.seal(kind, Vec::new()).unwrap();
    sealer.write_all(text).unwrap();
    sealer.finish().unwrap()
}

fn open(key: &PartKey, kind: Kind, file: &[u8]) -> Result<Vec<u8>, Fault> {
    Ok(key.open(kind, file)?.read_all(GREATEST)?.to_vec())
}

fn code<T>(result: Result<T, Fault>) -> &'static str {
    match result {
        Ok(_) => "done",
        Err(fault) => {
            assert!(!fault.to_string().contains(CANARY) && fault.to_string().starts_with(fault.code()));
            assert!(!fault.hint().is_empty());
            fault.code()
        }
    }
}

fn shares(split: &Split, keys: &[SecretKey], who: &[usize]) -> Vec<Share> {
    who.iter().map(|at| split.share(&format!("holder-{at}"), &keys[*at]).unwrap()).collect()
}

fn join(split: &Split, shares: &[Share]) -> Result<SecretKey, Fault> {
    split.join(&shares.iter().collect::<Vec<_>>())
}

#[test]
fn each_part_opens_for_its_reader_alone() {
    let (key, to) = office("turkistan");
    let (other, _) = office("almaty");
    let (visitors, mechanism) = office("mechanism");
    let (_, custodians) = circle(2, 3);
    let case = Case::begin(&to, Some(&custodians), Some(&mechanism)).unwrap();
    let case = Case::parse(&case.to_text()).unwrap();
    let (written, story) = seal(&case, Kind::Story, CANARY.as_bytes());
    let (_, visit) = seal(&case, Kind::Visit, CANARY.as_bytes());
    let (_, identity) = seal(&case, Kind::Identity, CANARY.as_bytes());
    assert_eq!(weigh(Kind::Story, &story[..]).unwrap(), written);
    assert_eq!(case.addressee(Compartment::Office), Some(("turkistan", 1)));
    let office_key = case.unlock(Compartment::Office, &key).unwrap();
    let visit_key = case.unlock(Compartment::Mechanism, &visitors).unwrap();
    assert_eq!(open(&office_key, Kind::Story, &story).unwrap(), CANARY.as_bytes());
    assert_eq!(open(&visit_key, Kind::Visit, &visit).unwrap(), CANARY.as_bytes());
    let check = |found: &'static str, expect: &str| assert_eq!(found, expect);
    check(code(case.unlock(Compartment::Office, &other)), "K001");
    check(code(case.unlock(Compartment::Mechanism, &key)), "K001");
    check(code(case.unlock(Compartment::Identity, &key)), "K004");
    check(code(open(&office_key, Kind::Visit, &visit)), "K001");
    check(code(open(&office_key, Kind::Identity, &identity)), "K001");
    check(code(open(&office_key, Kind::Notes, &story)), "K004");
    check(code(open(&visit_key, Kind::Visit, &story)), "K001");
    let plain = Case::begin(&to, None, None).unwrap();
    check(code(plain.seal(Kind::Identity, Vec::new())), "K015");
    check(code(office_key.open(Kind::Story, &story[..]).unwrap().read_all(5)), "K020");
}

#[test]
fn locks_of_another_case_do_not_serve() {
    let (key, to) = office("turkistan");
    let (_, custodians) = circle(2, 2);
    let (one, two) = (Case::begin(&to, Some(&custodians), None).unwrap(), Case::begin(&to, None, None).unwrap());
    let (first, rest) = two.to_text().split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let text = one.to_text();
    let office_line = text.lines().find(|line| line.starts_with("office ")).unwrap();
    let swapped = Case::parse(&format!("{first}\n{office_line}\n")).unwrap();
    assert_eq!(code(swapped.unlock(Compartment::Office, &key)), "K004");
    let split = text.split_once('\n').unwrap().1.rsplit_once("office ").unwrap().0;
    assert_eq!(code(Case::parse(&format!("{first}\n{split}{rest}"))), "K004");
    assert_eq!(code(Case::parse(&format!("{first}\n{rest}{rest}"))), "K009");
    assert_eq!(code(Case::parse(&text.replace("zhargy-case/1", "zhargy-case/2"))), "K003");
    assert_eq!(code(Case::parse(text.trim_end())), "K003");
}

#[test]
fn a_changed_file_hands_out_nothing_that_was_not_sealed() {
    let (key, to) = office("turkistan");
    let case = Case::begin(&to, None, None).unwrap();
    let text: Vec<u8> = (0..200_000_u32).map(|at| at.to_le_bytes()[0]).collect();
    let (_, file) = seal(&case, Kind::Attachment, &text);
    let key = case.unlock(Compartment::Office, &key).unwrap();
    let header = file.windows(4).position(|four| four == b"\n---").unwrap();
    let regions = [0, 30, header - 3, header + 10, header + 55, header + 70, header + 1000, 70_000, file.len() - 1];
    for at in regions {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let mut read = Vec::new();
        let result = key.open(Kind::Attachment, &changed[..]).and_then(|mut o| Ok(o.read_to_end(&mut read)?));
        assert_ne!(code(result), "done", "bit at {at}");
        assert!(text.starts_with(&read), "bit at {at}");
    }
    for length in [0, 10, header, header + 60, header + 5000, 65_552, 131_104 + header, file.len() - 1] {
        assert_ne!(code(open(&key, Kind::Attachment, &file[..length])), "done", "cut at {length}");
    }
    let longer = [&file[..], b"x"].concat();
    assert_ne!(code(open(&key, Kind::Attachment, &longer)), "done");
    // One that was never finished.
    let mut out = Vec::new();
    let mut sealer = case.seal(Kind::Story, &mut out).unwrap();
    sealer.write_all(&text).unwrap();
    drop(sealer);
    assert_eq!(code(open(&key, Kind::Story, &out)), "K002");
}

#[test]
fn two_custodians_open_an_identity_and_one_does_not() {
    let (office_key, to) = office("turkistan");
    let (keys, custodians) = circle(2, 3);
    let case = Case::begin(&to, Some(&custodians), None).unwrap();
    let (_, file) = seal(&case, Kind::Identity, CANARY.as_bytes());
    let split = case.custodians().unwrap();
    let reason = Reason::new("  The court asks for the address.  ").unwrap();
    let [first, second] = [0, 2].map(|at: usize| split.share(&format!("holder-{at}"), &keys[at]).unwrap());
    assert_eq!(code(case.open_identity(&[&first], &reason, TODAY)), "K006");
    assert_eq!(code(case.open_identity(&[&first, &first], &reason, TODAY)), "K006");
    assert_eq!(code(case.open_identity(&[], &reason, TODAY)), "K006");
    assert_eq!(code(split.share("holder-0", &keys[1])), "K001");
    assert_eq!(code(split.share("administrator", &keys[1])), "K004");
    // The first one's share waits for the second, sealed to them.
    let letter = split.hand_on(&first, &keys[2].public()).unwrap();
    assert_eq!(code(split.receive("holder-0", &letter, &keys[1])), "K001");
    assert_eq!(code(split.receive("holder-1", &letter, &keys[2])), "K004");
    let first = split.receive("holder-0", &letter, &keys[2]).unwrap();
    let (key, opening) = case.open_identity(&[&first, &second], &reason, TODAY).unwrap();
    assert_eq!(open(&key, Kind::Identity, &file).unwrap(), CANARY.as_bytes());
    assert_eq!((opening.by.join(" "), opening.on), ("holder-0 holder-2".to_owned(), TODAY));
    assert_eq!(opening.reason.text(), "The court asks for the address.");
    for written in ["", "because", "x 1 2 3 4 5 6 7 8 9 10 11 12 13 14"] {
        assert_eq!(code(Reason::new(written)), "K008");
    }
    // Shares of another case.
    let stranger = Case::begin(&to, Some(&custodians), None).unwrap();
    let foreign = stranger.custodians().unwrap().share("holder-1", &keys[1]).unwrap();
    assert_eq!(code(case.open_identity(&[&first, &foreign], &reason, TODAY)), "K007");
    // Closed again: what was opened once opens nothing of the new lock.
    let closed = case.rotate_identity(&key, &custodians).unwrap();
    let (_, anew) = closed.reseal(&key, Kind::Identity, &file[..], Vec::new()).unwrap();
    assert_eq!(code(open(&key, Kind::Identity, &anew)), "K001");
    assert_eq!(code(closed.open_identity(&[&first, &second], &reason, TODAY)), "K007");
    // The key of another compartment does not change the custodians' lock, nor theirs the office's.
    let office = case.unlock(Compartment::Office, &office_key).unwrap();
    assert_eq!(code(case.rotate_identity(&office, &custodians)), "K004");
    assert_eq!(code(case.rotate(&key, &to)), "K004");
}

#[test]
fn an_answer_opens_for_the_receipt_alone() {
    let (office_key, to) = office("turkistan");
    let (_, custodians) = circle(2, 2);
    let secret = ReceiptSecret::draw(Form::Words).unwrap();
    let receipt = Receipt::of(&secret, Cost::SYNTHETIC).unwrap();
    let bare = Case::begin(&to, Some(&custodians), None).unwrap();
    assert_eq!((code(bare.seal(Kind::Answer, Vec::new())), bare.receipt()), ("K015", None));
    let case = Case::parse(&bare.with_receipt(receipt.clone()).to_text()).unwrap();
    assert_eq!((case.receipt(), case.addressee(Compartment::Complainant)), (Some(&receipt), None));
    // The office seals with the public half and cannot read it back.
    let (_, story) = seal(&case, Kind::Story, CANARY.as_bytes());
    let (_, answer) = seal(&case, Kind::Answer, CANARY.as_bytes());
    let held = case.unlock(Compartment::Office, &office_key).unwrap();
    assert_eq!(code(case.unlock(Compartment::Complainant, &office_key)), "K001");
    assert_eq!(code(open(&held, Kind::Answer, &answer)), "K001");
    // The holder brings the words alone; another's words, or none of this case, bring nothing.
    let come = |secret: &str, case: &Case| {
        let typed = ReceiptSecret::parse(secret).unwrap();
        Receipt::unlock(case.receipt(), &typed, Cost::SYNTHETIC).unwrap()
    };
    let shown = secret.expose(Script::Latin);
    let holder = come(&shown, &case).unwrap();
    let reading = case.unlock(Compartment::Complainant, &holder).unwrap();
    assert_eq!(open(&reading, Kind::Answer, &answer).unwrap(), CANARY.as_bytes());
    assert!(come("bura chosa jimu leta sora shifu", &case).is_none());
    // A receipt that is found does not open the story.
    assert_eq!(code(open(&reading, Kind::Story, &story)), "K001");
    assert_eq!(code(case.unlock(Compartment::Office, &holder)), "K001");
    assert_eq!(code(case.unlock(Compartment::Identity, &holder)), "K004");
    assert_eq!(code(case.rotate(&reading, &to)), "K004");
    // A new secret on demand: answers follow, and the old words open nothing of the new locks.
    let again = ReceiptSecret::draw(Form::Digits).unwrap();
    let renewed = case.clone().with_receipt(Receipt::of(&again, Cost::SYNTHETIC).unwrap());
    let (_, anew) = renewed.reseal(&reading, Kind::Answer, &answer[..], Vec::new()).unwrap();
    assert!(come(&shown, &renewed).is_none());
    assert_eq!(code(renewed.unlock(Compartment::Complainant, &holder)), "K001");
    assert_eq!(code(open(&reading, Kind::Answer, &anew)), "K001");
    let holder = come(&again.expose(Script::Latin), &renewed).unwrap();
    let reading = renewed.unlock(Compartment::Complainant, &holder).unwrap();
    assert_eq!(open(&reading, Kind::Answer, &anew).unwrap(), CANARY.as_bytes());
    // Destroyed with its salt: even the right words are no key any more.
    let mut gone = renewed;
    let _ = gone.shred(Compartment::Complainant, TODAY, Vec::new()).unwrap();
    assert!(come(&again.expose(Script::Latin), &gone).is_none());
}

#[test]
fn three_of_five_bring_back_an_office_key_and_two_do_not() {
    let (key, _) = office("turkistan");
    let (keys, five) = circle(3, 5);
    let split = Split::parse(&Split::of("turkistan", &key, &five).unwrap().to_text()).unwrap();
    for who in [[0, 1, 2], [4, 2, 0], [1, 3, 4]] {
        let found = join(&split, &shares(&split, &keys, &who)).unwrap();
        assert_eq!(*found.expose(), *key.expose());
    }
    assert!(join(&split, &shares(&split, &keys, &[0, 1, 2, 3, 4])).is_ok());
    for who in [&[][..], &[0], &[3, 4], &[1, 1, 1]] {
        assert_eq!(code(join(&split, &shares(&split, &keys, who))), "K006");
    }
    // Where the file says that two are enough, two are still not: every share says how many.
    let lowered = Split::parse(&split.to_text().replacen(" 3\n", " 2\n", 1)).unwrap();
    assert_eq!(code(lowered.share("holder-0", &keys[0])), "K004");
    let (_, again) = circle(2, 2);
    let two = |holders| Circle::new(2, holders);
    let (name, public) = ("a".to_owned(), key.public());
    assert_eq!(code(two(vec![(name.clone(), public.clone())])), "K012");
    assert_eq!(code(two(vec![(name.clone(), public.clone()), ("b".to_owned(), public.clone())])), "K012");
    assert_eq!(code(Circle::new(1, vec![(name, public)])), "K012");
    assert_eq!(Circle::parse(&again.to_text()).unwrap(), again);
    assert_ne!(again.fingerprint(), five.fingerprint());
}

#[test]
fn after_rotation_the_old_office_opens_nothing() {
    let (old_key, old) = office("almaty");
    let (new_key, new) = office("zhetysu");
    let case = Case::begin(&old, None, None).unwrap();
    let (_, file) = seal(&case, Kind::Story, CANARY.as_bytes());
    let held = case.unlock(Compartment::Office, &old_key).unwrap();
    let moved = case.rotate(&held, &new).unwrap();
    let (written, anew) = moved.reseal(&held, Kind::Story, &file[..], Vec::new()).unwrap();
    assert_eq!((written.bytes, anew.len()), (16_384, 16_384));
    assert_eq!(code(moved.unlock(Compartment::Office, &old_key)), "K001");
    assert_eq!(code(open(&held, Kind::Story, &anew)), "K001");
    let key = moved.unlock(Compartment::Office, &new_key).unwrap();
    assert_eq!(open(&key, Kind::Story, &anew).unwrap(), CANARY.as_bytes());
    assert_eq!(code(open(&key, Kind::Story, &file)), "K001");
    assert_eq!(code(moved.rotate(&held, &old)), "K004");
    // Said in the manual, and true: who kept the old file and the old key reads the old file.
    assert_eq!(open(&held, Kind::Story, &file).unwrap(), CANARY.as_bytes());
}

#[test]
fn after_shredding_nothing_opens() {
    let (key, to) = office("turkistan");
    let (keys, custodians) = circle(2, 2);
    let mut case = Case::begin(&to, Some(&custodians), None).unwrap();
    let (identity, _) = seal(&case, Kind::Identity, CANARY.as_bytes());
    let (story, _) = seal(&case, Kind::Story, CANARY.as_bytes());
    let parts = vec![identity.clone(), story];
    let certificate = case.shred(Compartment::Identity, TODAY, parts.clone()).unwrap();
    assert_eq!(certificate.parts, [identity]);
    assert!(certificate.to_text().starts_with("zhargy-destroyed/1 ") && certificate.to_text().lines().count() == 2);
    assert_eq!(code(case.custodians()), "K015");
    assert!(case.unlock(Compartment::Office, &key).is_ok());
    let _ = case.shred(Compartment::Office, TODAY, parts.clone()).unwrap();
    let stored = Case::parse(&case.to_text()).unwrap();
    assert_eq!(stored.to_text().lines().count(), 1, "no key is left in the file");
    assert_eq!(code(stored.unlock(Compartment::Office, &key)), "K015");
    assert_eq!(code(stored.seal(Kind::Story, Vec::new())), "K015");
    assert_eq!(code(case.shred(Compartment::Office, TODAY, parts)), "K015");
    assert_eq!(keys.len(), 2);
}

#[test]
fn a_staff_key_needs_password_and_card() {
    let key = SecretKey::draw();
    let (card, other) = (Card::draw().unwrap(), Card::draw().unwrap());
    let password = |text: &str| Password::new(text.to_owned());
    let stored = StaffKey::lock("aigul", &key, &password("correct"), &card, Cost::SYNTHETIC).unwrap();
    let stored = StaffKey::parse(&stored.to_text()).unwrap();
    let typed = Card::parse(&card.expose().to_lowercase().replace(' ', "-")).unwrap();
    assert_eq!(*stored.unlock(&password("correct"), &typed).unwrap().expose(), *key.expose());
    assert_eq!(code(stored.unlock(&password("wrong"), &card)), "K005");
    assert_eq!(code(stored.unlock(&password("correct"), &other)), "K005");
    assert_eq!(code(stored.unlock(&password(""), &Card::of_device([0; 32]))), "K005");
    let renamed = StaffKey::parse(&stored.to_text().replace("aigul", "arman")).unwrap();
    assert_eq!(code(renamed.unlock(&password("correct"), &card)), "K005");
    let greedy = stored.to_text().replace("m=64,t=1", "m=99999999,t=1");
    assert_eq!(code(StaffKey::parse(&greedy)), "K011");
    let mistyped = card.expose().replacen(|sign: char| sign != 'A', "A", 1);
    assert_eq!(code(Card::parse(&mistyped)), "K010");
    assert_eq!(code(StaffKey::lock("Aigul S.", &key, &password("x"), &card, Cost::SYNTHETIC)), "K017");
}

#[test]
fn a_session_opens_for_its_ticket() {
    let keys = [SecretKey::draw(), SecretKey::draw()];
    let (session, ticket) = Session::begin(&keys).unwrap();
    let (_, other) = Session::begin(&keys).unwrap();
    let ticket = Ticket::parse(&ticket.expose()).unwrap();
    let opened = session.keys(&ticket).unwrap();
    assert_eq!(opened.iter().map(|k| k.expose().to_string()).collect::<Vec<_>>(), keys.map(|k| k.expose().to_string()));
    assert_eq!(code(session.keys(&other)), "K005");
    assert_eq!(code(Ticket::parse("short")), "K010");
    assert!(format!("{session:?}").len() > 20 && !format!("{session:?}{:?}", opened[0]).contains("AGE-SECRET"));
}

#[test]
fn an_office_gives_its_key_to_its_people() {
    let (key, to) = office("turkistan");
    let (stranger, _) = office("almaty");
    let (member, other) = (SecretKey::draw(), SecretKey::draw());
    let grant = Grant::give(&to, &key, "aigul", &member.public()).unwrap();
    let grant = Grant::parse(&grant.to_text()).unwrap();
    assert_eq!(*grant.take(&member).unwrap().expose(), *key.expose());
    assert_eq!((grant.person(), grant.addressee()), ("aigul", to.clone()));
    assert_eq!(code(grant.take(&other)), "K001");
    assert_eq!(code(Grant::give(&to, &stranger, "aigul", &member.public())), "K004");
    let moved = Grant::parse(&grant.to_text().replace("turkistan", "almaty")).unwrap();
    assert_eq!(code(moved.take(&member)), "K004");

    let mut file = Recipients::new("turkistan", date(2026, 1, 1), stranger.public()).unwrap();
    let before = file.fingerprint();
    file.renew(TODAY, key.public()).unwrap();
    assert_ne!(before, file.fingerprint());
    assert_eq!(Recipients::parse(&file.to_text()).unwrap(), file);
    assert_eq!(file.on(date(2026, 11, 24)).unwrap().epoch, 1);
    assert_eq!((file.on(TODAY).unwrap().epoch, file.on(TODAY).unwrap().key), (2, key.public()));
    assert_eq!(code(file.on(date(2025, 12, 31))), "K014");
    assert_eq!(code(file.renew(TODAY, member.public())), "K012");
    assert_eq!(code(file.renew(date(2027, 1, 1), key.public())), "K012");
    assert_eq!(code(Recipients::parse(&file.to_text().replace("epoch 2", "epoch 3"))), "K009");
    assert_eq!(code(Recipients::parse("zhargy-recipients/1 turkistan\n")), "K009");
}

#[test]
fn the_disk_never_sees_the_canary_or_a_secret() {
    let (key, to) = office("turkistan");
    let (keys, custodians) = circle(2, 2);
    let words = ReceiptSecret::draw(Form::Words).unwrap();
    let receipt = Receipt::of(&words, Cost::SYNTHETIC).unwrap();
    let mut case = Case::begin(&to, Some(&custodians), Some(&to)).unwrap().with_receipt(receipt);
    let card = Card::draw().unwrap();
    let staff = StaffKey::lock("a", &key, &Password::new(CANARY.to_owned()), &card, Cost::SYNTHETIC).unwrap();
    let mut disk: Vec<Vec<u8>> = vec![
        case.to_text().into_bytes(),
        custodians.to_text().into_bytes(),
        staff.to_text().into_bytes(),
        Grant::give(&to, &key, "a", &keys[0].public()).unwrap().to_text().into_bytes(),
        Split::of("turkistan", &key, &custodians).unwrap().to_text().into_bytes(),
    ];
    let long = CANARY.repeat(5000);
    for kind in [Kind::Identity, Kind::Story, Kind::Attachment, Kind::Copy, Kind::Notes, Kind::Visit, Kind::Answer] {
        disk.push(seal(&case, kind, CANARY.as_bytes()).1);
        disk.push(seal(&case, kind, long.as_bytes()).1);
    }
    disk.push(case.shred(Compartment::Office, TODAY, Vec::new()).unwrap().to_text().into_bytes());
    let mut secrets = spellings(CANARY);
    secrets.extend(keys.iter().chain([&key]).map(|key| key.expose().as_bytes().to_vec()));
    secrets.push(card.expose().as_bytes().to_vec());
    secrets.push(b"AGE-SECRET-KEY".to_vec());
    secrets.extend([Script::Latin, Script::Cyrillic].map(|script| words.expose(script).as_bytes().to_vec()));
    for (at, file) in disk.iter().enumerate() {
        for secret in &secrets {
            assert!(!holds(file, secret), "file {at}");
        }
    }
}

#[test]
fn what_is_too_large_is_refused_while_it_comes() {
    let (_, to) = office("turkistan");
    let case = Case::begin(&to, None, None).unwrap();
    let mut sealer = case.seal(Kind::Attachment, std::io::sink()).unwrap().at_most(1 << 20);
    let copied = std::io::copy(&mut std::io::repeat(7).take(1 << 20), &mut sealer);
    assert_eq!(code(copied.map_err(Fault::from)), "K020");
}

/// A disk that is full after some bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let room = self.0.min(bytes.len());
        self.0 -= room;
        if room == 0 { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(room) }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_the_worlds_fault() {
    let (_, to) = office("turkistan");
    let case = Case::begin(&to, None, None).unwrap();
    for room in [0, 10, 300, 70_000, 131_071] {
        let sealed = case.seal(Kind::Story, Full(room)).and_then(|mut sealer| {
            sealer.write_all(&vec![7; 100_000])?;
            sealer.finish()
        });
        assert_eq!(code(sealed), "K013", "{room}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_sealed_is_opened_however_it_is_cut(length in 0_usize..300_000, cut in 1_usize..200_000) {
        let (key, to) = office("turkistan");
        let case = Case::begin(&to, None, None).unwrap();
        let text: Vec<u8> = (0..length).map(|at| (at % 251).to_le_bytes()[0]).collect();
        let mut sealer = case.seal(Kind::Attachment, Vec::new()).unwrap();
        for piece in text.chunks(cut) {
            sealer.write_all(piece).unwrap();
        }
        let (written, file) = sealer.finish().unwrap();
        // The size is that of the class: nothing else of the length shows. 600 bytes are more than any header.
        prop_assert_eq!(written.bytes, file.len() as u64);
        prop_assert_eq!(class(written.bytes), Some(written.bytes));
        prop_assert!(written.bytes <= class(length as u64 + 1000).unwrap());
        let key = case.unlock(Compartment::Office, &key).unwrap();
        prop_assert_eq!(open(&key, Kind::Attachment, &file).unwrap(), text);
    }

    #[test]
    fn any_changed_bit_is_told(at in 0_usize..16_384, bit in 0_u8..8) {
        let (key, to) = office("turkistan");
        let case = Case::begin(&to, None, None).unwrap();
        let (_, mut file) = seal(&case, Kind::Story, CANARY.as_bytes());
        file[at] ^= 1 << bit;
        let key = case.unlock(Compartment::Office, &key).unwrap();
        prop_assert!(open(&key, Kind::Story, &file).is_err());
    }

    #[test]
    fn hostile_text_is_refused_and_never_believed(text in "\\PC*", at in 0_usize..2000, sign in any::<char>()) {
        let (_, to) = office("turkistan");
        let (_, custodians) = circle(2, 2);
        let receipt = Receipt::of(&ReceiptSecret::draw(Form::Words).unwrap(), Cost::SYNTHETIC).unwrap();
        let good = Case::begin(&to, Some(&custodians), Some(&to)).unwrap().with_receipt(receipt).to_text();
        let mut signs: Vec<char> = good.chars().collect();
        let at = at % signs.len();
        signs[at] = sign;
        for hostile in [text.clone(), format!("{text}\n"), signs.into_iter().collect()] {
            if let Ok(case) = Case::parse(&hostile) {
                prop_assert_eq!(&case.to_text(), &hostile);
            }
            let _ = (Split::parse(&hostile), Circle::parse(&hostile), Grant::parse(&hostile));
            let _ = (Receipt::parse(&hostile), Recipients::parse(&hostile), StaffKey::parse(&hostile), Card::parse(&hostile));
        }
    }
}
