//! Answers of an authenticator that is made here, and what becomes of them when a byte of them is another.

use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer as _;
use serde_json::{Value, json};

use super::*;

const ID: &[u8] = b"synthetic credential";

fn place() -> Place {
    Place::of(Some("https://desks.example")).unwrap()
}

fn at(seconds: i64) -> Moment {
    Moment::from_millis(1_600_000_000_000 + seconds * 1000).unwrap()
}

fn signer() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).unwrap()
}

/// What an authenticator is asked, and what it may be made to say otherwise.
#[derive(Clone)]
struct Said {
    client: Value,
    host: &'static str,
    flags: u8,
    counter: u32,
    tail: Vec<u8>,
}

impl Said {
    fn new(kind: &str, challenge: &str) -> Self {
        let client = json!({ "type": kind, "challenge": challenge, "origin": "https://desks.example", "crossOrigin": false,
            "later": 1 });
        Self { client, host: "desks.example", flags: PRESENT | VERIFIED, counter: 5, tail: Vec::new() }
    }

    fn registers(challenge: &str) -> Self {
        let point = signer().verifying_key().to_sec1_point(false);
        let bytes = point.as_bytes();
        let tail = [&[0; 16][..], &[0, 20], ID, &KEY_HEAD, &bytes[1..33], &KEY_MIDDLE, &bytes[33..]].concat();
        Self { flags: PRESENT | VERIFIED | ATTESTED, tail, ..Self::new("webauthn.create", challenge) }
    }

    fn sent(&self) -> String {
        let client = self.client.to_string();
        let hash = Sha256::digest(self.host);
        let data = [hash.as_slice(), &[self.flags], &self.counter.to_be_bytes(), &self.tail].concat();
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature: Signature = signer().sign(&signed);
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        json!({ "id": text(ID), "client": text(client.as_bytes()), "data": text(&data),
            "signature": text(signature.to_der().as_bytes()) })
        .to_string()
    }
}

#[test]
fn a_passkey_is_registered_and_opens_once_for_each_challenge() {
    let challenges = Challenges::new();
    let challenge = challenges.make(For::Register("s"), at(0));
    let sent = Said::registers(&challenge).sent();
    assert!(challenges.registered(&place(), "another", &sent, at(1)).is_err(), "a challenge is for one session");
    let new = challenges.registered(&place(), "s", &sent, at(1)).unwrap();
    assert_eq!((new.id.as_str(), new.counter, new.key.len()), (BASE64URL_NOPAD.encode(ID).as_str(), 5, 130));
    assert!(challenges.registered(&place(), "s", &sent, at(2)).is_err(), "and is answered once");
    let challenge = challenges.make(For::Login, at(10));
    let sent = Said::new("webauthn.get", &challenge).sent();
    let answer = challenges.answered(&place(), For::Login, &sent, at(11)).unwrap();
    assert_eq!(challenges.fits(&answer, &new.key, at(11)), Ok(()));
    assert!(challenges.fits(&answer, &new.key, at(12)).is_err(), "an answer that was overheard opens nothing");
    let other = SigningKey::from_slice(&[8; 32]).unwrap();
    let other = HEXLOWER.encode(other.verifying_key().to_sec1_point(false).as_bytes());
    assert!(challenges.fits(&answer, &other, at(12)).is_err());
}

#[test]
fn answers_that_are_none() {
    let challenges = Challenges::new();
    let check = |change: &dyn Fn(&mut Said), seconds: i64, expect: &str| {
        let mut said = Said::new("webauthn.get", &challenges.make(For::Login, at(0)));
        change(&mut said);
        let told = challenges.answered(&place(), For::Login, &said.sent(), at(seconds));
        assert_eq!(told.map_or_else(|Wrong(why)| why, |_| ""), expect);
    };
    check(&|_| {}, 0, "");
    check(&|_| {}, 299, "");
    check(&|_| {}, 300, "the challenge is none of this site, or it has run out");
    check(&|_| {}, -1, "the challenge is none of this site, or it has run out");
    let foreign = Challenges::new().make(For::Login, at(0));
    check(
        &|said| said.client["challenge"] = json!(foreign),
        1,
        "the challenge is none of this site, or it has run out",
    );
    check(&|said| said.client["challenge"] = json!(""), 1, "the challenge is none of this site, or it has run out");
    check(&|said| said.client["origin"] = json!("https://desks.example.net"), 1, "it answers another site");
    check(&|said| said.client["origin"] = json!("http://desks.example"), 1, "it answers another site");
    check(&|said| said.client["crossOrigin"] = json!(true), 1, "it answers another site");
    check(&|said| said.client["type"] = json!("webauthn.create"), 1, "it answers another question");
    check(&|said| said.client["type"] = json!(1), 1, "what the browser says cannot be read");
    check(&|said| said.host = "example", 1, "it answers another host");
    check(&|said| said.flags = PRESENT, 1, "its owner was not verified");
    check(&|said| said.flags = VERIFIED, 1, "its owner was not verified");
    check(&|said| said.flags |= ATTESTED, 1, "it brings a key that nobody asked for");
    check(&|said| said.tail = vec![0], 1, "more follows than it says");
    for sent in ["", "{}", "[]", "{\"id\":\"\",\"client\":\"?\",\"data\":\"\"}", &"a".repeat(20_000)] {
        assert!(challenges.answered(&place(), For::Login, sent, at(0)).is_err(), "{sent}");
    }
}

#[test]
fn keys_that_are_none() {
    let challenges = Challenges::new();
    let check = |change: &dyn Fn(&mut Vec<u8>), expect: &str| {
        let mut said = Said::registers(&challenges.make(For::Register("s"), at(0)));
        change(&mut said.tail);
        let told = challenges.registered(&place(), "s", &said.sent(), at(1));
        assert_eq!(told.map_or_else(|Wrong(why)| why, |_| ""), expect);
    };
    check(&|_| {}, "");
    check(&|tail| tail.truncate(10), "it has no id");
    check(&|tail| tail[17] = 11, "it has no id");
    check(&|tail| tail[17] = 19, "it has two ids");
    check(&|tail| tail.truncate(100), "it has no key");
    check(&|tail| tail[42] = 0x27, "its key is none of ES256");
    check(&|tail| tail[60] ^= 1, "its key is no point of the curve");
    check(&|tail| tail.push(0), "more follows than it says");
}

#[test]
fn passkeys_are_offered_where_browsers_have_them() {
    let check = |origin: &str, expect: Option<&str>| {
        assert_eq!(Place::of(Some(origin)).map(|place| place.host).as_deref(), expect, "{origin}");
    };
    check("https://desks.example", Some("desks.example"));
    check("https://desks.example:8443", Some("desks.example"));
    check("http://localhost:8080", Some("localhost"));
    check("http://desks.example", None);
    check("http://127.0.0.1:8080", None);
    check("https://127.0.0.1", None);
    check("https://[::1]:8080", None);
    assert_eq!(Place::of(None), None);
}
