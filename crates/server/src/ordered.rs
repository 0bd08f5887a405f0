//! An order on its way: nothing waits on a thread while the writer decides it and makes it durable.

use store::{Client, Decider, Done, WriteError};
use tokio::sync::oneshot;

use crate::reply::Reply;
use crate::site::Site;

type Told = Box<dyn FnOnce(&Site) -> Reply + Send>;

/// An order and how its outcome is told to whoever gave it.
pub struct Ordered {
    give: Box<dyn FnOnce(oneshot::Sender<Told>) + Send>,
    /// Its outcome is told on a thread apart.
    pub(crate) apart: bool,
}

impl Ordered {
    /// An order for a writer. `told` makes the reply once the outcome is durable; a full queue is told at once.
    pub fn new<D: Decider + 'static>(
        client: Client<D>,
        order: D::Command,
        told: impl FnOnce(&Site, Result<Done<D::Answer>, WriteError>) -> Reply + Send + 'static,
    ) -> Self
    where
        D::Command: Send,
        D::Answer: Send,
    {
        let give = Box::new(move |sender: oneshot::Sender<Told>| {
            client.try_send(order, move |outcome| {
                let told: Told = Box::new(move |site: &Site| told(site, outcome));
                // Whoever asked may have left; the order stands all the same.
                drop(sender.send(told));
            });
        });
        Self { give, apart: false }
    }

    /// The same where telling the outcome asks the writer how things stand, which waits.
    #[must_use]
    pub fn told_apart(self) -> Self {
        Self { apart: true, ..self }
    }

    /// Gives the order; the reply is made where this is awaited, never on the writer's thread.
    pub(crate) fn give(self) -> oneshot::Receiver<Told> {
        let (sender, receiver) = oneshot::channel();
        (self.give)(sender);
        receiver
    }
}
