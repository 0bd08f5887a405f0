//! The interface for programs, `/api/v1`: the same data and the same orders, as JSON.

use crate::routes::Route;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[];
