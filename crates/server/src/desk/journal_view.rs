//! Handlers of the journal as auditors read it: who did what, and when.

use crate::routes::Route;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[];
