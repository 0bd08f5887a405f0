//! Handlers of logins: who somebody is, proved with a password and a second factor; their own account, and everybody's.

use crate::routes::Route;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[];
