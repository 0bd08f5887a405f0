//! A site that is told to stop while it is asked: what is answered is whole, what is not answered is not begun.

use std::io::{Read as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::stand::Stand;
use crate::world::{connect, get, last, open, responses, rest};

#[test]
fn a_request_during_a_stop_is_answered_or_not_begun() {
    const READERS: usize = 16;
    let mut stand = Stand::new();
    let (answered, address) = (AtomicUsize::new(0), stand.at);
    let paths = ["/en/", "/en/elections/small/protocols", "/en/law?q=list", "/ru/law/changes"];
    std::thread::scope(|scope| {
        for reader in 0..READERS {
            let answered = &answered;
            scope.spawn(move || {
                loop {
                    // From the stop on nobody listens.
                    let Ok(mut stream) = std::net::TcpStream::connect(address) else { return };
                    let path = paths[reader % paths.len()];
                    if stream.write_all(format!("{}{}", get(path).repeat(2), last(path)).as_bytes()).is_err() {
                        continue;
                    }
                    let all = rest(&mut stream);
                    let (whole, half) = responses(&all);
                    assert!(half.is_empty(), "half a response: {}", String::from_utf8_lossy(half));
                    assert!(whole.iter().all(|own| own.status == 200), "{whole:?}");
                    answered.fetch_add(whole.len(), Ordering::Relaxed);
                }
            });
        }
        while answered.load(Ordering::Relaxed) < 20 * READERS {
            std::thread::yield_now();
        }
        stand.stop();
    });
}

#[test]
fn a_form_half_sent_at_the_stop_is_taken_and_an_idle_connection_ends() {
    let mut stand = Stand::new();
    let mut idle = connect(&stand);
    let mut form = connect(&stand);
    idle.write_all(get("/healthz").as_bytes()).unwrap();
    let body = "threshold=5";
    let head =
        format!("POST /en/elections/small/what-if HTTP/1.1\r\nhost: site\r\ncontent-length: {}\r\n\r\n", body.len());
    form.write_all(format!("{head}{}", &body[..4]).as_bytes()).unwrap();
    // The site has both: one is answered, the other is open beside it.
    let mut first = [0; 1];
    idle.read_exact(&mut first).unwrap();
    while open(&stand) < 3 {
        std::thread::yield_now();
    }
    stand.stop();
    let left = rest(&mut idle);
    assert_eq!(responses(&[&first[..], &left].concat()).0.len(), 1);
    form.write_all(&body.as_bytes()[4..]).unwrap();
    let all = rest(&mut form);
    // There is no such election here; that is an answer.
    assert_eq!(responses(&all).0.iter().map(|own| own.status).collect::<Vec<_>>(), [404]);
}
